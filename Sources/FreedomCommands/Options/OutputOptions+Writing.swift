import FreedomRatings
import RatingsCharts
import RatingsExport

extension OutputOptionsOf {
  /// Writes a table in the format requested, with a chart below it where one was drawn.
  ///
  /// A screen or a document shows only the columns in `brief`, where some are given and the user
  /// has not chosen others; formats for programs have all.
  ///
  /// What the table has is cited from the library that it came from; a table without one has no
  /// values to cite.
  func print(
    _ table: ResultTable, brief: [String] = [], chart: Chart? = nil,
    drawing: DrawingOptions? = nil, usually usual: any TableFormat.Type = TerminalTable.self,
    from library: RatingsLibrary? = nil, nothing reason: String? = nil
  ) throws {
    if library == nil { try refuseCitations() }
    let files = try open(usually: usual)
    let table = library.map(table.naming(sourceOf:)) ?? table
    try write(
      table, to: files, brief: brief, chart: chart, drawing: drawing, nothing: reason)
    if let library { try cite(table.used, from: library, to: files) }
    try files.finish()
  }

  /// Refuses `--cite` where a command prints no values.
  func refuseCitations() throws(UsageError) {
    try document.citations?.checkAccess()
    guard document.citations?.cite != nil else { return }
    throw UsageError(
      "--cite: this command prints no values to cite",
      hint: "'freedom cite' cites what the database has", status: .usage)
  }

  /// Writes how to cite what a file has that is not a table.
  func cite(_ used: UsedSources? = nil, from library: RatingsLibrary) throws {
    try document.citations?.write(used, from: library, at: place)
  }

  /// Writes how to cite what a result has, or all that the database has, where that is requested.
  func cite(
    _ used: UsedSources? = nil, from library: RatingsLibrary, to files: ResultFiles
  ) throws {
    guard let citations = document.citations else { return }
    try citations.checkAccess()
    try files.citations?.write(citations.document(on: used, in: library))
  }

  /// Opens the files that a result goes to, before there is one.
  func open(
    usually usual: any TableFormat.Type = TerminalTable.self
  ) throws -> ResultFiles {
    let format = try chosenFormat(usual)
    return ResultFiles(
      format: format, table: try place.open(place.path, isDrawn: format.isDrawn),
      notes: try notesFile.map { try place.open($0, isDrawn: false) },
      citations: try document.citations?.file.map { try place.open($0.path, isDrawn: false) },
      headings: usual is CSVFormat.Type && format is WorkbookFormat.Type ? .code : nil)
  }

  /// Writes a table, as ``print(_:brief:chart:drawing:usually:)`` does, to files that are still to
  /// be finished.
  func write(
    _ table: ResultTable, to files: ResultFiles, brief: [String] = [], chart: Chart? = nil,
    drawing: DrawingOptions? = nil, nothing reason: String? = nil
  ) throws {
    let isBrief = !brief.isEmpty && columns == nil && !files.format.isExact
    var shown = try chosen(table, columns: isBrief ? brief : chosenColumns)
    if isBrief {
      shown.hiddenColumns = table.columns.map(\.name).filter { !brief.contains($0) }
    }
    var options = exportOptions(files)
    if let chart, files.format is HTMLFormat.Type { options.figure = try figure(chart, drawing) }
    let drawn = files.format is TerminalTable.Type ? chart.map { text(of: $0, drawing) } ?? "" : ""
    let isInWords = drawing?.describe ?? false
    // Words come first: whoever asks for them may not see the table.
    if !drawn.isEmpty, isInWords { try files.table.write(Array((drawn + "\n").utf8)) }
    try TableWriter.append(shown, as: files.format, options: options, to: files.table)
    if !drawn.isEmpty, !isInWords { try files.table.write(Array(("\n" + drawn).utf8)) }
    try files.write(table.footer, of: table.title)
    guard shown.rows.isEmpty else { return }
    EmptyResult.report(
      (table.rows.isEmpty ? reason : nil)
        ?? EmptyResult.reason(leavingOut: table.rows.count, offset: offset, limit: limit))
  }

  private func text(of chart: Chart, _ drawing: DrawingOptions?) -> String {
    let text = chart.text(
      TextOptions(
        width: place.lineWidth, height: drawing?.height, color: place.usesColor,
        ascii: place.isASCII, inWords: drawing?.describe ?? false))
    return text.hasSuffix("\n") ? text : text + "\n"
  }

  private func figure(_ chart: Chart, _ drawing: DrawingOptions?) throws -> String {
    if drawing?.describe ?? false {
      return HTMLFormat.paragraphs([chart.title, chart.description])
    }
    try place.checkDrawing(height: drawing?.height)
    return place.figure(of: chart, height: drawing?.height)
  }

  func write(_ text: String) throws { try place.write(Array(text.utf8)) }

  /// Whether a table is requested where a command usually prints something else.
  var asksForTable: Bool { format != nil || needsWholeTable }

  /// Whether rows or columns are chosen or sorted, for which a table has to be there as a whole.
  var needsWholeTable: Bool { columns != nil || sort != nil || offset != nil || limit != nil }

  func write(chosen table: ResultTable, to files: ResultFiles) throws {
    try TableWriter.append(table, as: files.format, options: exportOptions(files), to: files.table)
    try files.write(table.footer, of: table.title)
  }

  /// A writer for a table of any length, whose rows come one by one, in the order and with all of
  /// the columns they come with; without `areKnown` the rows say what the columns have.
  func writer(
    to files: ResultFiles, title: String, columns: [ResultTable.Column],
    knowingKinds areKnown: Bool = true
  ) -> TableWriter {
    var options = exportOptions(files)
    options.tellsColumnsLast = !areKnown
    return TableWriter(
      files.format, options: options, title: title, columns: columns, to: files.table)
  }

  var chosenColumns: [String]? {
    let names = columns?.split(separator: ",").map(\.trimmedOfBlanks)
    return names == ["all"] ? nil : names
  }

  func chosen(_ table: ResultTable) throws -> ResultTable {
    try chosen(table, columns: chosenColumns)
  }

  private func chosen(_ table: ResultTable, columns: [String]?) throws -> ResultTable {
    var table = table
    if let sort {
      let isDescending = sort.hasPrefix("-")
      table = try table.sorted(
        by: isDescending ? String(sort.dropFirst()) : sort, isDescending: isDescending)
    }
    if let columns {
      table = try table.keeping(columns: columns, areAskedFor: self.columns != nil)
    }
    if let offset { table.rows = Array(table.rows.dropFirst(offset)) }
    if let limit { table.rows = Array(table.rows.prefix(limit)) }
    return table
  }
}
