import Foundation
import FreedomModel
import FreedomTestSupport
import Testing

@testable import RatingsExport

@Suite struct TableFormatsTests {
  @Test func everyFormatIsListedOnceUnderItsNames() {
    let names = TableFormats.all.flatMap { [$0.name] + $0.aliases }
    #expect(Set(names).count == names.count)
    #expect(
      TableFormats.names
        == ["table", "csv", "tsv", "json", "ndjson", "markdown", "latex", "html", "xlsx"])
  }

  @Test(arguments: [
    ("md", "markdown"), ("CSV", "csv"), ("jsonl", "ndjson"), ("tex", "latex"), ("table", "table"),
  ])
  func aFormatIsFoundByNameOrAlias(name: String, format: String) {
    #expect(TableFormats.named(name)?.name == format)
  }

  @Test func anUnknownFormatIsNotGuessed() {
    #expect(TableFormats.named("xml") == nil)
    #expect(TableFormats.named("") == nil)
  }

  @Test(arguments: [
    ("out/kazakhstan.JSON", "json"), ("a.b.tsv", "tsv"), ("page.htm", "html"),
  ])
  func theEndingOfAFileNameTellsTheFormat(path: String, format: String) {
    #expect(TableFormats.forFile(path)?.name == format)
  }

  @Test(arguments: ["csv", ".csv", "x.csv/y", "x.", ""])
  func aFileWithoutAnEndingTellsNothing(path: String) {
    #expect(TableFormats.forFile(path) == nil)
  }

  @Test func streamingGivesTheSameBytesAsRendering() throws {
    for format in TableFormats.all {
      let sink = MemorySink()
      try TableWriter.write(.series, as: format, to: sink)
      #expect(sink.bytes == format.render(.series))
      #expect(sink.isFinished)
    }
  }
}

private final class MemorySink: ByteSink {
  func complete() {}
  var bytes: [UInt8] = []
  var isFinished = false

  func write(_ bytes: [UInt8]) { self.bytes += bytes }
  func finish() { isFinished = true }
  func discard() {}
}

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
    #expect(WorkbookFormat.usualHeadings == .plain)
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

@Suite struct JSONFormatTests {
  private func parsed(_ bytes: some Sequence<UInt8>) throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
  }

  @Test func oneRowStandsOnOneLine() {
    Golden.expect(JSONFormat.render(.series).text, matches: "series.json")
  }

  @Test func hostileTextsAreEscaped() throws {
    Golden.expect(JSONFormat.render(.hostile).text, matches: "hostile.json")
    let rows = try parsed(JSONFormat.render(.hostile))["rows"] as? [[String: Any]]
    let texts = rows?.compactMap { $0["a|b,\"c\""] as? String }
    #expect(texts == ResultTable.hostileTexts)
  }

  @Test func aTableWithoutRowsIsComplete() throws {
    let object = try parsed(JSONFormat.render(.empty))
    #expect((object["rows"] as? [Any])?.isEmpty == true)
    #expect((object["notes"] as? [Any])?.isEmpty == true)
    #expect(object["citation"] as? String == "")
  }

  @Test func missingIsNullAndSoIsWhatIsNoNumber() {
    let table = ResultTable(
      title: "", columns: [.init("a", .number), .init("b", .number), .init("c", .boolean)],
      rows: [[.missing, .number(.infinity), .flag(true)]])
    #expect(NDJSONFormat.render(table).text == "{\"a\": null, \"b\": null, \"c\": true}\n")
  }

  @Test func columnsOfOneNameGetKeysOfTheirOwn() {
    let table = ResultTable(
      title: "",
      columns: [.init("a", .integer), .init("a", .integer), .init("a_2", .integer)],
      rows: [[.integer(1), .integer(2), .integer(3)]])
    #expect(NDJSONFormat.render(table).text == "{\"a\": 1, \"a_3\": 2, \"a_2\": 3}\n")
  }

  @Test func anyTableIsValidAndKeepsItsTexts() throws {
    for seed in 0..<300 {
      let table = ResultTable.random(seed)
      let object = try parsed(JSONFormat.render(table))
      #expect(object["title"] as? String == table.title)
      #expect((object["rows"] as? [Any])?.count == table.rows.count)
      let lines = NDJSONFormat.render(table).split(separator: 0x0A)
      #expect(lines.count == table.rows.count)
      for (line, row) in zip(lines, table.rows) {
        let record = try parsed(line)
        for (column, value) in zip(table.columns, row) {
          guard case .text(let text) = value else { continue }
          #expect(record[column.name] as? String == text, "seed \(seed)")
        }
      }
    }
  }

  @Test func nothingThatMovesACursorIsPrintedRaw() {
    for byte in JSONFormat.render(.hostile) { #expect(byte == 0x0A || byte >= 0x20) }
    #expect(!JSONFormat.render(.hostile).text.unicodeScalars.contains("\u{202E}"))
  }
}
