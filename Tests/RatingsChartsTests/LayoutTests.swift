import DisplayText
import FreedomModel
import FreedomTestSupport
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

@Suite("Names at the ends of lines come in the order of the values")
struct LabelOrderTests {
  @Test("names that share a line of text keep the order of the values, and do not swap")
  func sharedLine() throws {
    let series = [
      Scales.series("Tunisia", "TUN", "fiw.total", from: 2015, [79, 44]),
      Scales.series("Kazakhstan", "KAZ", "fiw.total", from: 2015, [29, 23]),
      Scales.series("El Salvador", "SLV", "fiw.total", from: 2015, [28, 47]),
    ]
    let chart = try Chart.slope(series: series, from: 2015, to: 2016)
    #expect(
      names(atEnd: chart.text(TextOptions(width: 70))) == ["El Salvador", "Tunisia", "Kazakhstan"])
    #expect(
      names(atStart: chart.text(TextOptions(width: 70))) == [
        "Tunisia", "Kazakhstan", "El Salvador",
      ])
  }

  @Test("equal values come in the order of the lines")
  func ties() throws {
    let series = ["Ay", "Bee", "Sea"].map { Series.constant($0, 6.5, "fiw.rating") }
    let chart = try Chart.line(series: series)
    #expect(names(atEnd: chart.text(TextOptions(width: 70))) == ["Ay", "Bee", "Sea"])
    #expect(names(inSVG: chart.svg()) == ["Ay", "Bee", "Sea"])
  }

  @Test(
    "any lines, lower or higher being freer, in text and in SVG", arguments: 0..<60,
    ["fiw.total", "fotp.total", "fiw.rating", "own.x"])
  func random(seed: Int, id: String) throws {
    var random = SeededGenerator(seed: seed)
    let count = Int.random(in: 2...12, using: &random)
    let low = id == "fiw.rating" ? 1.0 : 0
    let high = id == "fiw.rating" ? 7.0 : 100
    // Values that lie close together share lines of text.
    let spread = Double.random(in: 0.05...1, using: &random)
    let series = (0..<count).map { index in
      Scales.series(
        "N\(index)", "I\(index)", id, from: 2015,
        (0..<3).map { _ in
          (low + Double.random(in: 0...spread, using: &random) * (high - low)).rounded()
        })
    }
    let lowerIsFreer = series[0].indicator.direction == .lower
    func inOrder(_ names: [String], _ column: Int) throws -> Bool {
      let ranks = try names.map { name in
        let index = try #require(series.firstIndex { $0.entity.name == name })
        let value = try #require(series[index].numbers[column])
        return (lowerIsFreer ? value : -value, index)
      }
      return zip(ranks, ranks.dropFirst()).allSatisfy { $0 < $1 }
    }
    for kind in [ChartKind.line, .slope] {
      var picked = ChartOptions()
      // Of more than eight lines some are picked out; up to twelve have all their names.
      if count > 8 { picked.highlighted = series.prefix(8).map(\.entity.id) }
      let chart = try kind.chart(series: series, options: picked)
      for options in [TextOptions(width: 70), TextOptions(width: 70, height: 16, ascii: true)] {
        let text = chart.text(options)
        let ends = names(atEnd: text)
        #expect(ends.isEmpty || ends.count == count, "\(text)")
        #expect(try inOrder(ends, 2), "\(text)")
        if kind == .slope { #expect(try inOrder(names(atStart: text), 0), "\(text)") }
      }
      let drawn = names(inSVG: chart.svg())
      #expect(drawn.count == (kind == .slope ? 2 * count : count))
      #expect(try inOrder(Array(drawn.prefix(count)), 2))
      if kind == .slope { #expect(try inOrder(Array(drawn.suffix(count)), 0)) }
    }
  }

  private func lines(_ text: String) -> [Substring] {
    // The title, up to the blank line, ends with a year.
    text.split(separator: "\n", omittingEmptySubsequences: false).drop { !$0.isEmpty }.prefix {
      line in
      let start = line.drop { $0 == " " }
      return !start.hasPrefix("└") && !start.hasPrefix("+")
    }
  }

  /// The names at the right end of the drawing, from the top: `● Hungary 65`.
  private func names(atEnd text: String) -> [String] {
    lines(text).compactMap { line in
      let words = line.split(separator: " ")
      return words.last.flatMap { Double($0) } == nil ? nil : name(words.suffix(3))
    }
  }

  /// The names at the left end, from the top: `Hungary 65 ●`.
  private func names(atStart text: String) -> [String] {
    lines(text).compactMap { line in
      guard let axis = line.firstIndex(where: { "│┤|+".contains($0) }) else { return nil }
      return name(line[..<axis].split(separator: " ")[...])
    }
  }

  /// The word before the number among some.
  private func name(_ words: ArraySlice<Substring>) -> String? {
    guard let number = words.firstIndex(where: { Double($0) != nil }), number > words.startIndex
    else { return nil }
    return words[number - 1] == "Salvador" ? "El Salvador" : String(words[number - 1])
  }

  /// The names of labels with a value, in the order of their heights: those at the right end first.
  private func names(inSVG svg: String) -> [String] {
    let labels = svg.split(separator: "<text ").compactMap {
      element -> (name: String, y: Double, isStart: Bool)? in
      guard let open = element.firstIndex(of: ">"), let close = element.firstRange(of: "</text>"),
        let y = element[..<open].split(separator: " y=\"").last.flatMap({ part in
          part.split(separator: "\"").first.flatMap { Double($0) }
        })
      else { return nil }
      let words = element[element.index(after: open)..<close.lowerBound].split(separator: " ")
      guard words.count == 2, Double(words[1]) != nil, words[0].first?.isLetter == true else {
        return nil
      }
      return (String(words[0]), y, element[..<open].contains("text-anchor=\"end\""))
    }
    return [false, true].flatMap { isStart in
      labels.filter { $0.isStart == isStart }.sorted { $0.y < $1.y }.map(\.name)
    }
  }
}
