import Foundation
import FreedomTestSupport
import Testing

@Suite("formats, rows and columns")
struct FormatOptionTests {
  private static let query = ["sql", "SELECT '=1+1' AS \"@name\", 2.5 AS number, NULL AS none"]

  @Test(
    "formats have short forms and other names",
    arguments: [
      (["--csv"], ["--format", "csv"]), (["--tsv"], ["--format", "tsv"]),
      (["--json"], ["--format", "json"]), (["--nl"], ["--format", "ndjson"]),
      (["--md"], ["--format", "markdown"]), (["--format", "md"], ["--format", "markdown"]),
      (["--format", "nl"], ["-f", "jsonl"]), (["--format", "plain"], ["--format", "table"]),
    ])
  func shortForms(short: [String], long: [String]) {
    let result = FreedomBinary.run(Self.query + short)
    #expect(result.status == 0, "\(result.error)")
    #expect(result.output == FreedomBinary.run(Self.query + long).output)
    #expect(!result.output.isEmpty)
  }

  @Test(
    "a command without formats names the short form that was typed", arguments: ["--csv", "--md"])
  func shortFormRefused(short: String) {
    let result = FreedomBinary.run(["sources", "remove", "1", short])
    #expect(result.status == 64)
    #expect(result.error.contains("unknown option \(short)\n"), "\(result.error)")
  }

  @Test("a text that a spreadsheet would run is guarded in CSV and TSV, unless told otherwise")
  func formulas() {
    func output(_ options: String...) -> String { FreedomBinary.run(Self.query + options).output }
    #expect(output("--csv") == "'@name,number,none\n'=1+1,2.5,\n")
    #expect(output("--tsv") == "'@name\tnumber\tnone\n'=1+1\t2.5\t\n")
    #expect(output("--csv", "--no-formula-guard") == "@name,number,none\n=1+1,2.5,\n")
    #expect(output("--tsv", "--no-formula-guard", "--no-headers") == "=1+1\t2.5\t\n")
    #expect(output("--nl") == "{\"@name\": \"=1+1\", \"number\": 2.5, \"none\": null}\n")
  }

  @Test("LaTeX and HTML take a caption, LaTeX a label")
  func captions() {
    let latex = FreedomBinary.run(
      Self.query + ["--format", "latex", "--caption", "50% & more", "--label", "tab:a b"])
    #expect(latex.output.contains("\\caption{50\\% \\& more}\n  \\label{tab:a-b}"))
    let page = FreedomBinary.run(Self.query + ["--format", "html", "--caption", "<b> & more"])
    #expect(page.output.contains(">&lt;b&gt; &amp; more</caption>"))
    for (option, format) in [("--caption", "markdown"), ("--caption", "csv"), ("--label", "html")] {
      let ignored = FreedomBinary.run(Self.query + ["--format", format, option, "x"])
      #expect(ignored.status == 64)
      #expect(ignored.error.contains("\(option) is for latex"))
    }
  }

  private static let rows = [
    "sql",
    "SELECT * FROM (VALUES ('b', 10), ('a', 9), ('d', NULL), ('c', 9), ('e', -1.5))",
    "--csv", "--no-headers",
  ]

  @Test(
    "rows are sorted by value, missing last, equal ones as they were",
    arguments: [
      ("column2", "e,-1.5 a,9 c,9 b,10 d,"), ("-column2", "b,10 a,9 c,9 e,-1.5 d,"),
      ("column1", "a,9 b,10 c,9 d, e,-1.5"), ("-column1", "e,-1.5 d, c,9 b,10 a,9"),
    ])
  func sorting(column: String, rows: String) {
    let result = FreedomBinary.run(Self.rows + ["--sort", column])
    #expect(result.lines.joined(separator: " ") == rows, "\(result.error)")
  }

  @Test("rows are left out at the start after sorting, and a wrong number or column is reported")
  func offsets() {
    let options = ["--sort", "column1", "--offset", "1", "--limit", "2"]
    #expect(FreedomBinary.run(Self.rows + options).lines == ["b,10", "c,9"])
    #expect(FreedomBinary.run(Self.rows + ["--offset", "99"]).output.isEmpty)
    #expect(FreedomBinary.run(Self.rows + ["--offset=-1"]).status == 64)
    let unknown = FreedomBinary.run(Self.rows + ["--sort", "colum1"])
    #expect(unknown.status == 65)
    #expect(unknown.error.contains("did you mean: column1"), "\(unknown.error)")
  }
}

