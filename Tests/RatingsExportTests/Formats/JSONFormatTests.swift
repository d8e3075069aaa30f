import FreedomTestSupport
import Foundation
import FreedomModel
import Testing

@testable import RatingsExport

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
