import FreedomTestSupport
import DisplayText
import FreedomModel
import Testing

@testable import RatingsCharts

@Suite("Small parts of the layout")
struct LayoutTests {
  @Test(
    "cells of a terminal",
    arguments: [
      ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("中国", 4), ("🇹🇷", 2), ("👩‍👩‍👧‍👦", 2), ("●─⠒█", 4),
      ("☺\u{FE0F}", 2), ("ｱ", 1), ("Ａ", 2),
    ])
  func displayWidth(text: String, width: Int) {
    #expect(text.displayWidth == width)
  }

  @Test("labels keep apart and near to where they belong")
  func labels() {
    #expect(LabelStack.rows(wanted: [], of: 5) == [])
    #expect(LabelStack.rows(wanted: [2, 8], of: 10) == [2, 8])
    #expect(LabelStack.rows(wanted: [5, 5, 5], of: 10) == [4, 5, 6])
    #expect(LabelStack.rows(wanted: [9, 9, 9], of: 10) == [7, 8, 9])
    #expect(LabelStack.rows(wanted: [0, 0, 3], of: 4) == [0, 1, 3])
    #expect(LabelStack.rows(wanted: [1, 1, 1], of: 2) == nil)
  }

  @Test("labels are distinct and in order for any wish", arguments: 0..<50)
  func labelsAtRandom(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let count = Int.random(in: 1...20, using: &random)
    let wanted = (0..<Int.random(in: 1...count, using: &random)).map { _ in
      Int.random(in: 0..<count, using: &random)
    }.sorted()
    let rows = try #require(LabelStack.rows(wanted: wanted, of: count))
    #expect(rows == Array(Set(rows)).sorted())
    #expect(rows.allSatisfy { (0..<count).contains($0) })
  }

  @Test("the first and the last year are always labelled", arguments: 9...140)
  func yearTicks(columns: Int) {
    let scale = YearScale(first: 1973, last: 2025)
    let ticks = YearTicks.ticks(scale, columns: columns, offset: 4, width: columns + 8) {
      Int((scale.fraction($0) * Double(columns - 1)).rounded())
    }
    #expect(ticks.first?.year == 1973)
    #expect(ticks.last?.year == 2025)
    for (tick, next) in zip(ticks, ticks.dropFirst()) { #expect(tick.start + 4 < next.start) }
  }

  @Test("text is made safe, and ASCII where asked")
  func lettering() {
    let ascii = ChartText(isASCII: true)
    #expect(ascii.clean("Côte d’Ivoire – São Tomé → ß") == "Cote d'Ivoire - Sao Tome -> ss")
    #expect(ascii.clean("Łódź, Ørsta, İzmir, ığdır") == "Lodz, Orsta, Izmir, igdir")
    #expect(ascii.clean("中e\u{301}") == "\\u{4E2D}e")
    let unicode = ChartText(isASCII: false)
    #expect(unicode.clean("a\u{1B}[1m\u{202E}b\nc") == "a\\u{1B}[1m\\u{202E}b\\nc")
    #expect(unicode.clean("Türkiye") == "Türkiye")
    #expect(unicode.shortened("Kazakhstan", to: 6) == "Kazak…")
    #expect(unicode.wrapped("one two three", to: 7, indent: 1) == ["one two", " three"])
    #expect(unicode.wrapped("abcdefgh", to: 3) == ["abc", "def", "gh"])
  }

  @Test("every rating has a row of its own, with a row between bands")
  func rows() throws {
    let scale = try SharedScale([Figures.turkey.ratings], range: .full).scale
    let rows = RowScale(scale, boundaries: [2.75, 5.25], isStepped: true, wanted: nil, parts: 4)
    #expect(rows.isExact)
    #expect(rows.count == 15)
    #expect([1, 1.5, 2.5, 3, 5, 5.5, 7].map(rows.row) == [0, 1, 3, 5, 9, 11, 14])
    #expect(rows.rules == [4, 10])
  }

  @Test("numbers have at most two decimals and no minus zero")
  func decimals() {
    #expect(
      [1, 1.5, 1.256, -0.001, -2.5, 0.05, 100].map(\.decimals) == [
        "1", "1.5", "1.26", "0", "-2.5", "0.05", "100",
      ])
    #expect(Double.nan.decimals == "0")
  }

  @Test("tick steps give at most seven round labels")
  func tickSteps() {
    func labels(_ low: Double, _ high: Double) -> [String] {
      TickStep.ticks(from: low, to: high, by: TickStep.between(low, high)).map(\.label)
    }
    #expect(labels(0, 100) == ["0", "20", "40", "60", "80", "100"])
    #expect(labels(1, 7) == ["1", "2", "3", "4", "5", "6", "7"])
    #expect(labels(0, 0.3) == ["0", "0.05", "0.1", "0.15", "0.2", "0.25", "0.3"])
    #expect(labels(5, 5) == ["5"])
  }
}
