import FreedomModel
import FreedomTestSupport
@testable import RatingsCharts
import Testing

@Suite("Charts of survival")
struct SurvivalChartTests {
  private static let free = SurvivalLine(
    name: "Free", shortName: "F",
    steps: [
      .init(editions: 2, share: 0.9, limits: 0.7...0.97),
      .init(editions: 7, share: 0.6, limits: 0.4...0.75),
      .init(editions: 12, share: 0.45, limits: 0.25...0.62),
      .init(editions: 20, share: 0.45, limits: 0.25...0.62),
    ], atRisk: Array(stride(from: 30, to: 10, by: -1)))
  private static let notFree = SurvivalLine(
    name: "Not Free", shortName: "NF",
    steps: [
      .init(editions: 1, share: 0.5, limits: 0.3...0.7),
      .init(editions: 9, share: 0, limits: nil),
    ], atRisk: [10, 5, 5, 5, 5, 5, 5, 5, 5])

  @Test("one line has its limits in text too, several do not", arguments: [1, 2])
  func golden(count: Int) throws {
    let lines = Array([Self.free, Self.notFree].prefix(count))
    let chart = try Chart.survival(lines, of: "How long a status lasts")
    let text = [30, 80].flatMap { width in
      [false, true].map { chart.text(TextOptions(width: width, ascii: $0)) }
    }
    Golden.expect(text.joined(separator: "\n"), matches: "Text/survival-\(count).txt")
    Golden.expect(chart.svg(), matches: "SVG/survival/\(count).svg")
    Golden.expect(
      chart.svg(SVGOptions(width: 340)), matches: "SVG/survival/\(count)-narrow.svg")
  }

  @Test("the values behind it are steps with their limits")
  func table() throws {
    let table = try Chart.survival([Self.free], of: "How long Free lasts").dataTable
    #expect(table.columns.map(\.name) == ["name", "editions", "survival", "low", "high"])
    #expect(table.rows.first == [.text("Free"), .integer(0), .number(100), .missing, .missing])
    #expect(
      table.rows.last
        == [.text("Free"), .integer(20), .number(45), .number(25), .number(62)])
  }

  @Test("in words: when half are left, and how many are left in the end")
  func words() throws {
    let chart = try Chart.survival([Self.free, Self.notFree], of: "How long a status lasts")
    #expect(
      chart.description
        == "How long a status lasts. Free: half or fewer are left after 12 editions, 45 % after 20."
        + " Not Free: half or fewer are left after 1 edition, 0 % after 9.")
  }

  @Test("nothing to draw, and too many lines")
  func ends() throws {
    let chart = try Chart.survival([], of: "How long Free lasts")
    #expect(chart.isEmpty)
    #expect(chart.text().contains("Nothing to draw"))
    #expect(chart.svg().hasSuffix("</svg>\n"))
    #expect(throws: ChartError.tooManyLines(count: 9, most: 8)) {
      try Chart.survival(Array(repeating: Self.free, count: 9), of: "Free")
    }
    #expect(throws: ChartError.notOfSeries(kind: .survival)) {
      try ChartKind.survival.chart(series: [])
    }
    #expect(!ChartKind.survival.isOfSeries)
  }
}
