internal import DisplayText
package import FreedomModel
internal import TabularFiles

/// A complete HTML page with one table, readable by day and by night, in print and by ear.
///
/// It needs no other file and runs no script. Everything from the table is escaped; missing is an
/// empty cell; a column's description is the tooltip of its heading.
package struct HTMLFormat: TableFormat {
  package static let name = "html"
  package static let fileExtensions = ["html", "htm"]
  package static let summary = "a complete web page with the table"

  private var columns: [ResultTable.Column] = []
  private let figure: String
  private let caption: String?
  private let notes: NotesShown

  package init(options: ExportOptions) {
    caption = options.caption
    notes = options.notes
    foldsTable = options.foldsTable
    paper = options.paper
    figure = options.figure.map { "<figure class=\"chart\">\n\($0)</figure>\n" } ?? ""
  }

  package mutating func begin(
    title: String, columns: [ResultTable.Column], into bytes: inout [UInt8]
  ) {
    self.columns = columns
    let title = (caption ?? title).escapedMarkup
    let headings = columns.map { column in
      let tooltip = [column.description, column.unit.isEmpty ? "" : "Unit: \(column.unit)."]
        .filter { !$0.isEmpty }.joined(separator: " ")
      return "<th scope=\"col\"" + (column.kind.isNumeric ? " class=\"number\"" : "")
        + (tooltip.isEmpty ? "" : " title=\"\(tooltip.escapedMarkup)\"")
        + ">\(column.name.escapedMarkup)</th>"
    }
    // The chart says what the page shows, or the heading does: once is enough for the eye.
    let hidden = " class=\"hidden\""
    let page = """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="\(scheme)">
      <meta http-equiv="Content-Security-Policy"
        content="default-src 'none'; style-src 'unsafe-inline'">
      <title>\(title.isEmpty ? "Table" : title)</title>
      <style>
      :root { color-scheme: \(scheme);\(paper == .dark ? Self.darkColors : Self.lightColors) }
      \(paper == .auto ? Self.adaptingStyle : "")\(HTMLFormat.style)
      </style>
      </head>
      <body>
      <main>
      <h1\(hasFigure ? hidden : "")>\(title.isEmpty ? "Table" : title)</h1>
      \(figure)\(foldsTable ? "<details>\n<summary>The values as a table</summary>\n" : "")\
      <div class="scroll" role="region" tabindex="0" aria-label="Table">
      <table>
      \(title.isEmpty ? "" : "<caption\(hidden)>\(title)</caption>\n")<thead>
      <tr>\(headings.joined())</tr>
      </thead>
      <tbody>

      """
    bytes.append(contentsOf: page.utf8)
  }

  package mutating func row(_ values: [ResultValue], into bytes: inout [UInt8]) {
    bytes.append(contentsOf: "<tr>".utf8)
    for (position, value) in values.enumerated() {
      let element = position == 0 ? "th scope=\"row\"" : "td"
      let isNumeric = columns[position].kind.isNumeric
      bytes.append(contentsOf: "<\(element)\(isNumeric ? " class=\"number\"" : "")>".utf8)
      bytes.append(contentsOf: (value.prose ?? "").escapedMarkup.utf8)
      bytes.append(contentsOf: (position == 0 ? "</th>" : "</td>").utf8)
    }
    bytes.append(contentsOf: "</tr>\n".utf8)
  }

  package mutating func end(_ footer: TableFooter, into bytes: inout [UInt8]) {
    var lines = ["</tbody>", "</table>", "</div>"]
    let text = FooterText(footer, shown: notes)
    if !text.list.isEmpty {
      lines.append("<ul>")
      lines += text.list.map { "<li>\($0.escapedMarkup)</li>" }
      lines.append("</ul>")
    }
    lines += text.paragraphs.map { "<p>\($0.escapedMarkup)</p>" }
    // The drawing has what must be known; the notes of the table are folded away with it.
    if foldsTable { lines.append("</details>") }
    if let comment = text.hiddenComment { lines.append("<!-- \(comment) -->") }
    lines += ["</main>", "</body>", "</html>"]
    bytes.append(contentsOf: (lines.joined(separator: "\n") + "\n").utf8)
  }

  /// A chart drawn twice: for pages and paper, and for phones.
  package static func drawings(wide: String, narrow: String) -> String {
    "<div class=\"wide\">\n\(wide)</div>\n<div class=\"narrow\">\n\(narrow)</div>\n"
  }

  private let foldsTable: Bool
  private let paper: ExportOptions.Paper

  private var scheme: String {
    switch paper {
    case .auto: "light dark"
    case .light: "light"
    case .dark: "dark"
    }
  }

  private var hasFigure: Bool { !figure.isEmpty }

  /// Some texts as paragraphs of a page, such as a value in words.
  package static func paragraphs(_ texts: [String]) -> String {
    texts.filter { !$0.isEmpty }.map { "<p>\($0.escapedMarkup)</p>\n" }.joined()
  }

  private static let lightColors =
    " --text: #1b1b1b; --page: #ffffff; --rule: #767676; --faint: #e4e4e4;"
  private static let darkColors =
    " --text: #eaeaea; --page: #0d0f12; --rule: #9a9a9a; --faint: #34383d;"
  private static let adaptingStyle =
    "@media (prefers-color-scheme: dark) { :root {\(darkColors) } }\n"

  private static let style = """
    body { margin: 2rem auto; max-width: 72rem; padding: 0 1rem; color: var(--text);
      background: var(--page); font: 1rem/1.45 system-ui, sans-serif; }
    h1 { font-size: 1.15rem; margin: 0 0 .6rem; }
    .hidden { position: absolute; width: 1px; height: 1px; overflow: hidden;
      clip-path: inset(50%); white-space: nowrap; }
    .scroll { overflow-x: auto; }
    .chart { margin: 0 0 1.5rem; overflow-x: auto; }
    .narrow { display: none; }
    .narrow svg, .wide svg { display: block; max-width: 100%; height: auto; }
    summary { cursor: pointer; margin-bottom: .6rem; }
    :focus-visible { outline: 2px solid var(--rule); outline-offset: 2px; }
    @media (max-width: 43rem) { .wide { display: none; } .narrow { display: block; } }
    table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
    caption { text-align: left; font-weight: 600; font-size: 1.15rem; padding-bottom: .6rem; }
    th, td { text-align: left; vertical-align: top; padding: .3rem .8rem .3rem 0; }
    thead th { border-bottom: 2px solid var(--rule); }
    tbody th, tbody td { border-bottom: 1px solid var(--faint); }
    tbody th { font-weight: normal; }
    .number { text-align: right; white-space: nowrap; }
    @media print {
      :root { --text: #000; --page: #fff; }
      body { margin: 0; max-width: none; padding: 0; } .wide { display: block; }
      .narrow { display: none; } .scroll { overflow: visible; }
      thead { display: table-header-group; }
    }
    """
}