@Suite("freedom cite and codebook")
struct DocumentationCommandTests {
  @Test(
    "citations have four styles, by name or by the file's ending",
    arguments: [
      ("bibtex", "x.bib", "@misc{freedom-house-fiw,"), ("ris", "x.ris", "TY  - DATA"),
      ("csl", "x.json", "["), ("text", "x.txt", "Freedom House (2026). Freedom in the World"),
    ])
  func styles(style: String, file: String, start: String) throws {
    let printed = FreedomBinary.run(["cite", "--style", style])
    #expect(printed.status == 0, "\(printed.error)")
    #expect(printed.output.hasPrefix(start))
    #expect(printed.output.contains("freedom-ratings"))
    #expect(printed.output.contains("editions 1980 to 2017"))
    let path = FreedomBinary.temporary(file)
    #expect(FreedomBinary.run(["cite", "-o", path]).status == 0)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == printed.output)
  }

  @Test("citations are a table where a format is asked for")
  func table() {
    let result = FreedomBinary.run(["cite", "--csv", "--columns", "key,type,year"])
    #expect(
      result.lines.filter { !$0.contains("dataset") || $0.hasPrefix("freedom-house") } == [
        "key,type,year", "freedom-house-fiw,dataset,2026", "freedom-house-fotp,dataset,2017",
        "freedom-house-fotn,dataset,2025", "freedom-ratings,software,",
      ])
    #expect(FreedomBinary.run(["cite", "--style", "ris", "--json"]).status == 64)
  }

  @Test(
    "the codebook is searched in ids, names, descriptions and oddities",
    arguments: [
      ("PRINT_STATUS", "fotp.print_status"), ("legal environment", "fotp.legal"),
      ("monarchies", "fiw.add_a"), ("Bahrain", "fiw.a"),
    ])
  func search(query: String, indicator: String) {
    let found = FreedomBinary.run(["codebook", query, "--csv", "--columns", "indicator"])
    #expect(found.lines == ["indicator", indicator])
  }

  @Test("the codebook tells scale, direction, coverage, source and oddities")
  func codebook() {
    let result = FreedomBinary.run(["codebook", "fotp.legal", "--csv"])
    #expect(
      result.output == """
        indicator,label,publication,type,minimum,maximum,freer_is,first_edition,last_edition,\
        description,source,files,oddities,trust,publication_title
        fotp.legal,Legal environment,fotp,score,0,30,lower,2002,2017,\
        Part A: the laws that bear on the media and how the state uses them.,\
        "Freedom House, Freedom of the Press. https://freedomhouse.org",fotp_one_third_party.csv,\
        The values of the two Congos are exchanged in the edition 2012.,one third party,\
        Freedom of the Press

        """)
    #expect(FreedomBinary.run(["codebook", "--csv"]).lines.count == 76)
  }

  @Test("a screen or a document says which columns it does not show, and data files have all")
  func furtherColumns() {
    let shown = FreedomBinary.run(["series", "kz", "--indicator", "fiw.pr", "--to", "1993"])
    #expect(
      shown.output.contains("Hidden columns: id, kind, publication, year, ... (--columns"))
    let chosen = FreedomBinary.run([
      "series", "kz", "--indicator", "fiw.pr", "--columns", "id,value",
    ])
    #expect(!chosen.output.contains("Hidden columns"))
    let page = FreedomBinary.run(["series", "kz", "--md"]).output
    #expect(page.contains("<!-- Hidden columns: id, kind, publication, year, source. "))
    for options in [["--md", "--columns", "all"], ["--columns", "all"], ["--csv"]] {
      let all = FreedomBinary.run(["series", "kz", "--indicator", "fiw.pr"] + options).output
      #expect(all.contains("coverage") && all.contains("source"), "\(all)")
      #expect(!all.contains("Hidden columns"))
    }
  }

  @Test("publications are cited together in one sentence")
  func citations() {
    let result = FreedomBinary.run(["table", "press-and-freedom", "--json"])
    let line =
      "Freedom House, Freedom in the World; Freedom of the Press. https://freedomhouse.org"
    #expect(result.output.contains("\"citation\": \"\(line)\""))
  }

  @Test("a wrong question to the database is reported in words of ours")
  func wrongQuestions() {
    let two = FreedomBinary.run(["sql", "SELECT 1; SELECT 2"])
    #expect(two.status == 65)
    #expect(two.error.contains("only one statement can be run at a time"))
    #expect(!two.error.contains("Database."))
    let column = FreedomBinary.run(["sql", "SELECT stauts FROM freedom_in_the_world"])
    #expect(column.error.contains("PRAGMA table_info(freedom_in_the_world)"))
    #expect(FreedomBinary.run(["sql", "PRAGMA table_info(freedom_in_the_world)"]).status == 0)
  }

  @Test("sources remove --dry-run shows what would go, and changes nothing")
  func dryRemoval() throws {
    let database = FreedomBinary.temporary("copy.sqlite")
    #expect(FreedomBinary.run(["export", "sqlite", "-o", database]).status == 0)
    let before = FileManager.default.contents(atPath: database)
    let told = FreedomBinary.run(["sources", "remove", "5", "--dry-run", "--database", database])
    #expect(told.status == 0)
    #expect(told.output.contains("fotp.csv"))
    #expect(FileManager.default.contents(atPath: database) == before)
    let unknown = ["sources", "remove", "19", "--dry-run", "--database", database]
    #expect(FreedomBinary.run(unknown).status == 65)
  }
}

