import FreedomTestSupport
@testable import TabularFiles
import Testing

@Suite("A sheet")
struct SheetTests {
  private struct Interruption: Error {}

  @Test func aPreviewIsFollowedByAFullReading() throws {
    let file = try TabularFile.read(bytes: Array("a,b\n1,2\n3,4\n".utf8), name: "x")
    #expect(try file.sheets[0].preview(2) == [["a", "b"], ["1", "2"]])
    #expect(try file.sheets[0].preview(0) == [])
    #expect(try SeenSheet(file.sheets[0]).rows.count == 3)
    #expect(try SeenSheet(file.sheets[0]).rows.count == 3)
  }

  @Test("Texts of a preview stand at their columns")
  func padding() throws {
    let bytes = WorkbookMaker("<row r=\"2\"><c r=\"C2\"><v>5</v></c></row>").bytes
    let file = try TabularFile.read(bytes: bytes, name: "x")
    #expect(try file.sheets[0].preview(9) == [["", "", "5"]])
  }

  @Test("A long text of a preview is cut between two characters")
  func longTexts() throws {
    let texts = ["x" + String(repeating: "é", count: 700), String(repeating: "y", count: 1_000)]
    let file = try TabularFile.read(
      bytes: Array((texts.joined(separator: ",") + "\n").utf8), name: "x")
    #expect(
      try file.sheets[0].preview(1) == [["x" + String(repeating: "é", count: 499), texts[1]]])
    #expect(try SeenSheet(file.sheets[0]).rows == [texts])
  }

  @Test("Reading stops when told, and passes on what is thrown")
  func stopping() throws {
    let texts = [
      Array("a\nb\nc\n".utf8),
      WorkbookMaker("<row><c><v>1</v></c></row><row><c><v>2</v></c></row>").bytes,
    ]
    for bytes in texts {
      let sheet = try TabularFile.read(bytes: bytes, name: "x").sheets[0]
      var count = 0
      try sheet.readRows { _ in
        count += 1
        return .stop
      }
      #expect(count == 1)
      #expect(throws: Interruption.self) { try sheet.readRows { _ in throw Interruption() } }
    }
  }

  @Test func aRowFindsItsCellsByColumn() throws {
    let rows =
      "<row><c r=\"B1\"><v>1</v></c><c r=\"D1\"><v>2</v></c><c r=\"XFD1\"><v>3</v></c></row>"
    let sheet = try TabularFile.read(bytes: WorkbookMaker(rows).bytes, name: "x").sheets[0]
    try sheet.readRows { row in
      #expect(row.cell(0) == nil)
      #expect(row.cell(-1) == nil)
      #expect(row.text(at: 1) == "1")
      #expect(row.text(at: 2) == "")
      #expect(row.text(at: 3) == "2")
      #expect(row.text(at: 16_383) == "3")
      #expect(row.cell(99_999) == nil)
      return .next
    }
  }
}
