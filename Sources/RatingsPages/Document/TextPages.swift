internal import DisplayText
internal import FreedomModel
package import RatingsCharts
internal import RatingsExport

extension Page {
  /// The page in GitHub's Markdown: charts in words, notes as footnotes.
  package func markdown() -> String {
    var blocks = ["# " + MarkdownText.escaped(title)]
    blocks += lead.map(markdown)
    for section in sections {
      blocks.append("## " + MarkdownText.escaped(section.heading))
      blocks += section.blocks.map(markdown)
    }
    if !citations.isEmpty {
      blocks.append("## How to cite")
      blocks += citations.map(MarkdownText.escapedBlock)
    }
    if !notes.isEmpty {
      blocks.append(
        notes.enumerated().map { "[^\($0 + 1)]: \(MarkdownText.escaped($1.text))" }
          .joined(separator: "\n"))
    }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private func markdown(_ block: PageBlock) -> String {
    switch block {
    case .paragraph(let text): markdown(text)
    case .list(let points): points.map { "- " + markdown($0) }.joined(separator: "\n")
    case .chart(let chart): "*" + MarkdownText.escaped(chart.description) + "*"
    case .table(let table): markdown(table)
    case .markup(let markup): MarkdownText.escapedBlock(markup.words)
    }
  }

  /// Footnotes of the cells are at the caption, once each.
  private func markdown(_ table: PageTable) -> String {
    let kinds = table.rows.joined().compactMap(\.kind).uniqued()
    let caption =
      MarkdownText.escaped(table.caption)
      + kinds.compactMap(number).map { "[^\($0)]" }.joined()
    let rule = table.columns.map { $0.isNumeric ? "---:" : "---" }
    let lines =
      [table.columns.map { MarkdownText.escaped($0.heading) }, rule]
      + table.rows.map { $0.map { MarkdownText.escaped($0.words) } }
    return caption + "\n\n"
      + lines.map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
  }

  private func markdown(_ text: [PageText]) -> String {
    text.map { piece in
      switch piece {
      case .plain(let words), .page(let words, _): MarkdownText.escaped(words)
      case .strong(let words): "**\(MarkdownText.escaped(words))**"
      case .value(let words, let kind):
        MarkdownText.escaped(words) + (number(of: kind).map { "[^\($0)]" } ?? "")
      case .link(let words, let address): "[\(MarkdownText.escaped(words))](\(address))"
      }
    }.joined()
  }
}

extension Page {
  /// The page for a terminal: lines of at most the width of the options, each ended by a newline.
  ///
  /// - Parameters:
  ///   - options: The width, colour, and whether only ASCII is written.
  ///   - isWhole: Whether all sections are written with notes and citations, or only those that
  ///     make a screenful.
  /// - Returns: The lines.
  package func text(_ options: TextOptions = TextOptions(), isWhole: Bool = true) -> String {
    var lines = paragraph(title, options)
    for text in lead { lines += paragraph(text.words, options) }
    for section in sections {
      let blocks = isWhole ? section.blocks : section.screen
      guard !blocks.isEmpty else { continue }
      lines.append("")
      if isWhole { lines += paragraph(section.heading, options) + [""] }
      for block in blocks { lines += self.lines(block, options) }
    }
    if isWhole {
      if !notes.isEmpty { lines += [""] + paragraph("Where the values are from", options) }
      for note in notes { lines += paragraph("- " + note.text, options, indent: 2) }
      if !citations.isEmpty { lines += [""] + paragraph("How to cite", options) }
      for citation in citations { lines += paragraph(citation, options, indent: 2) }
    }
    return lines.map { $0.withoutBlanksAtEnd + "\n" }.joined()
  }

  private func paragraph(
    _ text: String, _ options: TextOptions, indent: Int = 0
  ) -> [String] {
    WrappedText.lines(clean(text, options), width: options.width, indent: indent)
  }

  private func clean(_ text: String, _ options: TextOptions) -> String {
    options.ascii ? text.visible.asciiText : text.visible
  }

  private func lines(_ block: PageBlock, _ options: TextOptions) -> [String] {
    switch block {
    case .paragraph(let text): paragraph(text.words, options)
    case .list(let points):
      points.flatMap { paragraph("- " + $0.words, options, indent: 2) }
    case .chart(let chart):
      chart.text(options).split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        .map(String.init)
    case .table(let table): lines(table, options)
    case .markup(let markup): paragraph(markup.words, options)
    }
  }

  private func lines(_ table: PageTable, _ options: TextOptions) -> [String] {
    let cells =
      [table.columns.map { clean($0.heading, options) }]
      + table.rows.map { $0.map { clean($0.words, options) } }
    let widths = table.columns.indices.map { column in
      cells.map { $0[column].displayWidth }.max() ?? 0
    }
    let grid = cells.map { row in
      table.columns.indices.map { column in
        row[column].padded(
          toWidth: widths[column], alignedRight: table.columns[column].isNumeric)
      }.joined(separator: "  ").truncated(toWidth: options.width)
    }
    return paragraph(table.caption, options) + grid
  }
}
