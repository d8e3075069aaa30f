import Foundation
import FreedomTestSupport
import Testing

@Suite(
  "What a terminal gets",
  .enabled(if: FreedomBinary.tool("script") != nil, "script (bsdutils) is not installed"))
struct TerminalOutputTests {
  /// A statement whose column has a name and a text that would act on a terminal: an escape sequence, a
  /// bell, a control character of C1, DEL, a lone carriage return, marks that turn text round.
  private static let statement = """
    SELECT 'a' || char(27) || ']0;pwned' || char(7, 127, 13, 155, 133, 8238, 8294, 8232) || 'z' \
    AS "h\u{1B}[31m"
    """

  /// What a terminal gets from a command.
  private func seen(_ line: String) -> String {
    FreedomBinary.run(
      ["-qec", line, "/dev/null"],
      environment: [
        "PATH": FreedomBinary.folder + ":/usr/bin:/bin", "TERM": "xterm", "SHELL": "/bin/bash",
      ], by: FreedomBinary.tool("script")
    ).output.replacing("\r\n", with: "\n")
  }

  private func isSafe(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy {
      $0 == "\n" || $0 == "\t"
        || (![.control, .lineSeparator, .paragraphSeparator].contains($0.properties.generalCategory)
          && !$0.properties.isBidiControl)
    }
  }

  @Test(
    "nothing in any format that would act instead of show",
    arguments: ["csv", "tsv", "json", "ndjson", "markdown", "latex", "html", "table"])
  func formats(format: String) throws {
    let file = try FreedomBinary.file("q.sql", Self.statement)
    for output in ["", "--output /dev/stdout", "--output /dev/tty", "--notes -"] {
      let text = seen("freedom sql - --format \(format) \(output) <'\(file)'")
      #expect(text.contains("pwned"), "\(text)")
      #expect(isSafe(text), "\(text.debugDescription)")
    }
  }

  @Test("but a file and a pipe get the bytes as they are")
  func exact() throws {
    let path = FreedomBinary.temporary("out.csv")
    let piped = FreedomBinary.run(["sql", Self.statement, "--csv"])
    #expect(
      piped.output.unicodeScalars.contains("\u{1B}") && piped.output.contains("\u{202E}"))
    #expect(FreedomBinary.run(["sql", Self.statement, "--output", path]).status == 0)
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data(piped.output.utf8))
  }

  @Test(
    "of names that an import took nothing acts, whichever command shows them",
    arguments: [
      "export tidy Kenya --indicator p.x", "series Kenya --indicator p.x --csv",
      "codebook --csv", "codebook", "sources --csv", "sources", "info", "cite", "cite --style csl",
      "show Kenya --tsv", "export tidy Kenya --md",
    ])
  func imported(command: String) throws {
    let name = "bad\u{1B}[31m\u{9B}.csv"
    let file = try FreedomBinary.file(
      name, "country,year,indicator,value\nKenya,2020,x,1\nKenya,2020,\"a\u{1B}[31mb\u{7}\",3\n")
    let database = FreedomBinary.temporary("d.sqlite")
    let made = FreedomBinary.run([
      "import", file, "--publication", "p", "--new-indicators", "--database", database,
    ])
    guard made.status == 0 else { return #expect(made.status == 65) }
    let text = seen("freedom \(command) --color never --database '\(database)'")
    #expect(!text.isEmpty)
    #expect(isSafe(text), "\(text.debugDescription)")
  }

  @Test("colours of a table and a chart are still there")
  func colours() {
    #expect(seen("freedom chart line Kenya").contains("\u{1B}["))
    #expect(seen("freedom series Kenya --indicator fiw.status").contains("\u{1B}["))
  }
}

@Suite("Tables in files of all kinds")
struct TableOutputTests {
  private static func run(_ arguments: [String]) -> FreedomBinary.Result {
    FreedomBinary.run(arguments + ["--database", FreedomBinary.bundled])
  }

