import ArgumentParser
import FreedomModel
import FreedomRatings
import RatingsAnalysis
import RatingsCharts
import RatingsExport

typealias OutputOptions = OutputOptionsOf<DocumentOptions>

final class OutputOptionsOf<Document: NamesTable>: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The output format; --csv, --tsv, --json, --nl and --md are shortcuts (default: from the "
        + "file's ending, otherwise table; csv for exports).",
      valueName: "format"))
  var format: FormatName?

  @OptionGroup var place: DestinationOptions

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Show only these columns; all also shows hidden ones.", valueName: "name,name"))
  var columns: String?

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp(
      "Sort by a column; -NAME sorts from the greatest down. Missing values come last.",
      valueName: "name"))
  var sort: String?

  @Option(name: .long, help: "Leave out the first N rows.")
  var offset: Int?

  @Option(name: .long, help: "Show at most N rows.")
  var limit: Int?

  @Flag(name: .customLong("no-headers"), help: "Leave out the header line (csv, tsv).")
  var noHeaders = false

  @Flag(
    name: .customLong("no-formula-guard"),
    help: "Do not escape text that a spreadsheet would treat as a formula (csv, tsv).")
  var noFormulaGuard = false

  @Flag(
    name: .customLong("notes"),
    help: "Print all notes in full; --notes FILE.txt writes them to a file instead.")
  var allNotes = false

  /// What `--notes FILE` means; ``NotesArgument`` distinguishes the two.
  @Option(
    name: .customLong(NotesArgument.fileOption), help: .hidden, completion: .file())
  var notesFile: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Round numbers to N significant digits "
        + "(default: 4 for computed numbers on a screen or a page, all in data files).",
      valueName: "N"))
  var digits: Int?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Head columns by code or in plain English "
        + "(default: plain in markdown, latex, html, xlsx)."))
  var headings: Headings?

  @OptionGroup var document: Document

  init() {}

  func validate() throws {
    if let digits, !(1...17).contains(digits) {
      throw ValidationError("--digits must be 1 to 17, not \(digits)")
    }
    for (name, number) in [("--limit", limit), ("--offset", offset)] {
      if let number, number < 0 {
        throw ValidationError("\(name) must be at least 0, not \(number)")
      }
    }
    if let notesFile, Destinations.areOne(notesFile, place.path) {
      throw ValidationError("--notes and --output must be different files")
    }
    try document.citations?.check(beside: [place.path, notesFile].compactMap(\.self))
  }

  /// Where a table and its notes go.
  ///
  /// A name whose ending stands for something else is refused here, before anything is done.
  var destinations: Destinations { get throws { try destinations(usually: TerminalTable.self) } }

  /// The same for a command whose usual format is another one.
  func destinations(usually usual: any TableFormat.Type) throws -> Destinations {
    let format = try chosenFormat(usual)
    try document.check(for: format)
    if format is WorkbookFormat.Type, place.isTerminal {
      throw UsageError(
        "an Excel workbook cannot be shown on a terminal", hint: "use --output FILE.xlsx",
        status: .usage)
    }
    return try destinationsOfAnything
  }

  /// Where the result goes where it need not be a table.
  var destinationsOfAnything: Destinations {
    get throws {
      if let notesFile { try EndingCheck.require(["txt"], of: notesFile, for: "notes") }
      let paths = [place.path, notesFile].compactMap(\.self)
      return try document.citations?.destinations(beside: paths, place)
        ?? Destinations(paths: paths, overwrites: place.force)
    }
  }

  func chosenFormat(_ usual: any TableFormat.Type) throws -> any TableFormat.Type {
    if let asked = format?.format {
      try EndingCheck.require(asked.fileExtensions, of: place.path, asked: "--format \(asked.name)")
      return asked
    }
    if let named = TableFormats.forFile(place.path) { return named }
    try EndingCheck.require(
      TableFormats.endings, of: place.path, for: "a table", advice: Self.advice(place.path))
    // The setting is for tables that people read; what is exported keeps its own usual format.
    guard usual is TerminalTable.Type, let format = Settings.current.format else { return usual }
    return TableFormats.named(format) ?? usual
  }

  private static func advice(_ path: String) -> String? {
    guard let ending = FileEnding(of: path) else { return nil }
    switch ending.text {
    case "xls", "xlsm", "ods": return "write .xlsx for a workbook"
    case "svg", "png", "pdf", "jpg", "jpeg": return "'freedom chart' draws"
    case "sqlite", "sqlite3", "db": return "'freedom export sqlite' copies the database"
    case "zip": return "'freedom export package' makes a .zip"
    default: return ending.isKnown ? nil : "any other ending needs --format"
    }
  }

  func exportOptions(_ files: ResultFiles? = nil) -> ExportOptions {
    var options = ExportOptions()
    options.hasHeader = !noHeaders
    options.guardsFormulas = !noFormulaGuard
    options.width = place.lineWidth
    options.isASCII = place.isASCII
    options.usesColor = place.usesColor
    options.notes = notesShown
    options.digits = digits
    options.headings = headings ?? files?.headings
    document.apply(to: &options)
    return options
  }

  private var notesShown: NotesShown {
    if allNotes { return .all }
    return Settings.isQuiet ? .none : .brief
  }

  var concernsOneTable: Bool {
    format != nil || columns != nil || sort != nil || offset != nil || limit != nil || noHeaders
      || allNotes || notesFile != nil || digits != nil || headings != nil || document.isUsed
  }

  /// Whether a chart is drawn with the table: when it is requested, or offered on a terminal. One
  /// that the output cannot have, or that would show something else than the table, is a
  /// `UsageError`.
  func drawsChart(asked: Bool, offered: Bool = false, columnsAreDrawn: Bool = false) throws -> Bool
  {
    let format = try chosenFormat(TerminalTable.self)
    let narrowing = [
      columnsAreDrawn && columns != nil ? "--columns" : nil, offset == nil ? nil : "--offset",
      limit == nil ? nil : "--limit",
    ].compactMap(\.self)
    guard asked else {
      return offered && format is TerminalTable.Type && place.isTerminal && narrowing.isEmpty
        && !Settings.isQuiet
    }
    guard format is TerminalTable.Type || format is HTMLFormat.Type else {
      throw UsageError(
        "a chart cannot be put into \(format.name)",
        hint:
          "leave out --chart and --describe, or write with --format table (.txt) or html (.html)",
        status: .usage)
    }
    guard let option = narrowing.first else { return true }
    throw UsageError(
      "a chart shows the whole table, and \(option) leaves out a part of it",
      hint: option == "--columns"
        ? "leave out --columns, or show fewer rows"
        : "leave out \(option), or choose the years with --from and --to", status: .usage)
  }

  /// The lines of panels for a chart under a table, where one is requested.
  func lines(
    of panels: [Panel], kind: EntityKind?, years: YearOptions, asked: Bool,
    annotated annotations: (Series) -> [Annotation] = { _ in [] }
  ) throws -> Chart? {
    guard try drawsChart(asked: asked) else { return nil }
    if let objection = Chart.objection(toOneScaleOf: panels.map(\.indicator)) { throw objection }
    let series = panels.flatMap { $0.keeping(kind: kind).allSeries }
    return try Chart.line(
      series: series, annotations: series.flatMap(annotations),
      options: ChartOptions(years: years.rule))
  }
}
