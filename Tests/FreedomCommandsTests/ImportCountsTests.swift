import FreedomTestSupport
import Foundation
import Testing

@Suite("The rows that an import counts")
struct ImportCountsTests {
  private static let columns = "rows,added,changed,unchanged,rejected,notes"

  private func importing(_ text: String, into database: String, _ more: [String] = []) throws
    -> String
  {
    let file = try FreedomBinary.file("own.csv", text)
    return FreedomBinary.run(
      [
        "import", file, "--database", database, "--publication", "own", "--new-indicators", "--csv",
        "--no-headers", "--columns", Self.columns,
      ] + more
    ).output
  }

  @Test("that stand twice are counted once, in every layout")
  func repeated() throws {
    for text in [
      "country,year,pr,cl\nGhana,1982,6,5\nGhana,1982,6,5\nMali,1982,2,2\n",
      "country,year,indicator,value\nGhana,1982,a,6\nGhana,1982,a,6\nMali,1982,a,2\n",
    ] {
      let database = FreedomBinary.temporary("x.sqlite")
      #expect(try importing(text, into: database) == "3,2,0,0,0,1 repeated\n")
      #expect(try importing(text + "\n", into: database) == "3,0,0,2,0,1 repeated\n")
    }
  }

  @Test("add up where one contradicts another")
  func contradicting() throws {
    let text = "country,year,pr,cl\nGhana,1982,6,5\nGhana,1982,5,4\nMali,1982,2,2\n"
    let rejects = FreedomBinary.temporary("rejects.csv")
    #expect(
      try importing(
        text, into: FreedomBinary.temporary("x.sqlite"), ["--skip-bad-rows", "--rejects", rejects])
        == "3,1,0,0,2,\n")
  }

  @Test("add up where a value is missing, and where one is withdrawn")
  func missing() throws {
    let database = FreedomBinary.temporary("x.sqlite")
    let header = "country,year,indicator,value\n"
    #expect(
      try importing(header + "Ghana,1982,a,6\nMali,1982,a,-\nChad,1982,a,\n", into: database)
        == "3,1,0,0,0,2 without a value\n")
    #expect(
      try importing(header + "Ghana,1982,a,-\nMali,1982,a,-\nTogo,1982,a,1\n", into: database)
        == "3,1,1,0,0,1 without a value; 1 withdrawn\n")
  }

  @Test("of an indicator that differs from a stored one in case alone are refused")
  func twinsInTheDatabase() throws {
    let database = FreedomBinary.temporary("x.sqlite")
    _ = try importing("country,year,indicator,value\nGhana,1982,alpha,6\n", into: database)
    let file = try FreedomBinary.file(
      "two.csv", "country,year,indicator,value\nGhana,1983,Alpha,6\n")
    let second = FreedomBinary.run([
      "import", file, "--database", database, "--publication", "own", "--new-indicators",
    ])
    #expect(second.status == 65)
    #expect(second.error.contains("own.alpha"))
    #expect(second.error.contains("in the database"))
  }

  @Test("of our own export come back unchanged under every rule for years")
  func roundTrip() throws {
    let database = FreedomBinary.temporary("x.sqlite")
    try FileManager.default.copyItem(atPath: FreedomBinary.bundled, toPath: database)
    for rule in ["edition", "coverage", "coverage-filled"] {
      let file = FreedomBinary.temporary("t.csv")
      #expect(
        FreedomBinary.run([
          "export", "tidy", "Turkey", "Ghana", "--indicator", "fiw.pr", "--from", "1980", "--to",
          "2018", "--years", rule, "--output", file,
        ]).status == 0)
      for reading in ["edition", "coverage", "coverage-filled"] {
        let result = FreedomBinary.run([
          "import", file, "--database", database, "--publication", "fiw", "--years", reading,
          "--dry-run", "--csv", "--no-headers", "--columns", "added,changed,rejected,notes",
        ])
        #expect(result.status == 0)
        #expect(result.output.hasPrefix("0,0,0,"))
        #expect(!result.output.contains("superseded"))
      }
    }
  }

  @Test("make up the rows of every file, whatever was imported before", arguments: 0..<6)
  func addUp(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let database = FreedomBinary.temporary("x.sqlite")
    let countries = ["Ghana", "Mali", "Chad", "Togo"]
    let values = ["1", "2", "3", "", "-", "1", "2"]
    for _ in 0..<4 {
      var text = "country,year,alpha,beta\n"
      let isLong = Bool.random(using: &random)
      if isLong { text = "country,year,indicator,value\n" }
      for _ in 0..<Int.random(in: 1...9, using: &random) {
        func any(_ words: [String]) -> String { words.randomElement(using: &random) ?? "" }
        let name = any(countries)
        let year = Int.random(in: 2000...2002, using: &random)
        text += "\(name),\(year),\(any(isLong ? ["alpha", "beta"] : values)),\(any(values))\n"
      }
      let rejects = FreedomBinary.temporary("rejects.csv")
      let line = try importing(text, into: database, ["--skip-bad-rows", "--rejects", rejects])
      let cells = line.dropLast().split(separator: ",", omittingEmptySubsequences: false)
      let counts = cells.prefix(5).compactMap { Int($0) }
      try #require(counts.count == 5, "\(text)\(line)")
      let others = cells.last.map { String($0).split(separator: ";") } ?? []
      let beside = others.filter { $0.contains("repeated") || $0.contains("without a") }
        .compactMap { $0.split(separator: " ").first.flatMap { Int($0) } }
      #expect(counts[0] == (counts.dropFirst() + beside).reduce(0, +), "\(text)\(line)")
    }
  }
}