  @Test(
    "every command that prints a table writes an Excel workbook",
    arguments: [
      ["trend", "Hungary"], ["compare", "Hungary"], ["show", "Hungary"], ["series", "Hungary"],
      ["breaks", "Hungary"], ["episodes", "Hungary"], ["table", "counts"], ["entities", "france"],
      ["codebook"], ["sources"], ["sql", "SELECT 1 AS a"], ["info"], ["check"], ["cite"],
      ["agree", "fiw.total", "fotp.total"], ["export", "panel", "kz"], ["export", "tidy", "kz"],
      ["export", "matrix", "kz", "--indicator", "fiw.total"],
    ])
  func workbooks(command: [String]) throws {
    let path = FreedomBinary.temporary("t.xlsx")
    let result = Self.run(command + ["-o", path])
    #expect(result.status == 0, "\(result.error)")
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(bytes.starts(with: Array("PK".utf8)))
  }

  @Test("a workbook has notes and citation on its second sheet, and can be read back")
  func workbookIsReadBack() throws {
    let path = FreedomBinary.temporary("t.xlsx")
    let written = Self.run(["export", "panel", "Hungary", "--indicator", "fiw.pr", "-o", path])
    #expect(written.status == 0, "\(written.error)")
    let database = FreedomBinary.temporary("d.sqlite")
    let read = FreedomBinary.run([
      "import", path, "--publication", "own", "--dry-run", "--database", database,
    ])
    #expect(!read.error.contains("not a workbook"), "\(read.error)")
  }

  @Test(
    "a workbook is titled and headed for people, but exports keep the names of columns",
    arguments: [
      (
        ["compare", "Hungary", "--baseline", "region:Europe", "--baseline", "group:osce"],
        "Columns of Comparison by freedom rating, header in row 1",
        ["year", "Hungary", "Europe mean", "OSCE mean"]
      ),
      (
        ["export", "panel", "Hungary"], "header in row 1", ["fiw_pr", "iso3", "cow"]
      ),
    ])
  func workbookHeadings(command: [String], title: String, headings: [String]) {
    let path = FreedomBinary.temporary("t.xlsx")
    #expect(Self.run(command + ["-o", path]).status == 0)
    let read = FreedomBinary.run([
      "import", path, "--publication", "own", "--dry-run", "--database",
      FreedomBinary.temporary("d.sqlite"),
    ])
    #expect(read.output.contains(title), "\(read.output)")
    for heading in headings { #expect(read.output.contains("  \(heading) "), "\(read.output)") }
  }

  @Test("digits are at most those asked for, in data files too")
  func digits() {
    let csv = Self.run(["trend", "Hungary", "--csv", "--columns", "slope,p", "--digits", "2"])
    #expect(csv.lines == ["slope,p", "-0.061,0.55"])
    #expect(Self.run(["trend", "Hungary", "--digits", "0"]).status == 64)
  }

  @Test("a decimal comma comes with semicolons, and other delimiters on request")
  func delimiters() {
    let trend = ["trend", "Hungary", "--csv", "--columns", "name,slope", "--digits", "2"]
    #expect(Self.run(trend + ["--decimal", "comma"]).lines == ["name;slope", "Hungary;-0,061"])
    #expect(Self.run(trend + ["--delimiter", "|"]).lines.last == "Hungary|-0.061")
    #expect(Self.run(trend + ["--decimal", "comma", "--delimiter", "comma"]).status == 64)
    #expect(Self.run(["trend", "Hungary", "--decimal", "comma"]).status == 64)
    let panel = Self.run(["export", "panel", "Hungary", "--delimiter", ";"])
    #expect(panel.lines.first?.hasPrefix("id;name;kind") == true, "\(panel.error)")
  }

  @Test("headings are in plain English in documents, and everywhere on request")
  func headings() {
    let heading = "| name    | first year | last year |"
    #expect(Self.run(["trend", "Hungary", "--md"]).output.contains(heading))
    let csv = Self.run(["trend", "Hungary", "--csv", "--columns", "p", "--headings", "plain"])
    #expect(csv.lines.first == "p value")
  }
}
