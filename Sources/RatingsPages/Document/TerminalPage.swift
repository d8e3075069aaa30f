internal import DisplayText
internal import FreedomModel
package import RatingsCharts

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
