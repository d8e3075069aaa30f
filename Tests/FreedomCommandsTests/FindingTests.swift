import FreedomTestSupport
import Foundation
import Testing

@Suite("The findings of an import")
struct FindingTests {
  private static let text = """
    My ratings

    country,year,pr,cl,status,note
    Kenya,2019,four,3,PF,a

    Mali,2019,four,3,PF,b
    Narnia,2019,4,3,PF,c
    Narnia,2020,4,3,PF,d
    Chad,2019,7,6,PF,e
    Chad,2020,7,6,PF,f

    """

  private func importing(_ text: String, _ more: String...) throws -> FreedomBinary.Result {
    let file = try FreedomBinary.file("ngo.csv", text)
    return FreedomBinary.run(
      [
        "import", file, "--database", FreedomBinary.temporary("x.sqlite"), "--publication", "fiw",
      ] + more)
  }

  @Test("are one line a fact, with a count, and name the file once")
  func grouped() throws {
    let result = try importing(Self.text)
    #expect(result.status == 65)
    #expect(
      result.error == """
        freedom: note: ngo.csv:1: "My ratings": this row above the header is read as a title and not \
        imported [title-row]
        freedom: note: line 3: column note: this column is not imported [unknown-column]
          hint: to import one, map it: --map NAME="note"
        freedom: error: line 4: column pr: "four": Political rights rating must be a number \
        [not-a-number, 2 times]
          hint: write a plain number such as 4 or 0.25; if this means missing, use --missing four
        freedom: error: line 7: column country: "Narnia": no country or territory has this name \
        [unknown-entity, 2 times]
          hint: see 'freedom entities' for the names known
        freedom: warning: line 9: column status: "Chad 2019: fiw.status PF": ratings 7, 6 make NF by the \
        rule of the edition 2019; also "Chad 2020: fiw.status PF" [status-differs-from-rule, 2 times]
          hint: kept as published
        freedom: note: line 2: blank lines were skipped: 2 [blank-lines]
        freedom: note: as you declared, these are values of fiw: 6 values added (Chad 2019 fiw.pr: 7; Chad 2019 \
        fiw.cl: 6; Chad 2019 fiw.status: PF; ...) [official-values]
        freedom: nothing was imported; to leave out the refused rows, use --skip-bad-rows

        """)
  }

  @Test("are all in the file that --findings names, and with --errors json")
  func all() throws {
    for ending in ["csv", "ndjson"] {
      let path = FreedomBinary.temporary("findings.\(ending)")
      let result = try importing(Self.text, "--findings", path, "--errors", "json")
      #expect(result.status == 65)
      let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
      let printed = result.error.split(separator: "\n")
      #expect(printed.count == 10)
      #expect(lines.count == (ending == "csv" ? 11 : 10))
      if ending == "ndjson" { #expect(lines == printed) }
    }
    let empty = FreedomBinary.temporary("none.csv")
    let file = try FreedomBinary.file("x.csv", "country,year,indicator,value\nKenya,2019,x,4\n")
    let good = FreedomBinary.run([
      "import", file, "--database", FreedomBinary.temporary("x.sqlite"), "--publication", "ngo",
      "--new-indicators", "--higher-is-freer", "--findings", empty,
    ])
    #expect(good.status == 0)
    #expect(
      try String(contentsOfFile: empty, encoding: .utf8)
        == "code,severity,file,sheet,row,column,cell,value,rule,hint,known\n")
  }

  @Test("go to a file with a fitting ending alone, and never over another output")
  func places() throws {
    #expect(try importing(Self.text, "--findings", "x.svg").status == 64)
    #expect(try importing(Self.text, "--findings", "-").status == 64)
    let path = FreedomBinary.temporary("f.csv")
    #expect(try importing(Self.text, "--findings", path, "--output", path).status == 64)
    let there = try FreedomBinary.file("there.csv", "mine\n")
    #expect(try importing(Self.text, "--findings", there).status == 73)
    #expect(Files.text(of: there) == "mine\n")
  }

  @Test("of many different values are twenty lines and a count")
  func many() throws {
    let rows = (0..<300).map { "Kenya,2019,x\($0),3\n" }.joined()
    let result = try importing("country,year,pr,cl\n" + rows)
    #expect(result.error.split(separator: "\n").count { $0.hasPrefix("freedom: error: ") } == 20)
    #expect(result.error.contains("  ... and 280 more of this kind (not-a-number)\n"))
  }

  @Test(
    "of Freedom House's own files are known, in at most forty lines for all eleven",
    .enabled(if: SharedData.isHere, SharedData.reasonToSkip))
  func known() throws {
    let database = FreedomBinary.temporary("x.sqlite")
    try FileManager.default.copyItem(atPath: FreedomBinary.bundled, toPath: database)
    let folder = SharedData.path("workbooks")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    let list = FreedomBinary.temporary("findings.csv")
    let result = FreedomBinary.run(
      ["import", "--database", database, "--findings", list] + files.map { "\(folder)/\($0)" })
    #expect(result.status == 0)
    #expect(files.count == 11)
    #expect(result.lines.count + result.error.split(separator: "\n").count <= 40)
    for line in result.error.split(separator: "\n") {
      #expect(line.hasSuffix("known; see docs/oddities.md"))
    }
    let found = try #require(Files.text(of: list)).split(separator: "\n").dropFirst()
    #expect(found.count > 150)
    #expect(found.allSatisfy { $0.hasSuffix(",true") })
    let sentence =
      "All_data_FIW_2013-2025.xlsx: 2723 rows unchanged, 2013 to 2025, as publication fiw"
    #expect(result.lines.contains(sentence))
  }

  @Test(
    "that are new in a file of Freedom House's are told apart from those that are known",
    .enabled(if: SharedData.isHere, SharedData.reasonToSkip))
  func new() throws {
    let path = SharedData.workbook("FOTN24_Country_Score_Data.xlsx")
    let result = FreedomBinary.run([
      "import", path, "--database", FreedomBinary.temporary("x.sqlite"), "--codes", "iso3",
    ])
    #expect(result.status == 65)
    #expect(result.error.hasPrefix("freedom: error: FOTN24_Country_Score_Data.xlsx"))
    #expect(!result.error.contains("known"))
  }
}

