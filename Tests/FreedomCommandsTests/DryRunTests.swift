import Foundation
import FreedomTestSupport
import Testing

@Suite("freedom import --dry-run")
struct DryRunTests {
  private func dryRun(_ name: String, _ bytes: Data, _ more: String...) throws
    -> FreedomBinary.Result
  {
    let file = try FreedomBinary.file(name, "")
    try bytes.write(to: URL(fileURLWithPath: file))
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
    return FreedomBinary.run(
      [
        "import", name, "--dry-run", "--database", FreedomBinary.temporary("x.sqlite"), "--quiet",
      ] + more, in: folder)
  }

  @Test("shows layout, delimiter, encoding, header, columns and rows as they would be stored")
  func own() throws {
    let text = "Title\n\nLand;Jahr;pr;cl;remark\nKenya;2024;4;3;a\n\nMali;2025;;6;b\n"
    let result = try dryRun(
      "mine.csv", Data(text.utf8), "--publication", "ngo", "--new-indicators")
    #expect(result.status == 0)
    #expect(
      result.output == """
        mine.csv: read as a tidy ratings file
        CSV, semicolon between fields, UTF-8

        Columns, header in row 3

        column  header  read as
        ──────  ──────  ─────────────────────────────
        A       Land    country or territory, by name
        B       Jahr    year of the edition
        C       pr      ngo.pr
        D       cl      ngo.cl
        E       remark  not imported

        The first 2 rows as they would be stored

        row  id   name   edition  values
        ───  ───  ─────  ───────  ──────────────────
          4  KEN  Kenya  2024     ngo.pr 4, ngo.cl 3
          6  MLI  Mali   2025     ngo.cl 6

        mine.csv: 2 rows would be added, 2024 to 2025, as publication ngo

        """)
  }

  @Test(
    "says of a column of editions what is done with it",
    arguments: [
      (["--publication", "ngo"], "not imported"), (["--publication", "fiw"], "edition"),
      (["--publication", "fiw", "--map", "year=year"], "not imported"),
    ])
  func edition(options: [String], meaning: String) throws {
    let text = """
      id,name,kind,publication,indicator,edition,year,coverage_start,coverage_end,value,text
      NOR,Norway,country,fiw,fiw.total,2024,2024,2023-01-01,2023-12-31,98,

      """
    let file = try FreedomBinary.file("tidy.csv", text)
    let result = FreedomBinary.run(
      ["import", file, "--dry-run", "--database", FreedomBinary.temporary("x.sqlite")] + options)
    #expect(result.output.contains("\nF       edition         \(meaning)\n"))
    #expect(
      result.error.contains("column edition: this column is not imported")
        == (meaning == "not imported"))
  }

  @Test("names the encoding, and joins the columns of a table of years")
  func wide() throws {
    let text = try #require(
      "name\t2019\t2020\t2021\nKenya\t1\t2\t3\nC\u{F4}te d'Ivoire\t4\t5\t6\n".data(
        using: .windowsCP1252))
    let result = try dryRun(
      "wide.txt", text, "--publication", "ngo", "--indicator", "x", "--new-indicators",
      "--encoding", "windows-1252")
    #expect(result.output.contains("CSV, tab between fields, windows-1252\n"))
    #expect(result.output.contains("B to D  2019 to 2021  ngo.x of the editions 2019 to 2021\n"))
    #expect(result.output.contains("  3  CIV  Cote d'Ivoire  2020     ngo.x 5\n"))
  }

  @Test("says which command imports the file where something has to be said")
  func command() throws {
    let unnamed = try dryRun(
      "mine.csv", Data("country,year,pr,cl\nKenya,2024,4,3\n".utf8))
    #expect(unnamed.status == 65)
    #expect(
      unnamed.output.hasSuffix(
        "\nTo import it:\n  freedom import mine.csv --database "
          + "\(Self.database(in: unnamed.output)) --quiet --publication NAME\n"))
    let wide = try dryRun("w.csv", Data("country,2024,2025\nKenya,4,3\n".utf8))
    #expect(wide.output.contains(" --publication NAME --indicator NAME\n"))
    #expect(wide.output.contains("B to C  2024 to 2025  values, one edition a column\n"))
    let odd = try dryRun("odd.csv", Data("who,Year (N),pr\nKenya,2024,4\n".utf8))
    #expect(odd.output.contains("odd.csv: no known layout fits\n"))
    #expect(odd.output.contains("A       who       not known, such as \"Kenya\"\n"))
    #expect(odd.output.contains(#" --map country="who""#))
    let latin = try dryRun(
      "l.csv", Data("country,year,a\u{F1}o\nKenya,2024,4\n".unicodeScalars.map { UInt8($0.value) }))
    #expect(latin.status == 65)
    #expect(latin.output.hasPrefix("l.csv: no known layout fits\n\nTo import it:\n"))
    #expect(latin.output.hasSuffix(" --encoding windows-1252\n"))
    let codes = try dryRun(
      "c.csv", Data("ccode,year,indicator,value\n310,2024,x,4\n".utf8), "--publication", "ngo",
      "--new-indicators")
    #expect(codes.output.hasSuffix(" --codes SYSTEM\n"))
    let congo = try dryRun(
      "g.csv", Data("country,year,pr,cl\nCongo,2024,4,4\n".utf8), "--publication", "ngo")
    #expect(congo.output.contains("g.csv: nothing would be imported; of 1 row 1 is refused\n"))
    #expect(!congo.output.contains("Congo=CO"))
    #expect(congo.output.hasSuffix(" --entity Congo=ENTITY\n"))
    let statuses = try dryRun(
      "s.csv", Data("country,year,status\nKenya,2024,1\nMali,2024,3\n".utf8), "--publication", "ngo"
    )
    #expect(statuses.output.hasSuffix(" --status-codes CODE=STATUS\n"))
    let yearless = try dryRun("y.csv", Data("country,score\nKenya,4\n".utf8))
    #expect(yearless.output.hasSuffix(" --publication NAME --edition YEAR\n"))
  }

  @Test(
    "writes no word into a command for what the user must say that would itself be taken",
    arguments: [
      ("Congo,2024,4,4\n", ["--entity", "Congo=ENTITY"]),
      ("Kenya,2024,4,4\n", ["--map", "year=HEADER"]),
      ("Kenya,2024,4,4\n", ["--edition", "YEAR"]),
      ("Kenya,2024,4,4\n", ["--status-codes", "CODE=STATUS"]),
      ("Kenya,2024,4,4\n", ["--codes", "SYSTEM"]), ("Kenya,2024,4,4\n", ["--decimal", "MARK"]),
    ])
  func placeholder(row: String, options: [String]) throws {
    let file = try FreedomBinary.file("p.csv", "country,year,pr,cl\n" + row)
    let result = FreedomBinary.run(
      [
        "import", file, "--publication", "ngo", "--database", FreedomBinary.temporary("p.sqlite"),
      ] + options)
    #expect(result.status != 0)
  }

  private static func database(in output: String) -> Substring {
    output.split(separator: "--database ").last?.prefix { $0 != " " } ?? ""
  }

  @Test("shows ten rows at most, and says how to leave out those that are refused")
  func rows() throws {
    let text = (1990...2020).map { "Kenya,\($0),4,3\n" }.joined() + "Narnia,2020,1,1\n"
    let result = try dryRun(
      "long.csv", Data(("country,year,pr,cl\n" + text).utf8), "--publication", "ngo",
      "--new-indicators")
    #expect(result.status == 65)
    #expect(result.output.contains("The first 10 rows as they would be stored\n"))
    #expect(result.output.contains("1999") && !result.output.contains("2000  "))
    #expect(
      result.output.hasSuffix(
        "long.csv: nothing would be imported; of 32 rows 1 is refused\n"
          + "To leave out the refused rows, use --skip-bad-rows.\n"))
  }

  @Test(
    "shows a workbook of Freedom House's, its sheets and columns of years",
    .enabled(if: SharedData.isHere, SharedData.reasonToSkip))
  func official() {
    let result = FreedomBinary.run([
      "import", SharedData.ratings2025, "--dry-run", "--database",
      FreedomBinary.temporary("x.sqlite"), "--width", "120",
    ])
    #expect(result.status == 0)
    #expect(result.output.contains("Excel workbook (.xlsx)\n"))
    #expect(
      result.output.contains(
        "B to FA  PR to Status  fiw.pr, fiw.cl, fiw.status of the editions Jan.-Feb. 1973 to 2025\n"
      ))
    #expect(result.output.contains("1978            fiw.pr 6, fiw.cl 6, fiw.status NF\n"))
  }
}

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
