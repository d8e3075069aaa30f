import FreedomModel
import FreedomRatings
import RatingsExport

/// The files of one result, open and without their names until all of them are complete.
struct ResultFiles {
  let format: any TableFormat.Type
  let table: any ByteSink
  let notes: (any ByteSink)?
  let citations: (any ByteSink)?
  /// How columns are headed where the user has not chosen: the exports keep the names of columns in
  /// a workbook too, since programs read them.
  let headings: Headings?

  func write(_ footer: TableFooter, of title: String) throws {
    let text = NotesText.document(title: title, footer: footer)
    try self.notes?.write(Array(text.utf8))
  }

  func complete() throws {
    try table.complete()
    try notes?.complete()
    try citations?.complete()
  }

  /// Names the files: all of them, or none where one cannot be completed.
  func finish() throws {
    try complete()
    try table.finish()
    try notes?.finish()
    try citations?.finish()
  }
}

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
      try TableWriter.append(
        table, as: files.format, options: exportOptions(files), to: files.table)
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
    try files.table.write(TerminalTable.card(card, options: exportOptions()))
    try files.write(card.footer, of: card.title)
    try files.finish()
  }
}

/// Why a result has no rows, in a line on standard error: an empty table alone does not say what
/// was looked for.
enum EmptyResult {
  static func report(_ reason: String) {
    if !Settings.isQuiet { StandardError.write("freedom: no rows: \(reason)") }
  }

  /// Says that none of some panels has a value, where that is so.
  static func report(of panels: [Panel], because reason: String?) throws {
    guard panels.allSatisfy({ $0.values.allSatisfy { $0 == nil } }) else { return }
    let reason = reason ?? self.reason(CommandLine.arguments.dropFirst())
    if !Settings.isQuiet { StandardError.write("freedom: no values: \(reason)") }
  }

  /// Refuses to draw where none of some panels has a value: a picture of nothing misleads.
  static func refuseToDraw(_ panels: [Panel], because reason: String?) throws {
    guard panels.allSatisfy({ $0.values.allSatisfy { $0 == nil } }) else { return }
    throw UsageError(
      "no values to draw", hint: reason ?? self.reason(CommandLine.arguments.dropFirst()),
      status: .badData)
  }

  /// The reason where `--offset` and `--limit` left nothing of some rows, or where there were none.
  static func reason(leavingOut rows: Int, offset: Int?, limit: Int?) -> String {
    guard rows > 0 else { return reason(CommandLine.arguments.dropFirst()) }
    if let offset, offset >= rows { return "--offset \(offset) leaves out all \(rows)" }
    return "--limit \(limit ?? 0) shows none of \(rows)"
  }

  /// The request as typed: names, and the options of the command itself.
  private static func reason(_ arguments: ArraySlice<String>) -> String {
    let path = CommandPath(following: arguments)
    guard let command = CommandDescription(of: path.command) else { return "nothing was found" }
    var words: [String] = []
    var rest = arguments.dropFirst(path.words.count - 1)
    while let word = rest.popFirst() {
      guard word.hasPrefix("-"), word.count > 1 else {
        words.append(ShellWord.quoted(word))
        continue
      }
      if word == "--" { continue }
      let name = String(word.prefix { $0 != "=" })
      guard let option = command.option(name) else { continue }
      let value = option.takesValue && name == word ? rest.popFirst() : nil
      if option.choosesRows { words += [word, value.map(ShellWord.quoted)].compactMap(\.self) }
    }
    return words.isEmpty
      ? "there is nothing to list" : "nothing matches \(words.joined(separator: " "))"
  }
}

extension ArgumentDescription {
  /// Whether it is about what is looked for, and not about how the result is written.
  fileprivate var choosesRows: Bool { section != SharedOptions.output }
}