@Suite("What an import says in the end")
struct ImportSentenceTests {
  private let database = FreedomBinary.temporary("x.sqlite")

  private func importing(_ text: String, _ more: String...) throws -> FreedomBinary.Result {
    let file = try FreedomBinary.file("ngo.csv", text)
    return FreedomBinary.run(
      [
        "import", file, "--database", database, "--publication", "ngo", "--new-indicators",
        "--quiet",
      ] + more)
  }

  @Test(
    "of a file that was imported before says that other options were not used",
    arguments: [
      ["--years", "coverage"], ["--map", "country=country"], ["--edition", "2024"],
      ["--indicator", "y"],
      ["--missing", "1"],
    ])
  func knownFile(options: [String]) throws {
    let file = try FreedomBinary.file("ngo.csv", "country,year,indicator,value\nKenya,2024,x,1\n")
    let command = ["import", file, "--database", database, "--publication", "ngo"]
    #expect(FreedomBinary.run(command).status == 0)
    #expect(!FreedomBinary.run(command).error.contains("[known-file]"))
    #expect(FreedomBinary.run(command + options).error.contains("[known-file]"))
  }

  @Test("of a file that was imported before without some rows says so each time")
  func refusedBefore() throws {
    let file = try FreedomBinary.file(
      "ngo.csv", "country,year,indicator,value\nKenya,2024,x,1\nNarnia,2024,x,2\n")
    let command = ["import", file, "--database", database, "--publication", "ngo"]
    let skipping = ["--skip-bad-rows", "--rejects", FreedomBinary.temporary("r.csv")]
    #expect(FreedomBinary.run(command + skipping).status == 1)
    let again = FreedomBinary.run(command + ["--skip-bad-rows"])
    #expect(again.status == 1)
    #expect(again.output == "ngo.csv: imported before, nothing changed (1 row, 1 refused)\n")
    #expect(again.error.contains("rows of this file were refused when it was imported: 1"))
    #expect(FreedomBinary.run(command).status == 65)
  }