@Suite("Notes under a table")
struct NotesTests {
  private static func trend(_ arguments: String...) -> FreedomBinary.Result {
    FreedomBinary.run(["trend"] + arguments + ["--database", FreedomBinary.bundled])
  }

  @Test("a trend of one country is at most nine lines, of which two are about it")
  func nineLines() {
    let result = Self.trend("Kazakhstan")
    let lines = result.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    #expect(lines.count <= 9)
    #expect(
      lines.suffix(3) == [
        "",
        "Source: Freedom House, Freedom in the World; fiw.rating 1 to 7, lower is freer.",
        "fiw.rating computed here; 2026: third parties; all notes: --notes.",
      ])
  }

  @Test("under several rows the third line names the hidden columns")
  func hiddenColumns() {
    let last = Self.trend("Kazakhstan", "Poland").lines.last
    #expect(last?.hasPrefix("Hidden columns: id, indicator, ") == true)
    #expect(last?.hasSuffix(", ... (--columns; all notes: --notes)") == true)
  }

  @Test("what does not fit under a single row is there by a third line, not left out")
  func thirdLine() {
    let lines = Self.trend("Hungary", "--indicator", "fotn.total").lines
    #expect(lines.contains { $0.contains("higher is freer (before 2019 the reverse)") })
  }

  static let commands =
    [
      "show", "series", "trend", "compare", "breaks", "episodes", "episodes --cumulative 50",
      "breaks --indicator fiw.total", "trend --indicator fotp.total", "series --indicator fiw.pr",
    ]
    + [
      "averages", "balance", "counts", "electoral-democracies", "highest",
      "lowest", "movers", "people", "press-and-freedom", "ranking", "spells", "status-changes",
      "transitions",
    ].map { "table " + $0 }

  @Test(
    "they are at most 30 of 100 lines, and three of any screen, even of one country",
    arguments: commands)
  func share(command: String) {
    for country in ["Hungary", "Turkey"] {
      let output = FreedomBinary.run(
        command.split(separator: " ").map(String.init)
          + [country, "--width", "80", "--database", FreedomBinary.bundled]
      ).output
      let lines = output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      let notes = lines.reversed().prefix { !$0.isEmpty }.count
      #expect(notes <= 3)
      #expect(Double(notes) <= 0.3 * Double(lines.count), "\(output)")
    }
  }

  @Test("all of them are printed on request, in any place of the command line")
  func all() {
    for arguments in [["--notes", "Kazakhstan"], ["Kazakhstan", "--notes"]] {
      let result = FreedomBinary.run(["trend"] + arguments + ["--database", FreedomBinary.bundled])
      #expect(result.status == 0, "\(result.error)")
      #expect(result.output.contains("- Mann-Kendall test (Mann 1945; Kendall 1975)"))
      #expect(result.output.contains("Rounded to 4 significant digits; CSV and JSON are exact."))
      #expect(result.output.contains("Freedom in the World. https://freedomhouse.org\n"))
    }
  }

  @Test("they go to a file that is named, and the table keeps its three lines")
  func file() throws {
    for argument in ["--notes ", "--notes="] {
      let path = FreedomBinary.temporary("notes.txt")
      let words = (argument + path).split(separator: " ").map(String.init)
      let result = FreedomBinary.run(
        ["trend", "Kazakhstan"] + words + ["--database", FreedomBinary.bundled])
      #expect(result.output == Self.trend("Kazakhstan").output)
      let text = try String(contentsOfFile: path, encoding: .utf8)
      #expect(text.contains("- Mann-Kendall test (Mann 1945; Kendall 1975)"))
    }
  }

  @Test("none are left when silence is asked for, unless they are asked for too")
  func quiet() {
    let lines = Self.trend("Kazakhstan", "--quiet").lines
    #expect(lines.count == 4)
    #expect(lines.last?.hasPrefix("Kazakhstan") == true)
    #expect(Self.trend("Kazakhstan", "--quiet", "--notes").output.contains("- Mann-Kendall"))
    let page = Self.trend("Kazakhstan", "--quiet", "--md").lines
    #expect(page.last?.hasPrefix("| ") == true)
  }

  @Test("documents say the same, and data files leave notes out")
  func documents() {
    let computed = "fiw.rating computed here; 2026: third parties."
    for format in ["markdown", "html"] {
      let page = Self.trend("Kazakhstan", "--format", format).output
      #expect(page.contains(computed), "\(page)")
      #expect(!page.contains("Mann-Kendall test ("))
    }
    #expect(Self.trend("Kazakhstan", "--json").output.contains("Mann-Kendall test ("))
    #expect(Self.trend("Kazakhstan", "--csv").lines.count == 2)
  }
}
