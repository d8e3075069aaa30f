import FreedomModel
@testable import RatingsCharts
import Testing

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
