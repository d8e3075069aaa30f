import Foundation
import FreedomTestSupport
import Testing

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
