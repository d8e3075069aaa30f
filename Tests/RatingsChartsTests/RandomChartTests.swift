import DisplayText
import FreedomModel
import FreedomTestSupport
import Testing

@testable import RatingsCharts

@Suite("Any chart at any width keeps its promises")
struct RandomChartTests {
  @Test("no line is too wide, no escape without colour, ASCII is ASCII", arguments: 0..<10)
  func text(batch: Int) throws {
    var random = SeededGenerator(seed: batch)
    for round in 0..<100 {
      let chart = try RandomChart.make(using: &random)
      let options = TextOptions(
        width: Int.random(in: 1...150, using: &random),
        height: Bool.random(using: &random) ? nil : Int.random(in: -1...50, using: &random),
        ascii: Bool.random(using: &random))
      let text = chart.text(options)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      let widest = lines.map { String($0).displayWidth }.max() ?? 0
      #expect(widest <= options.width, "batch \(batch), round \(round): \(chart.title)")
      #expect(!text.unicodeScalars.contains("\u{1B}"))
      #expect(text.hasSuffix("\n"))
      #expect(lines.allSatisfy { !$0.hasSuffix(" ") })
      if options.ascii {
        #expect(text.utf8.allSatisfy { $0 == 0x0A || (0x20...0x7E).contains($0) })
      }
    }
  }

  @Test("SVG is the same every time, has no script, at most two decimals", arguments: 0..<4)
  func svg(batch: Int) throws {
    var random = SeededGenerator(seed: 1000 + batch)
    for _ in 0..<50 {
      let chart = try RandomChart.make(using: &random)
      let options = SVGOptions(width: Int.random(in: 0...1200, using: &random))
      let svg = chart.svg(options)
      #expect(svg == chart.svg(options))
      #expect(!svg.contains("<script"))
      #expect(!svg.contains("nan") && !svg.contains("inf"))
      #expect(WellFormedXML.problem(in: svg) == nil)
      #expect(longestFraction(in: svg) <= 2)
    }
  }

  /// The most digits after a point inside an attribute value that is a number.
  private func longestFraction(in svg: String) -> Int {
    var longest = 0
    for value in svg.split(separator: "\"") where value.utf8.allSatisfy(isPartOfNumber) {
      guard let point = value.utf8.lastIndex(of: UInt8(ascii: ".")) else { continue }
      longest = max(longest, value.utf8.distance(from: point, to: value.utf8.endIndex) - 1)
    }
    return longest
  }

  private func isPartOfNumber(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
  }
}

/// Charts of any kind from any series: missing values, odd names, single editions, wild scales.
enum RandomChart {
  /// A chart that can be drawn: where the kind cannot show the series, another one is tried.
  static func make(using random: inout SeededGenerator) throws -> Chart {
    for _ in 0..<100 {
      do { return try attempt(using: &random) } catch is ChartError {}
    }
    return try attempt(using: &random)
  }

  private static func attempt(using random: inout SeededGenerator) throws -> Chart {
    let kind = ChartKind.allCases.randomElement(using: &random) ?? .line
    let ids = [
      "fiw.rating", "fiw.pr", "fiw.total", "fotp.total", "fotn.total", "fiw.status", "own.x",
    ]
    let isMixed = Int.random(in: 0..<8, using: &random) == 0
    let id = ids.randomElement(using: &random) ?? "fiw.pr"
    let series = (0..<Int.random(in: 0...10, using: &random)).map { index in
      self.series(index, isMixed ? ids.randomElement(using: &random) ?? id : id, using: &random)
    }
    let notes = (0..<Int.random(in: 0...5, using: &random)).map { _ in
      let year = Int.random(in: 1960...2030, using: &random)
      return Annotation.episode(
        entity: Bool.random(using: &random) ? "E0" : nil,
        years: year...(year + Int.random(in: 0...9, using: &random)), text: name(using: &random))
    }
    let options = ChartOptions(
      years: YearRule.allCases.randomElement(using: &random) ?? .edition,
      range: Bool.random(using: &random) ? .full : .data)
    return try kind.chart(series: series, annotations: notes, options: options)
  }

  private static func series(
    _ index: Int, _ id: String, using random: inout SeededGenerator
  ) -> Series {
    let first = Int.random(in: 1972...2024, using: &random)
    let editions = (first...Int.random(in: first...2025, using: &random)).map {
      Edition(publication: "fiw", year: $0, coverageYear: $0 - 1)
    }
    let indicator = Figures.indicator(id)
    let low = indicator.minimum ?? (indicator.measure == .status ? 0 : -1000)
    let high = indicator.maximum ?? (indicator.measure == .status ? 2 : 12345)
    let values = editions.map { _ -> Double? in
      guard Int.random(in: 0..<5, using: &random) > 0 else { return nil }
      let value = Double.random(in: low...high, using: &random)
      return id == "own.x" ? value : value.rounded()
    }
    return Series(
      entity: Entity(id: "E\(index)", name: name(using: &random), kind: .country),
      indicator: indicator, editions: editions, numbers: values)
  }

  private static func name(using random: inout SeededGenerator) -> String {
    let parts = [
      "Hungary", "Côte d’Ivoire", "中国", "🇹🇷", "\u{1B}[31m", "\u{202E}", "e\u{301}", "<&\">", "\n",
      "São Tomé and Príncipe", "x", "", "ﷺ", "👩‍👩‍👧‍👦", "Democratic Republic of the Congo", "\u{7}",
    ]
    return (0..<Int.random(in: 0...4, using: &random)).map { _ in
      parts.randomElement(using: &random) ?? ""
    }.joined(separator: " ")
  }
}
