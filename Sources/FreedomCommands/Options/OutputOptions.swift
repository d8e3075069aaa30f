import ArgumentParser
import FreedomModel
import FreedomRatings
import RatingsCharts
import RatingsExport

/// How a result is written, and where to.
struct OutputOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "How the table is written (default: by the file's ending, else table, of exports csv; --csv, --tsv, --json, --nl and --md are short for it).",
      valueName: "format"))
  var format: FormatName?

  @OptionGroup var place: PlaceOptions

  @Option(name: .long, help: ArgumentHelp("Only these columns, by name.", valueName: "name,name"))
  var columns: String?

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp(
      "Sort by a column; -NAME from the greatest down. Missing values come last.",
      valueName: "name"))
  var sort: String?

  @Option(name: .long, help: "Leave out so many rows at the start.")
  var offset: Int?

  @Option(name: .long, help: "At most so many rows.")
  var limit: Int?

  @Flag(name: .customLong("no-headers"), help: "Leave out the header line (csv, tsv).")
  var noHeaders = false

  @Flag(
    name: .customLong("no-formula-guard"),
    help: "Leave texts that a spreadsheet would run as formulas as they are (csv, tsv).")
  var noFormulaGuard = false

  @Option(
    name: .long,
    help: ArgumentHelp("Write the notes and the citation to a file.", valueName: "file"),
    completion: .file())
  var notes: String?

  @Option(name: .long, help: "The table's caption instead of its title (latex, html).")
  var caption: String?

  @Option(name: .long, help: "The table's label, such as tab:trends (latex).")
  var label: String?

  func validate() throws {
    if let limit, limit < 0 { throw ValidationError("--limit must be at least 0") }
    if let offset, offset < 0 { throw ValidationError("--offset must be at least 0") }
    if let notes, notes == place.path, notes != "-" {
      throw ValidationError("--notes and --output must be different files")
    }
  }

  /// The paths that are written to.
  var paths: [String] { [place.path] + (notes.map { [$0] } ?? []) }

  /// The format asked for, or the one that the file's ending stands for.
  private func chosenFormat(_ usual: any TableFormat.Type) -> any TableFormat.Type {
    if let asked = format?.format ?? TableFormats.forFile(place.path) { return asked }
    // The setting is for tables that people read; what is exported keeps its own usual format.
    guard usual is TerminalTable.Type, let format = Settings.current.format else { return usual }
    return TableFormats.named(format) ?? usual
  }

  /// How a table is written.
  var exportOptions: ExportOptions {
    var options = ExportOptions()
    options.hasHeader = !noHeaders
    options.guardsFormulas = !noFormulaGuard
    options.width = place.lineWidth
    options.isASCII = place.isASCII
    options.usesColor = place.usesColor
    options.caption = caption
    options.label = label
    return options
  }

  /// Whether anything was said that concerns a single table only.
  var concernsOneTable: Bool {
    format != nil || columns != nil || sort != nil || offset != nil || limit != nil || noHeaders
      || notes != nil || caption != nil || label != nil
  }

  /// Whether a chart is drawn: in a table for people only, when asked for, or offered on a terminal.
  func drawsChart(asked: Bool, offered: Bool) -> Bool {
    chosenFormat(TerminalTable.self) is TerminalTable.Type
      && (asked || (offered && place.isTerminal))
  }

  /// Writes a table in the format asked for, with a chart below it where one was drawn.
  ///
  /// A table for people shows only the columns in `brief`, where some are given and the person has
  /// not chosen others; every other format has all.
  func print(
    _ table: ResultTable, brief: [String] = [], chart: Chart? = nil,
    drawing: DrawingOptions? = nil, usually usual: any TableFormat.Type = TerminalTable.self
  ) throws {
    let format = chosenFormat(usual)
    let isBrief = !brief.isEmpty && columns == nil && format is TerminalTable.Type
    var shown = try chosen(table, columns: isBrief ? brief : chosenColumns)
    let more = table.columns.map(\.name).filter { isBrief && !brief.contains($0) }
    if !more.isEmpty {
      shown.notes.append(
        "More columns: \(more.joined(separator: ", ")); by --columns, or in another format.")
    }
    var bytes = format.render(shown, options: exportOptions)
    if let chart {
      let text = chart.text(
        TextOptions(
          width: place.lineWidth, height: drawing?.height, color: place.usesColor,
          ascii: place.isASCII, inWords: drawing?.describe ?? false))
      bytes += Array("\n".utf8) + Array(text.utf8)
      if bytes.last != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
    }
    try place.write(bytes)
    try writeNotes(table.notes, citation: table.citation, of: table.title)
  }

  /// Writes text as it is.
  func write(_ text: String) throws { try place.write(Array(text.utf8)) }

  /// Whether a table is asked for where a command usually prints something else.
  var asksForTable: Bool { format != nil || needsWholeTable }

  /// Whether rows or columns are chosen or sorted, for which a table has to be there as a whole.
  var needsWholeTable: Bool { columns != nil || sort != nil || offset != nil || limit != nil }

  /// A writer for a table of any length, whose rows come one by one, in the order and with all of the
  /// columns they come with.
  func writer(
    title: String, columns: [ResultTable.Column], usually usual: any TableFormat.Type
  ) throws -> TableWriter {
    try place.spareDatabase(at: place.path)
    return TableWriter(
      chosenFormat(usual), options: exportOptions, title: title, columns: columns,
      to: try Output.open(place.path, overwriting: place.force))
  }

  /// Writes notes and citation to the file asked for.
  func writeNotes(_ notes: [String], citation: String, of title: String) throws {
    guard let path = self.notes else { return }
    try place.spareDatabase(at: path)
    let text = NotesText.document(title: title, notes: notes, citation: citation)
    try Output.write(Array(text.utf8), to: path, overwriting: place.force)
  }

  private var chosenColumns: [String]? {
    columns?.split(separator: ",").map(\.trimmedOfBlanks)
  }

  /// The table with the columns and rows asked for.
  private func chosen(_ table: ResultTable, columns: [String]?) throws -> ResultTable {
    var table = table
    if let sort {
      let isDescending = sort.hasPrefix("-")
      table = try table.sorted(
        by: isDescending ? String(sort.dropFirst()) : sort, isDescending: isDescending)
    }
    if let columns { table = try table.keeping(columns: columns) }
    if let offset { table.rows = Array(table.rows.dropFirst(offset)) }
    if let limit { table.rows = Array(table.rows.prefix(limit)) }
    return table
  }
}
