import FreedomModel
import FreedomRatings
import RatingsExport

// Results that a screen or a page has in another shape than a program reads them in.
extension OutputOptionsOf {
  /// Whether the result is a table for a page: Markdown, LaTeX or HTML.
  var isForPage: Bool {
    get throws {
      let format = try chosenFormat(TerminalTable.self)
      return format is MarkdownFormat.Type || format is LaTeXFormat.Type
        || format is HTMLFormat.Type
    }
  }

  /// Whether the result is a table for a reader at a terminal.
  var isForScreen: Bool {
    get throws { try chosenFormat(TerminalTable.self) is TerminalTable.Type }
  }

  /// Writes tables for a screen, one under the other; the notes and the citation are those of the
  /// last.
  func print(_ tables: [ResultTable], from library: RatingsLibrary) throws {
    let files = try open()
    for table in tables.dropLast() {
      try TableWriter.append(table, as: files.format, options: exportOptions, to: files.table)
      try files.table.write([UInt8(ascii: "\n")])
    }
    if let last = tables.last { try write(last.naming(sourceOf: library), to: files) }
    try cite(tables.reduce(into: UsedSources()) { $0.formUnion($1.used) }, from: library, to: files)
    try files.finish()
  }

  /// A table with the columns for a screen, which the line under it says.
  func narrowed(_ table: ResultTable, to brief: [String]) throws -> ResultTable {
    var shown = try table.keeping(columns: brief)
    shown.hiddenColumns = table.columns.map(\.name).filter { !brief.contains($0) }
    return shown
  }

  /// Writes the one row of a table for a screen, a line a value.
  func print(card: ResultTable) throws {
    try refuseCitations()
    let files = try open()
    try files.table.write(TerminalTable.card(card, options: exportOptions))
    try files.write(card.footer, of: card.title)
    try files.finish()
  }
}
