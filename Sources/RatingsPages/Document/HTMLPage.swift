internal import DisplayText
internal import FreedomModel
internal import RatingsAnalysis
internal import RatingsCharts
internal import RatingsExport

extension Page {
  /// The page as one HTML file that needs no other: no request, light, dark and print.
  ///
  /// - Parameter place: Where the page is on a site; `nil` for a page by itself.
  /// - Returns: The HTML.
  package func html(at place: SitePlace? = nil) -> String { HTMLPage(self, at: place).written() }
}

private struct HTMLPage {
  private let page: Page
  private let place: SitePlace?
  private let style: String
  private var styles: [String]
  private var charts = 0

  init(_ page: Page, at place: SitePlace?) {
    self.page = page
    self.place = place
    style = place == nil ? PageStyle.page : PageStyle.page + PageStyle.site
    styles = [style]
  }

  /// The widths of the two drawings of a chart: one for pages and paper, one for phones.
  private static let wide = 680, narrow = 340

  func written() -> String {
    var copy = self
    let sections = page.sections.map { copy.section($0) }.joined()
    let lead = page.lead.map { "<p class=\"lead\">\(copy.inline($0))</p>\n" }.joined()
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta http-equiv="Content-Security-Policy"
        content="\(ContentSecurity.policy(styles: copy.styles, scripts: scripts))">
      <title>\(title.escapedMarkup)</title>
      <style>\(style)</style>
      </head>
      <body>
      \(menu)<main\(page.isWide ? " class=\"wide-page\"" : "")>
      <h1>\(page.title.escapedMarkup)</h1>
      \(lead)\(sections)\(notes)</main>
      \(scripts.map { "<script>\($0)</script>\n" }.joined())</body>
      </html>

      """
  }

  /// Only a site has scripts: a page by itself runs nothing.
  private var scripts: [String] {
    place == nil ? [] : page.scripts.map { "\"use strict\";\n" + $0.text }
  }

  private var title: String {
    guard let place, place.page != .start else { return page.title }
    return "\(page.title) - \(place.site.title)"
  }

  /// What leads to the main pages of a site.
  private var menu: String {
    guard let place else { return "" }
    let points = place.site.menu.map { words, target in
      "<li><a href=\"\(target.address(from: place.page).escapedMarkup)\""
        + "\(target == place.page ? " aria-current=\"page\"" : "")>\(words.escapedMarkup)</a></li>"
    }
    return "<nav aria-label=\"Pages\">\n<ul>\(points.joined())</ul>\n</nav>\n"
  }

  private mutating func section(_ section: PageSection) -> String {
    let id = section.id.escapedMarkup
    var text = "<section aria-labelledby=\"\(id)\">\n"
    text += "<h2 id=\"\(id)\">\(section.heading.escapedMarkup)</h2>\n"
    for block in section.blocks { text += written(block) }
    return text + "</section>\n"
  }

  private mutating func written(_ block: PageBlock) -> String {
    switch block {
    case .paragraph(let text): "<p>\(inline(text))</p>\n"
    case .list(let points):
      "<ul>\n" + points.map { "<li>\(inline($0))</li>\n" }.joined() + "</ul>\n"
    case .table(let table): written(table)
    case .chart(let chart): written(chart)
    case .markup(let markup): markup.html(place)
    }
  }

  private mutating func written(_ chart: Chart) -> String {
    charts += 1
    var text = "<figure>\n"
    for (name, width) in [("wide", Self.wide), ("narrow", Self.narrow)] {
      let svg = chart.svg(SVGOptions(width: width, id: "chart-\(charts)-\(name)"))
      if let start = svg.firstRange(of: "<style>"), let end = svg.firstRange(of: "</style>") {
        styles.append(String(svg[start.upperBound..<end.lowerBound]))
      }
      text += "<div class=\"\(name)\">\n\(svg)</div>\n"
    }
    return text + "</figure>\n"
  }

  private func written(_ table: PageTable) -> String {
    // A table that is wider than a phone scrolls by itself; its values can be reached by the
    // keyboard.
    var text = "<div class=\"scroll\">\n"
    text +=
      "<table\(table.isSortable ? " class=\"sortable\"" : "")>\n"
      + "<caption>\(table.caption.escapedMarkup)</caption>\n<thead>\n<tr>"
    for column in table.columns {
      text +=
        "<th scope=\"col\"\(column.isNumeric ? " class=\"number\"" : "")>"
        + "\(column.heading.escapedMarkup)</th>"
    }
    text += "</tr>\n</thead>\n<tbody>\n"
    for (position, row) in table.rows.enumerated() {
      text += position == table.highlighted ? "<tr class=\"own\">" : "<tr>"
      for (column, cell) in zip(table.columns, row).enumerated() {
        let name = column == 0 ? "th" : "td"
        text +=
          "<\(name)\(column == 0 ? " scope=\"row\"" : "")"
          + "\(cell.0.isNumeric ? " class=\"number\"" : "")>\(inline([cell.1]))</\(name)>"
      }
      text += "</tr>\n"
    }
    return text + "</tbody>\n</table>\n</div>\n"
  }

  private func inline(_ text: [PageText]) -> String {
    text.map { piece in
      switch piece {
      case .plain(let words): words.escapedMarkup
      case .strong(let words): "<strong>\(words.escapedMarkup)</strong>"
      case .value(let words, let kind):
        if let number = page.number(of: kind) {
          "<a class=\"value\" href=\"#note-\(number)\">\(words.escapedMarkup)</a>"
        } else {
          words.escapedMarkup
        }
      case .link(let words, let address):
        "<a href=\"\(address.escapedMarkup)\">\(words.escapedMarkup)</a>"
      case .page(let words, let page): place.link(words, to: page)
      }
    }.joined()
  }

  private var notes: String {
    guard !page.notes.isEmpty || !page.citations.isEmpty else { return "" }
    var text = "<footer>\n"
    if !page.notes.isEmpty {
      text += "<h2>Where the values are from</h2>\n<ol>\n"
      for (position, note) in page.notes.enumerated() {
        text += "<li id=\"note-\(position + 1)\">\(note.text.escapedMarkup)</li>\n"
      }
      text += "</ol>\n"
    }
    if !page.citations.isEmpty {
      text += "<h2>How to cite</h2>\n"
      text += page.citations.map { "<p>\($0.escapedMarkup)</p>\n" }.joined()
    }
    return text + "</footer>\n"
  }
}

/// A page or a file of a site, with its address.
package enum SitePage: Sendable, Hashable {
  /// The first page; the lists of entities, of methods and of files.
  case start, entities, method, downloads
  /// The page about a country or territory, by its id.
  case entity(String)
  /// The page about a region or a group of states, by its name.
  case region(String), group(String)
  /// The page with a table, by its name.
  case table(String)
  /// A file to download, by its name.
  case file(String)

  /// The path from the folder of the site.
  package var path: String {
    switch self {
    case .start: "index.html"
    case .entities: "entities.html"
    case .method: "method.html"
    case .downloads: "downloads.html"
    case .entity(let id): "entity/\(Atlas.fileName(id.lowercased())).html"
    case .region(let name): "region/\(Atlas.fileName(name.lowercased())).html"
    case .group(let name): "group/\(Atlas.fileName(name)).html"
    case .table(let name): "table/\(name).html"
    case .file(let name): "data/\(name)"
    }
  }

  /// The address of the page, as another one writes it.
  func address(from other: SitePage) -> String {
    (other.path.contains("/") ? "../" : "") + path
  }
}

/// The pages of a site, and how they lead to one another.
package struct Site: Sendable {
  /// The title.
  let title: String
  /// The pages and files that there are.
  let pages: Set<SitePage>
  /// What every page leads to.
  let menu: [(words: String, page: SitePage)]
}

/// A site with the page of it that is being written.
package struct SitePlace: Sendable {
  let site: Site
  let page: SitePage
}

extension SitePlace? {
  /// Words that lead to a page where the site has it, as HTML.
  func link(_ words: String, to page: SitePage) -> String {
    guard let self, self.site.pages.contains(page), page != self.page else {
      return words.escapedMarkup
    }
    let address = page.address(from: self.page).escapedMarkup
    return "<a href=\"\(address)\">\(words.escapedMarkup)</a>"
  }
}