  @Test("is one sentence, whose counts make up the rows")
  func sentences() throws {
    let header = "country,year,indicator,value\n"
    let first = try importing(header + "Kenya,2024,x,1\nMali,2025,x,2\n")
    #expect(first.output == "ngo.csv: 2 rows added, 2024 to 2025, as publication ngo\n")
    let again = try importing(header + "Kenya,2024,x,1\nMali,2025,x,2\n")
    #expect(again.output == "ngo.csv: imported before, nothing changed (2 rows)\n")
    let rows = "Kenya,2024,x,1\nMali,2025,x,3\nChad,2025,x,\nTogo,2025,x,4\nTogo,2025,x,4\n"
    let mixed = try importing(
      header + rows + "Narnia,2025,x,1\n", "--skip-bad-rows", "--rejects",
      FreedomBinary.temporary("r.csv"))
    #expect(
      mixed.output
        == "ngo.csv: 1 row added, 1 changed, 1 unchanged, 1 repeated, 1 without a value, "
        + "1 refused, 2024 to 2025, as publication ngo\n")
  }

  @Test("names the editions where the file has the years judged")
  func coverage() throws {
    let file = try FreedomBinary.file("c.csv", "country,year,total\nKenya,2018,48\n")
    let result = FreedomBinary.run([
      "import", file, "--database", database, "--publication", "fiw", "--years", "coverage",
      "--quiet",
    ])
    #expect(result.output == "c.csv: 1 row added, editions 2019, as publication fiw\n")
  }

  @Test("stays a table in every format that is asked for")
  func formats() throws {
    let text = "country,year,indicator,value\nKenya,2024,x,1\n"
    let result = try importing(text, "--csv", "--columns", "file,rows,added", "--dry-run")
    #expect(result.output == "file,rows,added\nngo.csv,1,1\n")
    #expect(try importing(text, "--format", "table", "--dry-run").output.contains("layout"))
  }
}

@Suite("Rows of one country and year that contradict one another")
struct ContradictingRowCommandTests {
  @Test("are all left out and listed with their texts, in every layout")
  func leftOut() throws {
    for (text, values) in [
      (
        "country,year,pr,cl\n\nKenya,2019,4,4\nMali,2019,5,4\nMali,2019,5,5\nMali,2019,5,4\n",
        "KEN,4\nKEN,4\n"
      ),
      (
        "country,year,indicator,value\n\nKenya,2019,pr,4\nMali,2019,pr,5\nMali,2019,pr,6\n"
          + "Mali,2019,cl,5\n",
        "KEN,4\nMLI,5\n"
      ),
    ] {
      let file = try FreedomBinary.file("ngo.csv", text)
      let database = FreedomBinary.temporary("x.sqlite")
      let rejects = FreedomBinary.temporary("rejects.csv")
      let result = FreedomBinary.run([
        "import", file, "--database", database, "--publication", "ngo", "--new-indicators",
        "--skip-bad-rows", "--rejects", rejects,
      ])
      #expect(result.status == 1)
      let stored = FreedomBinary.run([
        "sql", "SELECT id, value FROM observation_tidy ORDER BY id, indicator", "--database",
        database, "--csv", "--no-headers",
      ])
      #expect(stored.output == values)
      let listed = try #require(Files.text(of: rejects)).split(separator: "\n").dropFirst()
      #expect(listed.allSatisfy { $0.hasPrefix("contradicting-duplicate,refused-row,ngo.csv,") })
      let isTidy = text.contains("cl\n")
      #expect(listed.count == (isTidy ? 3 : 2))
      #expect(listed.first?.hasSuffix(isTidy ? "\"Mali,2019,5,4\"" : "\"Mali,2019,pr,5\"") == true)
      #expect(FreedomBinary.run(["check", "--database", database]).status == 0)
    }
  }

  @Test("under two names of one country are left out too")
  func twoNames() throws {
    let file = try FreedomBinary.file(
      "p.csv", "country,year,pr,cl\nSudan,2011,7,7\nSudan-North,2011,7,7\nChad,2011,7,6\n")
    let database = FreedomBinary.temporary("x.sqlite")
    let arguments = [
      "import", file, "--database", database, "--publication", "ngo", "--new-indicators",
    ]
    #expect(FreedomBinary.run(arguments).status == 65)
    let kept = FreedomBinary.run(
      arguments + ["--skip-bad-rows", "--rejects", FreedomBinary.temporary("r.csv")])
    #expect(kept.status == 1)
    #expect(kept.output == "p.csv: 1 row added, 2 refused, 2011, as publication ngo\n")
  }
}
