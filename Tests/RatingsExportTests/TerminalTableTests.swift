import DisplayText
import FreedomModel
import FreedomTestSupport
import Testing

@testable import RatingsExport

@Suite struct TerminalTableTests {
  private func shown(_ table: ResultTable, _ options: ExportOptions) -> String {
    TerminalTable.render(table, options: options).text
  }

  @Test(arguments: [40, 60, 80, 140])
  func tablesLookAsRecorded(width: Int) {
    Golden.expect(shown(.series, ExportOptions(width: width)), matches: "series-\(width).txt")
    Golden.expect(shown(.varied, ExportOptions(width: width)), matches: "varied-\(width).txt")
    Golden.expect(
      shown(.varied, ExportOptions(width: width, isASCII: true)),
      matches: "varied-\(width)-ascii.txt")
  }

  @Test func hostileTextsAreShownAsEscapes() {
    Golden.expect(shown(.hostile, ExportOptions()), matches: "hostile.txt")
    Golden.expect(shown(.hostile, ExportOptions(isASCII: true)), matches: "hostile-ascii.txt")
  }

  @Test func aTableWithoutRowsSaysSo() {
    Golden.expect(shown(.empty, ExportOptions()), matches: "empty.txt")
  }

  @Test func colorsStandBesideTheLetters() {
    Golden.expect(shown(.varied, ExportOptions(usesColor: true)), matches: "varied-color.txt")
    let plain = shown(.varied, ExportOptions())
    var stripped = shown(.varied, ExportOptions(usesColor: true))
    let colors = [TerminalColor.free, .partlyFree, .notFree]
    for code in colors.map(\.escape) + [TerminalColor.usual] {
      stripped = stripped.split(separator: code, omittingEmptySubsequences: false).joined()
    }
    #expect(stripped == plain)
  }

  @Test func notesCanBeLeftOut() {
    let text = shown(.series, ExportOptions(notes: .none))
    #expect(!text.contains("Source:"))
    #expect(!text.contains("Years are"))
  }

  @Test func everyDigitIsShownWhenAskedFor() {
    let text = shown(.varied, ExportOptions(width: nil, notes: .all, digits: 17))
    #expect(text.contains("-0.03571428571428571"))
    #expect(!text.contains("significant digits"), "\(text)")
  }

  @Test func noLineIsEverTooWide() {
    for seed in 0..<1_000 {
      var generator = SeededGenerator(seed: seed)
      let width = Int.random(in: 20...200, using: &generator)
      let isASCII = Bool.random(using: &generator)
      let text = shown(.random(seed), ExportOptions(width: width, isASCII: isASCII))
      for line in text.split(separator: "\n") {
        #expect(line.unicodeScalars.allSatisfy { !$0.needsEscape }, "seed \(seed)")
        #expect(String(line).displayWidth <= width, "seed \(seed), width \(width)")
        #expect(line.last != " ", "seed \(seed)")
      }
      guard isASCII else { continue }
      #expect(text.utf8.allSatisfy { $0 == 0x0A || (0x20...0x7E).contains($0) }, "seed \(seed)")
    }
  }

  @Test(arguments: 1...19)
  func evenTheNarrowestTerminalIsKeptTo(width: Int) {
    for table in [ResultTable.series, .varied, .hostile, .empty] {
      for line in shown(table, ExportOptions(width: width)).split(separator: "\n") {
        #expect(String(line).displayWidth <= max(2, width))
      }
    }
  }

  @Test func nothingIsCutButGoesOnBelow() {
    let table = ResultTable(
      title: "", columns: [.init("key", .string), .init("path", .string), .init("same", .string)],
      rows: [
        [.text("config"), .text("/home/someone/.config/freedom-ratings/config"), .missing],
        [.text("data"), .text("a long place with blanks in it and no end"), .missing],
      ])
    #expect(
      shown(table, ExportOptions(width: 34)) == """
        Missing in every row: same.

        key     path
        ──────  ──────────────────────────
        config  /home/someone/.config/free
                dom-ratings/config
        data    a long place with blanks
                in it and no end

        """)
    // Where a text would take many lines, records read better.
    #expect(shown(table, ExportOptions(width: 18)).contains("── 2 of 2 ──"))
    for width in 20...80 {
      let words = shown(table, ExportOptions(width: width)).split(whereSeparator: \.isWhitespace)
      #expect(words.joined().contains("noend"), "width \(width)")
    }
  }

  @Test func aValueIsNeverCutWhereItIsANumber() {
    for width in 20...200 {
      let text = shown(.series, ExportOptions(width: width))
      for year in ["1992", "1993", "1994", "1995", "2025"] { #expect(text.contains(year)) }
    }
  }
}
