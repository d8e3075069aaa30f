import FreedomTestSupport
import FreedomModel
@testable import RatingsCharts
import Testing

@Suite("Charts in SVG look as recorded")
struct GoldenSVGTests {
  @Test(
    "every kind with one and with eight entities",
    arguments: ChartKind.allCases.filter(\.isOfSeries))
  func kinds(kind: ChartKind) throws {
    for scene in [Scene.one, .eight] {
      let chart = try kind.chart(series: scene.series(for: kind), annotations: Notes.all)
      Golden.expect(chart.svg(), matches: "SVG/\(kind.rawValue)-\(scene.rawValue).svg")
    }
  }

  @Test("hard cases of the line chart", arguments: [Scene.gaps, .point, .equal, .none, .scores])
  func scenes(scene: Scene) throws {
    let chart = try Chart.line(series: scene.series(for: .line))
    Golden.expect(chart.svg(), matches: "SVG/line-\(scene.rawValue).svg")
  }

  @Test("contributions left and right of zero, on a page and on a phone")
  func contributions() throws {
    for (name, bars) in ContributionScenes.all {
      let chart = try Chart.contributions(bars)
      Golden.expect(chart.svg(), matches: "SVG/contributions-of-\(name).svg")
      Golden.expect(
        chart.svg(SVGOptions(width: 340)), matches: "SVG/contributions-of-\(name)-phone.svg")
    }
  }

  @Test("values in the fields of a heat map, hostile names, a narrow page")
  func others() throws {
    let heat = try Chart.heat(series: Scene.scores.series(for: .heat))
    Golden.expect(heat.svg(), matches: "SVG/heat-scores.svg")
    Golden.expect(try Chart.slope(series: Names.series).svg(), matches: "SVG/slope-names.svg")
    let narrow = try Chart.line(series: Scene.eight.series(for: .line)).svg(SVGOptions(width: 400))
    Golden.expect(narrow, matches: "SVG/line-narrow.svg")
  }
}
