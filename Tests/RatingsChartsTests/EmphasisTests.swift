import FreedomModel
import FreedomTestSupport
import Testing

@testable import RatingsCharts

@Suite("Titles, baselines and those that are picked out")
struct EmphasisTests {
  private let eight = Figures.eight.map(\.ratings)

  private var picked: ChartOptions {
    var options = ChartOptions()
    options.highlighted = [eight[3].entity.id, eight[1].entity.id]
    return options
  }

  private var withMean: ChartOptions {
    var options = picked
    options.means = [Series.constant("World mean", 3.5, "fiw.rating")]
    return options
  }

  @Test("a title says what, who and when")
  func titles() throws {
    func title(_ count: Int, _ options: ChartOptions = ChartOptions()) throws -> String {
      try Chart.line(series: Array(eight.prefix(count)), options: options).title
    }
    #expect(try title(1) == "Freedom in the World, freedom rating: Hungary, 1973–2025")
    #expect(
      try title(3)
        == "Freedom in the World, freedom rating: Hungary, Kazakhstan and Kyrgyzstan, 1973–2025")
    #expect(
      try title(8)
        == "Freedom in the World, freedom rating: Hungary, Kazakhstan and six others, 1973–2025")
    #expect(
      try title(8, picked)
        == "Freedom in the World, freedom rating: Turkey, Kazakhstan and six others, 1973–2025")
    var named = ChartOptions(who: "countries of the EU")
    #expect(
      try title(8, named) == "Freedom in the World, freedom rating: countries of the EU, 1973–2025")
    named.title = "Ways apart"
    let chart = try Chart.strip(series: Figures.eight.map(\.statuses), options: named)
    #expect(chart.title == "Ways apart")
    #expect(chart.secondTitle == "Freedom in the World, status: countries of the EU, 1973–2025")
    named.subtitle = "Eight of them"
    named.credit = "Chart: A. Person"
    let own = try Chart.bar(series: eight, options: named)
    #expect(own.secondTitle == "Eight of them")
    #expect(own.notes.last == "Chart: A. Person")
    #expect(own.text().contains("\nEight of them\n") && own.svg().contains(">Eight of them</text>"))
  }

  @Test(
    "those picked out have the styles, the others are grey and behind",
    arguments: [
      ChartKind.line, .slope,
    ])
  func lines(kind: ChartKind) throws {
    let chart = try kind.chart(series: eight, options: picked)
    let lines = chart.plots[0].lines
    let own = lines.filter { $0.role == .own }
    #expect(!own.isEmpty && Set(own.map(\.style)).isSubset(of: [0, 1]))
    #expect(lines.count(where: { $0.role == .context }) == lines.count - own.count)
    #expect(chart.plots[0].linesFromBehind.last?.role == .own)
    #expect(chart.notes.contains { $0.hasPrefix("In grey: ") })
  }

  @Test("many lines behind have no names and no sentences; too many to pick out are refused")
  func many() throws {
    let series = (0..<40).map { Series.constant("N\($0)", 3, "fiw.rating") }
    var options = ChartOptions()
    options.highlighted = ["N7"]
    let chart = try Chart.line(series: series, options: options)
    #expect(chart.description == "N7 stayed at 3 from 2000 to 2025.")
    #expect(chart.notes.contains("In grey: 39 others."))
    options.highlighted = (0..<9).map { "N\($0)" }
    #expect(throws: ChartError.tooManyHighlights(count: 9, most: 8)) {
      try Chart.line(series: series, options: options)
    }
  }

  @Test("an entity has the same style in all charts of the same entities")
  func sameStyle() throws {
    // Eastern Germany has no value in 2025, and so no line in the slope.
    let styles = try [ChartKind.line, .slope].map { kind in
      try kind.chart(series: eight).plots[0].lines.reduce(into: [String: Int]()) {
        $0[$1.name] = $1.style
      }
    }
    for (name, style) in styles[1] { #expect(styles[0][name] == style, "\(name)") }
  }

  @Test(
    "baselines and highlights look as recorded",
    arguments: [
      ChartKind.line, .slope, .multiples, .heat, .spark, .bar,
    ])
  func golden(kind: ChartKind) throws {
    let chart = try kind.chart(series: eight, options: withMean)
    let text = [false, true].map { chart.text(TextOptions(width: 90, ascii: $0)) }
    Golden.expect(text.joined(separator: "\n"), matches: "Text/emphasis-\(kind.rawValue).txt")
    Golden.expect(
      chart.svg(SVGOptions(theme: .light)), matches: "SVG/emphasis/\(kind.rawValue).svg")
  }

  @Test("a strip, a stack and a heat map say which year has no edition")
  func gap() throws {
    for kind in [ChartKind.strip, .stacked, .heat, .line] {
      let chart = try kind.chart(series: Scene.eight.series(for: kind))
      #expect(chart.notes.contains { $0.hasPrefix("Gap: no edition for 1983") }, "\(kind)")
    }
  }
}