/// What a page allows a browser to do: to use the page's own style sheets and scripts, and nothing
/// else.
package enum ContentSecurity {
  /// The policy of a page, for its `Content-Security-Policy`: no request goes anywhere.
  ///
  /// - Parameters:
  ///   - styles: What is between the tags of the page's `<style>` elements, byte by byte.
  ///   - scripts: The same of its `<script>` elements.
  /// - Returns: The directives in one line.
  package static func policy(styles: [String], scripts: [String] = []) -> String {
    let policy = "default-src 'none'; style-src \(allowed(styles))"
    return scripts.isEmpty ? policy : policy + "; script-src \(allowed(scripts))"
  }

  private static func allowed(_ texts: [String]) -> String {
    let hashes = Set(
      texts.map { text in
        var digest = ContentDigest()
        digest.update(text.utf8)
        return "'sha256-\(base64(digest.finish()))'"
      })
    return hashes.isEmpty ? "'none'" : hashes.sorted().joined(separator: " ")
  }

  /// Bytes as Base64 (RFC 4648).
  static func base64(_ bytes: [UInt8]) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    var text = ""
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let some = bytes[start..<min(start + 3, bytes.count)]
      var group = some.reduce(0) { $0 << 8 | Int($1) }
      group <<= 8 * (3 - some.count)
      for place in 0..<4 {
        text.append(place <= some.count ? letters[group >> (18 - 6 * place) & 63] : "=")
      }
    }
    return text
  }
}
