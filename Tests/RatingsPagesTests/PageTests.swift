import FreedomTestSupport
import RatingsCharts
import Testing

@testable import RatingsPages

@Suite("A page")
struct PageTests {
  /// A page with one of everything, and text that is markup in some format.
  private var page: Page {
    var page = Page(title: "Côte d'Ivoire <b>")
    page.lead = [["Rated ", .strong("Not Free"), " with ", .value("23", .scores), " points."]]
    page.sections = [
      PageSection(
        "numbers", heading: "Numbers & names",
        [
          .table(
            PageTable(
              "Scores", columns: [.init("Who"), .init("Score", isNumeric: true)],
              rows: [["A|B", .value("−4", .scores)], ["<i>", .value("7", .ratings)]],
              highlighted: 0)),
          .list([["One: ", .link("there", address: "https://example.org/?a=1&b=2")]]),
        ], screen: [.paragraph(["Only this."])]),
      PageSection("more", heading: "More", [.paragraph(["*Not* on the screen."])]),
    ]
    page.notes = [SourceNote(.scores, "Scores as published."), SourceNote(.ratings, "Ratings.")]
    page.citations = ["Freedom House (2026). Freedom in the World."]
    return page
  }

  @Test("as HTML it is whole, escaped, and allows only its own styles")
  func html() {
    let html = page.html()
    Golden.expect(html, matches: "page.html")
    #expect(!html.contains("<b>") && !html.contains("<i>"))
    #expect(html.contains("default-src 'none'; style-src 'sha256-"))
    #expect(!html.contains("<script") && !html.contains("style="))
  }

  @Test("on a site it has a menu, leads to pages that exist, and runs only its own scripts")
  func onSite() {
    var page = page
    page.scripts = [.tables]
    page.lead.append([
      .page("Norway", .entity("NOR")), ", ", .page("Sweden", .entity("SWE")), ", ",
      .page("Middle East", .region("Middle East")),
    ])
    var table = PageTable("Sorted", columns: [.init("Who")], rows: [[.page("X", .start)]])
    table.isSortable = true
    page.sections = [
      PageSection(
        "table", heading: "Table",
        [.table(table), .markup(PageMarkup(html: { _ in "<hr>\n" }, words: "A line."))])
    ]
    let site = Site(
      title: "Atlas <1>", pages: [.start, .entity("NOR"), .region("Middle East"), .table("t")],
      menu: [("Atlas", .start), ("T", .table("t"))])
    let html = page.html(at: SitePlace(site: site, page: .table("t")))
    let body = html.firstRange(of: "<body>"), script = html.firstRange(of: "<script>")
    let end = html.firstRange(of: "</script>")
    guard let body, let script, let end else {
      Issue.record("no body or no script")
      return
    }
    // Styles and scripts change without the structure of pages.
    Golden.expect(
      html[body.lowerBound..<script.upperBound] + "..." + html[end.lowerBound...],
      matches: "site.html")
    #expect(html.contains("script-src 'sha256-"))
    #expect(!page.html().contains("<script"))
    #expect(page.markdown().contains("Norway, Sweden, Middle East"))
  }

  @Test("every value leads to a note that is there")
  func notes() throws {
    let html = page.html()
    for number in html.split(separator: "href=\"#note-").dropFirst() {
      let id = number.prefix { $0.isNumber }
      #expect(html.contains("id=\"note-\(id)\""))
    }
  }

  @Test("as Markdown its tables and footnotes are those of GitHub")
  func markdown() { Golden.expect(page.markdown(), matches: "page.md") }

  @Test("in a terminal it fits, and a screenful is shorter than the whole")
  func terminal() {
    Golden.expect(page.text(), matches: "page.txt")
    Golden.expect(page.text(isWhole: false), matches: "screen.txt")
    for width in [20, 40, 80] {
      for line in page.text(.init(width: width)).split(separator: "\n") {
        #expect(line.count <= width, "\(line)")
      }
    }
    let plain = page.text(.init(ascii: true)).unicodeScalars.allSatisfy(\.isASCII)
    #expect(plain)
  }
}
