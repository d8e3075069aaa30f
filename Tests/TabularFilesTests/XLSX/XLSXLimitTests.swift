import FreedomTestSupport
@testable import TabularFiles
import Testing

@Suite("Workbooks that are too much")
struct XLSXLimitTests {
  private func code(
    _ rows: String, strings: String? = nil, _ change: (inout ReadingLimits) -> Void
  ) -> String? {
    var limits = ReadingLimits()
    change(&limits)
    return refusal(
      WorkbookMaker(rows, strings: strings).bytes, options: ReadingOptions(limits: limits))?.code
  }

  private func repeated(_ text: String, _ count: Int) -> String {
    String(repeating: text, count: count)
  }

  @Test("Each limit is kept")
  func limits() {
    let cell = "<c><v>1</v></c>"
    #expect(code("<row>" + repeated(cell, 11) + "</row>") { $0.cells = 10 } == "too-many-cells")
    #expect(code("<row>" + repeated(cell, 10) + "</row>") { $0.cells = 10 } == nil)
    #expect(code(repeated("<a/>", 50)) { $0.elements = 40 } == "too-many-elements")
    #expect(
      code((0..<200).map { "<name\($0)/>" }.joined()) { $0.names = 100 } == "too-many-names")
    #expect(
      code((0..<200).map { "<a a\($0)=\"\"/>" }.joined()) { $0.names = 100 } == "too-many-names")
    #expect(
      code("<a " + (0..<300).map { "xmlns:a\($0)=\"\($0)\"" }.joined(separator: " ") + "/>") { _ in
      }
        == "too-many-names")
    #expect(code(repeated("<a>", 80) + repeated("</a>", 80)) { _ in } == "nested-too-deep")
    #expect(
      code("<row><c><v>" + repeated("1", 101) + "</v></c></row>") { $0.fieldBytes = 100 }
        == "field-too-long")
    #expect(
      code("<!--" + repeated("x", 300_000) + "-->") { $0.fieldBytes = 100 } == "field-too-long")
    #expect(
      code("<a b=\"" + repeated("x", 300_000) + "\"/>") { $0.fieldBytes = 100 } == "field-too-long")
    let shown = "<row><c t=\"s\"><v>0</v></c></row>"
    #expect(
      code(shown, strings: "<si><t>" + repeated("x", 101) + "</t></si>") { $0.stringBytes = 100 }
        == "strings-too-long")
    #expect(code(shown, strings: repeated("<si/>", 11)) { $0.strings = 10 } == "too-many-strings")
    #expect(code(repeated(" ", 10_000)) { $0.partBytes = 9_999 } == "part-too-large")
    #expect(code("") { $0.archiveEntries = 3 } == "broken-archive")
  }

  @Test(
    "A long text that many cells show is counted each time",
    arguments: [
      (cells: 1, rows: 1, code: nil as String?), (9, 1, nil), (10, 1, nil), (11, 1, "row-too-long"),
      (10, 3, nil), (10, 4, "strings-too-long"),
    ])
  func shownTexts(cells: Int, rows: Int, code expected: String?) {
    let row = "<row>" + repeated("<c t=\"s\"><v>0</v></c>", cells) + "</row>"
    let found = code(repeated(row, rows), strings: "<si><t>" + repeated("x", 100) + "</t></si>") {
      $0.rowBytes = 1_000
      $0.shownBytes = 3_000
    }
    #expect(found == expected)
  }

  @Test("A row of texts of its own is as long as any other row may be")
  func inlineTexts() {
    let cell = "<c t=\"inlineStr\"><is><t>" + repeated("x", 100) + "</t></is></c>"
    #expect(code("<row>" + repeated(cell, 10) + "</row>") { $0.rowBytes = 1_000 } == nil)
    #expect(
      code("<row>" + repeated(cell, 11) + "</row>") { $0.rowBytes = 1_000 } == "row-too-long")
    #expect(
      code(
        "<row>" + repeated("<c t=\"s\"><v>0</v></c>", 1) + "</row>",
        strings: "<si><t>"
          + repeated("x", 101) + "</t></si>"
      ) { $0.fieldBytes = 100 } == "field-too-long")
  }

  @Test("A part that becomes absurdly large by unpacking is refused, whatever it claims")
  func inflation() {
    let rows = repeated(" ", 3_000_000)
    #expect(code(rows) { $0.inflationRatio = 100 } == "inflation-bomb")
    #expect(code(rows) { $0.inflationRatio = 200 } == nil)
    var limits = ReadingLimits()
    limits.inflationRatio = 100
    var zip = WorkbookMaker(rows).zip
    for index in zip.entries.indices where zip.entries[index].name.hasSuffix("sheet1.xml") {
      zip.entries[index].packed = deflate(zip.entries[index].content)
      zip.entries[index].content = Array("<worksheet/>".utf8)
    }
    #expect(refusal(zip.bytes, options: ReadingOptions(limits: limits))?.code == "inflation-bomb")
  }
}
