internal import FreedomModel
internal import RatingsCharts
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
    let kinds = table.rows.joined().compactMap { cell -> SourceNote.Kind? in
      if case .value(_, let kind) = cell { kind } else { nil }
    }.uniqued()
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
