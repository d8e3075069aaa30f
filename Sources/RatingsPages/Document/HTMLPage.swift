internal import DisplayText
internal import FreedomModel
internal import RatingsCharts
internal import RatingsExport

extension Page {
  /// The page as one HTML file that needs no other: no script, no request, light, dark and print.
  package func html() -> String { HTMLPage(self).written() }
}

private struct HTMLPage {
  private let page: Page
  private var styles = [HTMLPage.style]
  private var charts = 0

  init(_ page: Page) { self.page = page }

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
        content="\(ContentSecurity.policy(styles: copy.styles))">
      <title>\(page.title.escapedMarkup)</title>
      <style>\(HTMLPage.style)</style>
      </head>
      <body>
      <main>
      <h1>\(page.title.escapedMarkup)</h1>
      \(lead)\(sections)\(notes)</main>
      </body>
      </html>

      """
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
    text += "<table>\n<caption>\(table.caption.escapedMarkup)</caption>\n<thead>\n<tr>"
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

  private static let style = """

    :root { color-scheme: light dark;
      --text: #1b1b1b; --soft: #555; --page: #fff; --rule: #767676; --faint: #e4e4e4;
      --own: #eef3f8; --link: #0b5394; }
    @media (prefers-color-scheme: dark) {
      :root { --text: #eaeaea; --soft: #b3b3b3; --page: #16181c; --rule: #9a9a9a; --faint: #34383d;
        --own: #22303d; --link: #8fc1f0; }
    }
    body { margin: 0; color: var(--text); background: var(--page);
      overflow-wrap: break-word; font: 1rem/1.5 system-ui, "Helvetica Neue", Arial, sans-serif; }
    main { max-width: 45rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
    h1 { font-size: 1.9rem; line-height: 1.15; margin: 0 0 .75rem; }
    h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
    p, ul, ol { margin: .5rem 0; }
    .lead { font-size: 1.1rem; }
    a { color: var(--link); overflow-wrap: anywhere; }
    a.value { color: inherit; text-decoration: underline dotted; text-underline-offset: .2em;
      white-space: nowrap; }
    a:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
    figure { margin: .5rem 0; }
    svg { display: block; max-width: 100%; height: auto; }
    .narrow { display: none; }
    table { border-collapse: collapse; width: 100%; margin: .75rem 0 1rem;
      font-variant-numeric: tabular-nums; }
    caption { text-align: left; color: var(--soft); padding-bottom: .25rem; }
    th, td { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0; }
    th:last-child, td:last-child { padding-right: 0; }
    thead th { border-bottom: 2px solid var(--rule); font-weight: 600; }
    tbody th, tbody td { border-bottom: 1px solid var(--faint); }
    tbody th { font-weight: normal; }
    .number { text-align: right; }
    .own { background: var(--own); }
    .own th { font-weight: 600; }
    footer { border-top: 2px solid var(--rule); margin-top: 2rem; font-size: .875rem; }
    footer h2 { font-size: 1rem; margin-top: 1rem; }
    footer ol { padding-left: 1.5rem; }
    .scroll { overflow-x: auto; }
    .scroll a { overflow-wrap: normal; }
    @media (max-width: 43rem) {
      th, td { padding-right: .4rem; }
      a.value { white-space: normal; }
      .wide { display: none; }
      .narrow { display: block; }
    }
    @media print {
      :root { --text: #000; --soft: #444; --page: #fff; --faint: #ccc; --own: #eee; --link: #000; }
      @page { size: A4; margin: 14mm; }
      body { font-size: 9pt; line-height: 1.35; }
      main { max-width: none; padding: 0; columns: 2; column-gap: 8mm; }
      h1, .lead { column-span: all; }
      h1 { font-size: 16pt; margin-bottom: 4pt; }
      h2 { font-size: 10.5pt; margin: 8pt 0 2pt; break-after: avoid; }
      section:first-of-type h2 { margin-top: 0; }
      .lead { font-size: 10pt; }
      caption { break-after: avoid; }
      table { margin: 2pt 0 5pt; }
      th, td { padding: 1.2pt 5pt 1.2pt 0; }
      table, figure, li { break-inside: avoid; }
      .wide { display: none; }
      .narrow { display: block; }
      a, a.value { text-decoration: none; }
      footer { font-size: 7.5pt; }
    }

    """
}
