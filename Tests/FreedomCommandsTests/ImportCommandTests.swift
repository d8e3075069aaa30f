import Foundation
import FreedomTestSupport
import Testing

@Suite("freedom import")
struct ImportCommandTests {
  private func columns(_ result: FreedomBinary.Result) -> [String] {
    result.lines.last.map { $0.split(separator: ",", omittingEmptySubsequences: false) }
      .map { $0.map(String.init) } ?? []
  }

  @Test("a second import of the same file changes nothing and says so")
  func idempotent() throws {
    let file = try FreedomBinary.file(
      "r.csv", "Land,Jahr,PR,CL,Status\nKasachstan,2009,6,5,NF\nKenya,2009,4,3,PF\n")
    let database = FreedomBinary.temporary("x.sqlite")
    let arguments = [
      "import", file, "--publication", "fiw", "--database", database, "--map", "country=Land",
      "--map", "year=Jahr",
      "--format", "csv", "--no-headers", "--columns", "rows,added,changed,unchanged,rejected",
    ]
    let unknown = FreedomBinary.run(arguments)
    #expect(unknown.status == 65)
    #expect(unknown.error.contains("Kasachstan"))
    #expect(!FileManager.default.fileExists(atPath: database))
    let good = try FreedomBinary.file(
      "r.csv", "Land,Jahr,PR,CL,Status\nKazakhstan,2009,6,5,NF\nKenya,2009,4,3,PF\n")
    let first = FreedomBinary.run(arguments.map { $0 == file ? good : $0 })
    #expect(first.status == 0)
    #expect(first.output == "2,2,0,0,0\n")
    let before = try Data(contentsOf: URL(fileURLWithPath: database))
    let second = FreedomBinary.run(arguments.map { $0 == file ? good : $0 })
    #expect(second.output == "2,0,0,2,0\n")
    #expect(try Data(contentsOf: URL(fileURLWithPath: database)) == before)
  }

  @Test("a file of one indicator is taken when the user names it")
  func oneIndicator() throws {
    let file = try FreedomBinary.file(
      "civic.csv", "country,year,value\nKenya,2020,3.5\nNamibia,2020,NA\nNamibia,2021,4\n")
    let database = FreedomBinary.temporary("civic.sqlite")
    let unnamed = FreedomBinary.run(["import", file, "--database", database])
    #expect(unnamed.status == 65)
    #expect(unnamed.error.contains("--indicator"))
    let named = FreedomBinary.run([
      "import", file, "--database", database, "--publication", "civic", "--indicator", "openness",
      "--new-indicators", "--format", "csv", "--columns", "layout,rows,added", "--no-headers",
    ])
    #expect(named.output == "long,3,2\n")
    let series = FreedomBinary.run([
      "series", "Namibia", "Kenya", "--indicator", "civic.openness", "--database", database,
      "--format", "csv", "--no-headers", "--columns", "id,year,value",
    ])
    #expect(series.output == "NAM,2021,4\nKEN,2020,3.5\n")
  }

