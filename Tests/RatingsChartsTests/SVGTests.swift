#if canImport(FoundationXML)
  import FoundationXML
#endif

import Foundation
import FreedomModel
import FreedomTestSupport
import Testing

@testable import RatingsCharts

@Suite("SVG is accessible, safe and self-contained")
struct SVGTests {
  private let svg: String

  init() throws { svg = try Chart.line(series: Names.series).svg() }

  @Test("it has a role, a title and a description tied to it")
  func accessible() throws {
    let svg = try Chart.line(series: [Figures.kazakhstan.ratings]).svg(SVGOptions(id: "kaz"))
    #expect(svg.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\" id=\"kaz\" role=\"img\" "))
    #expect(svg.contains("aria-labelledby=\"kaz-title kaz-desc\""))
    #expect(
      svg.contains(
        "<title id=\"kaz-title\">Freedom in the World, freedom rating: Kazakhstan, 1992–2025</title>"
      ))
    #expect(
      svg.contains(
        "<desc id=\"kaz-desc\">Kazakhstan declined from 4.5 in 1992 to 6 in 2025.</desc>"))
  }

  @Test("names are escaped and harmful characters replaced")
  func escaped() {
    #expect(svg.contains("A&amp;B &lt;script&gt;&quot;x&quot;&lt;/script&gt;"))
    #expect(!svg.contains("<script"))
    #expect(!svg.unicodeScalars.contains("\u{1B}") && !svg.unicodeScalars.contains("\u{202E}"))
    #expect(WellFormedXML.problem(in: svg) == nil)
  }

  @Test("it follows the reader's light or dark page and asks for nothing from outside")
  func selfContained() {
    #expect(svg.contains("@media (prefers-color-scheme:dark)"))
    #expect(svg.contains("@media print"))
    #expect(!svg.contains("href") && !svg.contains("@import") && !svg.contains("foreignObject"))
  }

  @Test("two charts have ids of their own")
  func ids() throws {
    let other = try Chart.line(series: [Figures.turkey.ratings]).svg()
    func id(_ svg: String) -> Substring? { svg.split(separator: "\"").dropFirst(3).first }
    #expect(id(svg)?.hasPrefix("chart-") == true)
    #expect(id(svg) != id(other))
  }
}

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

  @Test("the theme for print keeps them far apart, with letters that can be read")
  func print() {
    let colors = FreedomStatus.freestFirst.map {
      luminance(ChartTheme.print.translated(StatusPalette.color($0)))
    }
    for (lighter, darker) in zip(colors, colors.dropFirst()) {
      #expect(Luminance.contrast(lighter, darker) >= 2.5)
    }
    for (status, color) in zip(FreedomStatus.freestFirst, colors) {
      #expect(Luminance.contrast(color, luminance(StatusPalette.ink(on: status))) >= 4.5)
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

/// Reads XML with a parser that is not this project's.
enum WellFormedXML {
  /// What is wrong with a document; `nil` if nothing is.
  static func problem(in text: String) -> String? {
    let parser = XMLParser(data: Data(text.utf8))
    guard parser.parse(), text.hasSuffix("</svg>\n") else {
      return parser.parserError.map(String.init(describing:)) ?? "cut short"
    }
    return nil
  }
}
