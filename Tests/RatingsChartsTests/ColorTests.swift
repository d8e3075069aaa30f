import FreedomModel
import FreedomTestSupport
import Testing

@testable import RatingsCharts

@Suite("Colours of drawings")
struct ColorTests {
  @Test("a status is seen on white, on black and on dark paper", arguments: FreedomStatus.allCases)
  func contrast(status: FreedomStatus) {
    let color = luminance(StatusPalette.color(status))
    for paper in ["#ffffff", "#000000", Palette.darkPaper] {
      #expect(Luminance.contrast(color, luminance(paper)) >= 3, "\(status) on \(paper)")
    }
    #expect(Luminance.contrast(color, luminance(StatusPalette.ink(on: status))) >= 4.5)
  }

  @Test("grey print keeps the statuses apart, Free being the lightest")
  func grey() {
    let ramp = FreedomStatus.freestFirst.map { luminance(StatusPalette.color($0)) }
    #expect(ramp == ramp.sorted(by: >))
    for (lighter, darker) in zip(ramp, ramp.dropFirst()) {
      #expect(Luminance.contrast(lighter, darker) >= 1.35)
    }
  }

  @Test("every line is seen on its paper, and those behind less than the others")
  func lines() {
    for (papers, colors, behind) in [
      (["#ffffff"], Palette.series, Palette.context),
      ([Palette.darkPaper], Palette.darkSeries, Palette.darkContext),
    ] {
      let paper = luminance(papers[0])
      for color in colors {
        #expect(Luminance.contrast(luminance(color), paper) >= 3, "\(color)")
      }
      #expect(Set(colors).count == LineCast.most)
      #expect(Luminance.contrast(luminance(behind), paper) >= 3)
    }
  }

  @Test("a theme has its own colours in every element, and only auto follows the reader's screen")
  func themes() throws {
    let chart = try Chart.line(series: [Figures.hungary.ratings, Figures.turkey.ratings])
    for theme in ChartTheme.allCases {
      let svg = chart.svg(SVGOptions(theme: theme))
      #expect(svg.contains("prefers-color-scheme") == (theme == .auto))
      #expect(svg.contains("<style>") == (theme == .auto))
      #expect(svg.contains("fill=\"\(theme == .dark ? Palette.darkPaper : Palette.paper)\""))
      #expect(svg.contains("fill=\"\(Palette.paper)\"") == (theme != .dark))
      #expect(svg.contains("fill=\"#000000\"") == (theme == .print))
      #expect(WellFormedXML.problem(in: svg) == nil)
    }
  }

  private func luminance(_ hex: String) -> Double { Luminance(hex: hex).value }
}
