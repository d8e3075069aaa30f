import FreedomModel
import Testing

@testable import RatingsExport

@Suite struct PreparedFormatTests {
  private static let table = ResultTable(
    title: "T",
    columns: [.init("last (8 - x)", .number), .computed("p_adjusted"), .init("n", .integer)],
    rows: [[.number(61.325), .number(0.28125), .integer(123_456)]])

  private static func lines(
    _ format: any TableFormat.Type, _ options: ExportOptions = ExportOptions()
  ) -> [String] {
    format.render(table, options: options).text.split(separator: "\n").map(String.init)
  }

  @Test func peopleSeeFewDigitsOfComputedNumbersAndAllOfPublishedOnes() {
    #expect(Self.lines(TerminalTable.self).last == "      61.325      0.2813  123456")
    #expect(Self.lines(MarkdownFormat.self).last?.contains(" 61.325 |") == true)
    #expect(Self.lines(HTMLFormat.self).contains { $0.contains(">0.2813<") })
  }

  @Test(arguments: [CSVFormat.self, TSVFormat.self, JSONFormat.self] as [any TableFormat.Type])
  func programsSeeAllDigits(format: any TableFormat.Type) {
    #expect(Self.lines(format).contains { $0.contains("0.28125") && $0.contains("61.325") })
  }

  @Test(arguments: TableFormats.all.filter { $0.name != "xlsx" })
  func digitsThatAreAskedForAreGivenInEveryFormat(format: any TableFormat.Type) {
    let text = Self.lines(format, ExportOptions(digits: 2)).joined(separator: "\n")
    #expect(text.contains("0.28") && !text.contains("0.281"))
    #expect(text.contains("61") && !text.contains("61.3"))
    #expect(text.contains("123456"))
  }

  @Test func headingsArePlainInDocumentsAndCodesElsewhere() {
    let plain = "last value (8 - x)"
    #expect(Self.lines(MarkdownFormat.self).joined().contains("\(plain) | adjusted p value"))
    #expect(Self.lines(CSVFormat.self).first == "last (8 - x),p_adjusted,n")
    #expect(
      Self.lines(CSVFormat.self, ExportOptions(headings: .plain)).first
        == "\(plain),adjusted p value,values")
    #expect(
      Self.lines(MarkdownFormat.self, ExportOptions(headings: .code)).joined()
        .contains("| last (8 - x) | p_adjusted |"))
  }

  @Test func numbersCanHaveACommaAndCellsAnotherDelimiter() {
    var options = ExportOptions()
    options.delimiter = UInt8(ascii: ";")
    options.hasDecimalComma = true
    #expect(Self.lines(CSVFormat.self, options).last == "61,325;0,28125;123456")
    #expect(Self.lines(TSVFormat.self, options).last == "61,325\t0,28125\t123456")
  }
}
