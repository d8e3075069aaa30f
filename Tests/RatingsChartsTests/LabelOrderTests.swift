import FreedomTestSupport
import FreedomModel
import Testing

@testable import RatingsCharts

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
