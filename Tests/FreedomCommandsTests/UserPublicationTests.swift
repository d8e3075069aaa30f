import FreedomTestSupport
import Foundation
import Testing

/// A user's file never becomes Freedom House's in silence.
@Suite("Whose publication a file is")
struct UserPublicationTests {
  private static let tidy = "Country,Year,PR,CL\nHungary,2019,1,1\n"

  /// A database of the bundled data.
  private func database() throws -> String {
    let path = FreedomBinary.temporary("x.sqlite")
    try FileManager.default.copyItem(atPath: FreedomBinary.bundled, toPath: path)
    return path
  }

  private func run(_ database: String, _ arguments: String...) -> FreedomBinary.Result {
    FreedomBinary.run(arguments + ["--database", database])
  }

  /// Hungary's political rights rating of the edition 2019 as the database has it: 3 as published.
  private func hungary(_ database: String) -> String {
    run(
      database, "series", "Hungary", "--indicator", "fiw.pr", "--from", "2019", "--to", "2019",
      "--csv", "--no-headers", "--columns", "value"
    ).output
  }

  @Test(
    "a file that names no publication is refused, with the command to use",
    arguments: [
      ("my own.csv", tidy, []),
      ("p.csv", "publication,country,year,pr\nfiw,Hungary,2019,1\n", []),
      ("p.csv", "publication,country,year,pr\n FIW ,Hungary,2019,1\n", []),
      ("l.csv", "country,year,indicator,value\nHungary,2019,fiw.pr,1\n", ["--new-indicators"]),
      ("w.csv", "country,2018,2019\nHungary,1,1\n", ["--indicator", "fiw.pr"]),
      ("v.csv", "country,year,value\nHungary,2019,1\n", ["--indicator", "fiw.pr"]),
      (
        "m.csv", "Land,Jahr,Note\nHungary,2019,1\n",
        [
          "--map", "country=Land", "--map", "year=Jahr", "--map", "pr=Note",
        ]
      ),
    ] as [(String, String, [String])])
  func refused(name: String, text: String, options: [String]) throws {
    let database = try database()
    let before = try Data(contentsOf: URL(fileURLWithPath: database))
    let file = try FreedomBinary.file(name, text)
    let result = FreedomBinary.run(["import", file, "--database", database] + options)
    #expect(result.status == 65)
    #expect(result.output == "")
    let quoted = file.contains(" ") ? "'\(file)'" : file
    #expect(result.error.contains("[publication-not-named]"))
    #expect(result.error.contains("freedom import \(quoted) --database "), "\(result.error)")
    #expect(result.error.contains(" --publication NAME; "))
    #expect(try Data(contentsOf: URL(fileURLWithPath: database)) == before)
  }

  @Test("a chart has the title of the publication, whatever its citation")
  func title() throws {
    let database = try database()
    let file = try FreedomBinary.file("own.csv", "country,year,x\nHungary,2019,1\nPoland,2019,2\n")
    let imported = run(
      database, "import", file, "--publication", "own", "--title", "My index", "--cite", "A & B",
      "--higher-is-freer")
    #expect(imported.status == 0)
    for kind in ["bar", "line"] {
      let chart = run(database, "chart", kind, "Hungary", "Poland", "--indicator", "own.x")
      #expect(chart.lines.first == "My index, x: Hungary and Poland, 2019")
      #expect(chart.lines.contains("Source: A & B"))
    }
    let compared = run(
      database, "compare", "Hungary", "--baseline", "world", "--indicator", "own.x", "--chart")
    #expect(compared.output.contains("My index, x: Hungary and world, 2019"))
  }

