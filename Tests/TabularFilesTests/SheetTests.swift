import FreedomTestSupport
import Testing

@testable import TabularFiles

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

@Suite("A cell's address")
struct CellAddressTests {
  @Test(
    "Columns have the letters that spreadsheets give them",
    arguments: [
      (0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA"),
      (16_383, "XFD"),
    ])
  func letters(column: Int, letters: String) {
    #expect(CellAddress.letters(ofColumn: column) == letters)
  }

  /// Reads an address as a worksheet's cell has it.
  private func address(_ text: String) -> CellAddress? {
    Array(text.utf8).withUnsafeBufferPointer { CellAddress.parse($0) }
  }

  @Test("Every column comes back from its letters")
  func roundTrip() {
    for column in 0...CellAddress.lastColumn {
      let text = CellAddress.letters(ofColumn: column) + "7"
      #expect(address(text) == CellAddress(row: 7, column: column))
    }
  }

  @Test(
    "An address is read in either case",
    arguments: [
      ("A1", 1, 0), ("xfd1048576", 1_048_576, 16_383), ("B12", 12, 1), ("AA010", 10, 26),
    ])
  func parsing(text: String, row: Int, column: Int) {
    #expect(address(text) == CellAddress(row: row, column: column))
  }

  @Test(
    "What is not an address is none",
    arguments: [
      "", "A", "1", "A0", "1A", "A1B", "A-1", "XFE1", "A1048577", "A99999999999999999999", "Ä1",
      "A 1",
    ])
  func noAddress(text: String) {
    #expect(address(text) == nil)
  }

  @Test func anAddressIsWrittenAsSpreadsheetsDo() {
    #expect(CellAddress(row: 12, column: 27).a1 == "AB12")
    #expect("\(CellAddress(row: 3, column: 0))" == "A3")
  }
}

@Suite("An error")
struct FileErrorTests {
  @Test("A value is cut to 80 characters")
  func cut() {
    let whole = String(repeating: "x", count: 80)
    #expect(value(of: whole) == whole)
    #expect(value(of: whole + "xx") == whole + "…")
    #expect(value(of: String(repeating: "é", count: 5000))?.count == 81)
  }

  @Test(
    "Characters that could move a cursor or turn text round are escapes",
    arguments: [
      ("a\u{1B}[31m", "a\\u{1B}[31m"), ("a\0b", "a\\u{0}b"), ("a\r\nb\t", "a\\r\\nb\\t"),
      ("\u{202E}abc", "\\u{202E}abc"), ("\u{7F}\u{85}", "\\u{7F}\\u{85}"),
      ("Côte d’Ivoire", "Côte d’Ivoire"),
    ])
  func escapes(text: String, expected: String) {
    #expect(value(of: text) == expected)
  }

  @Test func itPrintsPlaceRuleValueAndHint() {
    let inText = FileError(
      .refusedRow, code: "bare-quote", line: 3, column: 1, value: "a\"b", rule: "a quote",
      hint: "do this")
    #expect("\(inText)" == "line 3, column B: a quote, found 'a\"b'; do this")
    let inSheet = FileError(
      .refusedRow, code: "duplicate-cell", sheet: "S", line: 3, column: 1, rule: "twice")
    #expect("\(inSheet)" == "sheet 'S', cell B3: twice")
  }

  private func value(of text: String) -> String? {
    FileError(.note, code: "x", value: text, rule: "x").value
  }
}