  @Test("every refusal names line, column, value and rule, and nothing is kept")
  func refusals() throws {
    let file = try FreedomBinary.file(
      "bad.csv",
      """
      country,year,pr,cl,status
      Kenya,2009,99,3,PF
      Kenya,2010,six,3,PF
      Atlantis,2009,1,1,F
      Kenya,1983,4,3,PF
      Kenya,2011,4,3,maybe
      Kenya,2012,4,3
      Kenya,2013,4,3,PF,extra
      Namibia,2009,2,2,F

      """)
    let database = FreedomBinary.temporary("x.sqlite")
    let result = FreedomBinary.run(["import", file, "--database", database, "--errors", "json"])
    #expect(result.status == 65)
    #expect(!FileManager.default.fileExists(atPath: database))
    let findings = try result.error.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    let refused = findings.filter { $0["severity"] as? String == "refused-row" }
    #expect(refused.compactMap { $0["row"] as? Int } == [2, 3, 4, 5, 6, 7, 8])
    #expect(
      refused.compactMap { $0["code"] as? String } == [
        "out-of-range", "not-a-number", "unknown-entity", "unknown-edition", "not-a-status",
        "too-few-fields", "too-many-fields",
      ])
    let rejects = FreedomBinary.temporary("rejects.csv")
    let arguments = [
      "import", file, "--publication", "fiw", "--database", database, "--skip-bad-rows",
      "--rejects", rejects, "--format", "csv", "--no-headers", "--columns", "rows,added,rejected",
    ]
    let kept = FreedomBinary.run(arguments)
    #expect(kept.status == 1)
    #expect(kept.output == "8,1,7\n")
    #expect(kept.error.contains("7 lines"))
    let lines = try String(contentsOfFile: rejects, encoding: .utf8).split(separator: "\n")
    #expect(lines.count == 8)
    #expect(lines[0] == "code,severity,file,sheet,row,column,cell,value,rule,hint,text")
    #expect(lines[1].hasPrefix("out-of-range,refused-row,bad.csv,,2,pr,,99,"))
    #expect(lines[1].hasSuffix(",\"Kenya,2009,99,3,PF\""))
    let other = FreedomBinary.temporary("y.sqlite")
    let again = FreedomBinary.run(arguments.map { $0 == database ? other : $0 })
    #expect(again.status == 73 && again.error.contains("--force"))
    #expect(!FileManager.default.fileExists(atPath: other))
    let forced = FreedomBinary.run(arguments.map { $0 == database ? other : $0 } + ["--force"])
    #expect(forced.status == 1)
  }

  @Test("a rejects file is nothing without --skip-bad-rows, and never one of the inputs")
  func rejectsPlace() throws {
    let file = try FreedomBinary.file("bad.csv", "country,year,pr,cl,status\nNarnia,2009,1,1,F\n")
    let database = FreedomBinary.temporary("x.sqlite")
    let alone = FreedomBinary.run(["import", file, "--database", database, "--rejects", "r.csv"])
    #expect(alone.status == 64)
    let over = FreedomBinary.run([
      "import", file, "--publication", "fiw", "--database", database, "--skip-bad-rows",
      "--rejects", file, "--force",
    ])
    #expect(over.status == 73)
    #expect(try String(contentsOfFile: file, encoding: .utf8).contains("Narnia"))
  }

  @Test("the rejects file lies in the current folder under a name that is free")
  func rejectsName() throws {
    let file = try FreedomBinary.file("bad.csv", "country,year,pr,cl,status\nNarnia,2009,1,1,F\n")
    let folder = URL(fileURLWithPath: FreedomBinary.temporary("x")).deletingLastPathComponent()
    for name in ["bad.rejects.csv", "bad.rejects-2.csv"] {
      let database = FreedomBinary.temporary("x.sqlite")
      let result = FreedomBinary.run(
        ["import", file, "--publication", "fiw", "--database", database, "--skip-bad-rows"],
        in: folder)
      #expect(result.status == 1)
      #expect(result.error.contains(" \(name), 1 line"))
      let listed = try String(
        contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
      #expect(listed.contains("\"Narnia,2009,1,1,F\""))
    }
    let dry = FreedomBinary.run(
      [
        "import", file, "--publication", "fiw", "--database", "x.sqlite", "--skip-bad-rows",
        "--dry-run",
      ], in: folder)
    #expect(dry.status == 1)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 2)
  }

  @Test("a file and its database may have any name", arguments: [":memory:", "file:x", "a'b\";c"])
  func names(name: String) throws {
    let file = try FreedomBinary.file("r.csv", "country,year,pr,cl,status\nKenya,2009,4,3,PF\n")
    let database = FreedomBinary.temporary(name)
    let folder = URL(fileURLWithPath: database).deletingLastPathComponent()
    let result = FreedomBinary.run(
      ["import", file, "--publication", "fiw", "--database", name], in: folder)
    #expect(result.status == 0, "\(result.error)")
    #expect(FileManager.default.fileExists(atPath: database))
  }

  @Test("a long file declares its indicators on first sight")
  func long() throws {
    let file = try FreedomBinary.file(
      "long.csv",
      "country,year,indicator,value\nNA,2001,v2x,0.125\nNamibia,2002,v2x,-3\nKenya,2002,v2y,7\n")
    let database = FreedomBinary.temporary("x.sqlite")
    let taken = FreedomBinary.run([
      "import", file, "--database", database, "--publication", "vdem", "--format", "csv",
      "--no-headers", "--columns", "rows,added,editions",
    ])
    #expect(taken.output == "3,3,2001-2002\n")
    let series = FreedomBinary.run([
      "series", "Namibia", "--indicator", "vdem.v2x", "--database", database, "--format", "csv",
      "--no-headers", "--columns", "year,value",
    ])
    #expect(series.lines == ["2001,0.125", "2002,-3"])
  }

  @Test("a folder stands for the files in it")
  func folder() throws {
    let file = try FreedomBinary.file("a.csv", "country,year,pr,cl,status\nKenya,2009,4,3,PF\n")
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
    try Data("country,year,pr,cl,status\nKenya,2010,4,4,PF\n".utf8)
      .write(to: folder.appendingPathComponent("b.csv"))
    let result = FreedomBinary.run([
      "import", folder.path, "--publication", "fiw", "--database",
      FreedomBinary.temporary("x.sqlite"), "--format", "csv",
      "--no-headers", "--columns", "file,rows,added",
    ])
    #expect(result.lines == ["a.csv,1,1", "b.csv,1,1"])
  }

  @Test("countries by years take the indicator that is named")
  func wide() throws {
    let file = try FreedomBinary.file("wide.csv", "country,2008,2009\nKenya,4,\nNamibia,2,2\n")
    let database = FreedomBinary.temporary("x.sqlite")
    #expect(
      FreedomBinary.run(["import", file, "--database", database, "--publication", "fiw"]).status
        == 65)
    let taken = FreedomBinary.run([
      "import", file, "--database", database, "--publication", "fiw", "--indicator", "pr",
      "--format", "csv", "--no-headers", "--columns", "rows,added",
    ])
    #expect(taken.output == "3,3\n")
  }

  @Test(
    "the 2018 file after the 2025 one changes no current value, and both are listed",
    .enabled(if: SharedData.isHere, "Freedom House's workbooks are not here"))
  func vintages() {
    let database = FreedomBinary.temporary("x.sqlite")
    let newer = FreedomBinary.run([
      "import", SharedData.ratings2025, "--database", database, "--format", "csv",
      "--no-headers", "--columns", "layout,editions,rows,added,changed",
    ])
    #expect(newer.output == "fiw-ratings,1973-2025,9965,9965,0\n")
    let values = FreedomBinary.run([
      "sql", "SELECT * FROM freedom_in_the_world WHERE kind = 'country' ORDER BY id, year",
      "--database", database, "--format", "csv",
    ]).output
    let older = FreedomBinary.run([
      "import", SharedData.ratings2018, "--database", database, "--format", "csv",
      "--no-headers", "--columns", "layout,changed",
    ])
    #expect(older.output == "fiw-ratings,0\n")
    let after = FreedomBinary.run([
      "sql", "SELECT * FROM freedom_in_the_world WHERE kind = 'country' ORDER BY id, year",
      "--database", database, "--format", "csv",
    ]).output
    #expect(after == values)
    let sources = FreedomBinary.run([
      "sources", "--database", database, "--format", "csv", "--no-headers", "--columns", "editions",
    ])
    #expect(sources.lines == ["1973-2025", "1973-2018"])
  }

  @Test(
    "all-data and ratings of 2025 agree in every status, PR and CL",
    .enabled(if: SharedData.isHere, "Freedom House's workbooks are not here"))
  func allDataAgainstRatings() {
    let database = FreedomBinary.temporary("x.sqlite")
    _ = FreedomBinary.run([
      "import", SharedData.ratings2025, "--database", database, "--quiet",
    ])
    let result = FreedomBinary.run([
      "import", SharedData.allData2025, "--database", database, "--format", "csv",
      "--no-headers", "--columns", "rows,rejected,notes",
    ])
    #expect(result.output == "2723,0,\n")
    #expect(!result.error.contains("superseded"))
  }
}