  @Test("no note says of its years that they are those of Freedom House")
  func years() throws {
    let database = try database()
    let file = try FreedomBinary.file("own.csv", "country,year,x\nHungary,2019,1\n")
    #expect(run(database, "import", file, "--publication", "own").status == 0)
    let series = run(
      database, "series", "Hungary", "--indicator", "own.x", "--notes", "--columns",
      "edition,coverage_start", "--width", "120")
    #expect(series.output.contains("2019     2019-01-01"))
    #expect(
      series.output.contains("Freedom House's cover mostly the previous calendar year."))
  }

  @Test("its other findings come in the same run, and a dry run shows what would be imported")
  func provisional() throws {
    let file = try FreedomBinary.file("r.csv", Self.tidy + "Atlantis,2019,1,1\n")
    let result = run(
      try database(), "import", file, "--dry-run", "--csv", "--no-headers", "--columns",
      "layout,publication,rows,added,changed,unchanged,rejected")
    #expect(result.status == 65)
    #expect(result.error.contains("[publication-not-named]"))
    #expect(result.error.contains("Atlantis"))
    #expect(result.output == "tidy,,2,0,0,1,1\n")
  }

  @Test("under a name of the user's own it is shown beside Freedom House's values")
  func own() throws {
    let database = try database()
    let file = try FreedomBinary.file("r.csv", Self.tidy)
    let result = run(database, "import", file, "--publication", "mine")
    #expect(result.status == 0, "\(result.error)")
    #expect(hungary(database) == "3\n")
    let compared = run(
      database, "series", "Hungary", "--indicator", "mine.pr", "--indicator", "fiw.pr", "--from",
      "2019", "--to", "2019")
    #expect(compared.output.contains("Source: Freedom House, Freedom in the World; mine."))
  }

  @Test(
    "indicators named after Freedom House's stay the user's own under their own publication",
    arguments: [
      ("country,year,indicator,value\nHungary,2019,fiw.pr,1\n", [] as [String]),
      ("country,year,indicator,value\nHungary,2019,FIW.pr,1\n", []),
      ("country,2018,2019\nHungary,1,1\n", ["--indicator", "fiw.pr"]),
      ("country,year,fiw.pr\nHungary,2019,1\n", []),
    ])
  func renamed(text: String, options: [String]) throws {
    let database = try database()
    let file = try FreedomBinary.file("l.csv", text)
    let result = FreedomBinary.run(
      ["import", file, "--publication", "mine", "--new-indicators", "--database", database]
        + options)
    #expect(result.status == 0, "\(result.error)")
    #expect(hungary(database) == "3\n")
    let own = run(
      database, "series", "Hungary", "--indicator", "mine.pr", "--from", "2019", "--csv",
      "--no-headers", "--columns", "value")
    #expect(own.output == "1\n")
  }

  @Test("--publication fiw says what it adds and replaces, and the older value stays")
  func saidOutLoud() throws {
    let database = try database()
    let file = try FreedomBinary.file("r.csv", Self.tidy + "Hungary,2018,3,2\n")
    let result = run(
      database, "import", file, "--publication", " FIW", "--on-conflict", "replace")
    #expect(result.status == 0, "\(result.error)")
    #expect(
      result.error.contains(
        "2 values replaced (Hungary 2019 fiw.pr: 3 -> 1; Hungary 2019 fiw.cl: 3 -> 1)"),
      "\(result.error)")
    #expect(hungary(database) == "1\n")
    let source = run(
      database, "sources", "--csv", "--no-headers", "--columns", "id,file"
    ).lines.last?.split(separator: ",").first.map(String.init)
    #expect(run(database, "sources", "remove", try #require(source)).status == 0)
    #expect(hungary(database) == "3\n")
  }

  @Test(
    "a name that looks like Freedom House's is refused",
    arguments: ["Freedom in the World", "f.i.w", "fiw.mine", "", "fi\u{200B}w"])
  func lookAlikes(name: String) throws {
    let file = try FreedomBinary.file("r.csv", Self.tidy)
    let result = run(try database(), "import", file, "--publication", name)
    #expect(result.status == 64)
    #expect(result.error.contains("--publication"))
  }

  @Test("our own export comes back as it was written, and is refused when it was edited")
  func edited() throws {
    let database = try database()
    let exported = run(database, "export", "tidy", "Hungary", "--indicator", "fiw.pr").output
    let file = try FreedomBinary.file("h.csv", exported)
    #expect(run(database, "import", file).status == 0)
    let line = ",2019,2019,2018-01-01,2018-12-31,3,"
    #expect(exported.contains(line))
    let changed = try FreedomBinary.file(
      "e.csv", exported.replacing(line, with: ",2019,2019,2018-01-01,2018-12-31,1,"))
    // A new database has nothing to compare with but the bundled data.
    for database in [database, FreedomBinary.temporary("new.sqlite")] {
      let result = run(database, "import", changed)
      #expect(result.status == 65)
      #expect(result.error.contains("[official-values-differ]"), "\(result.error)")
      #expect(result.error.contains("Hungary 2019 fiw.pr: 3"))
      #expect(result.error.contains("--publication fiw"))
    }
    let new = FreedomBinary.temporary("new.sqlite")
    #expect(run(new, "import", file).status == 0)
    #expect(hungary(new) == "3\n")
    let own = run(database, "import", changed, "--publication", "mine", "--new-indicators")
    #expect(own.status == 0, "\(own.error)")
    #expect(hungary(database) == "3\n")
  }

  @Test("the bundled tables are known by their content, wherever they are")
  func bundled() throws {
    let table = Checkout.folder.appendingPathComponent("datasets/fotn.csv")
    let copy = try FreedomBinary.file("copy.csv", String(contentsOf: table, encoding: .utf8))
    #expect(run(FreedomBinary.temporary("new.sqlite"), "import", copy).status == 0)
  }
}