/// Files such as people bring, imported by the built binary.
@Suite("freedom import, files of others")
struct MessyImportTests {
  /// A database of the bundled data.
  private func database() throws -> String {
    let path = FreedomBinary.temporary("x.sqlite")
    try FileManager.default.copyItem(atPath: FreedomBinary.bundled, toPath: path)
    return path
  }

  private func run(_ database: String, _ arguments: String...) -> FreedomBinary.Result {
    FreedomBinary.run(arguments + ["--database", database])
  }

  @Test("years that are rather the years covered are refused with the option to use")
  func yearsOfCoverage() throws {
    let database = try database()
    let file = try FreedomBinary.file(
      "freedom.csv",
      """
      country,year,CL,PR,Status
      Hungary,2017,2,3,F
      Hungary,2018,3,3,PF
      Serbia,2017,2,3,F
      Serbia,2018,3,3,PF
      Benin,2018,2,2,F
      Benin,2019,2,4,PF

      """)
    for publication in [[], ["--publication", "fiw"]] {
      let refused = FreedomBinary.run(["import", file, "--database", database] + publication)
      #expect(refused.status == 65)
      #expect(refused.error.contains("--years coverage"))
    }
    let taken = run(
      database, "import", file, "--publication", "fiw", "--years", "coverage", "--csv",
      "--no-headers", "--columns", "changed,unchanged")
    #expect(taken.output == "0,6\n", "\(taken.error)")
    let said = run(
      database, "import", file, "--publication", "fiw", "--years", "edition", "--dry-run")
    #expect(said.status == 0, "\(said.error)")
  }

  @Test("options that are not as they should be are refused before anything is read")
  func options() throws {
    let database = try database()
    let file = try FreedomBinary.file("a.csv", "country,year,status\nKenya,2020,2\n")
    for arguments in [
      ["--decimal", "dot"], ["--status-codes", "1"], ["--status-codes", "1=F,1=NF"],
    ] {
      let refused = FreedomBinary.run(
        ["import", file, "--publication", "own", "--database", database] + arguments)
      #expect(refused.status == 64, "\(refused.error)")
    }
    let taken = run(
      database, "import", file, "--publication", "own", "--status-codes", "1=F,2=PF,3=NF")
    #expect(taken.status == 0, "\(taken.error)")
  }

  @Test("another project's data set brings its title, its source and the scale of its indicators")
  func project() throws {
    let database = try database()
    let file = try FreedomBinary.file(
      "vdem.csv",
      """
      country_name,country_text_id,country_id,year,historical_date,v2x_polyarchy
      Hungary,HUN,210,2010,2010-12-31,0.8
      Hungary,HUN,210,2024,2024-12-31,0.4

      """)
    #expect(run(database, "import", file).status == 0)
    let trend = run(
      database, "trend", "Hungary", "--indicator", "vdem.polyarchy", "--csv", "--no-headers",
      "--columns", "direction")
    #expect(trend.output == "declined\n", "\(trend.error)")
    let series = run(database, "series", "Hungary", "--indicator", "vdem.polyarchy")
    #expect(series.output.contains("V-Dem Institute"))
  }
}
