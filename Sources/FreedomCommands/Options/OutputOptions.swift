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
      "table, csv, tsv, json, ndjson, markdown, latex or html (default: by the file's ending, else table).",
      valueName: "format"))
  var format: FormatName?

  @OptionGroup var place: PlaceOptions

  @Option(name: .long, help: ArgumentHelp("Only these columns, by name.", valueName: "name,name"))
  var columns: String?

  @Option(name: .long, help: "At most so many rows.")
  var limit: Int?

  @Flag(name: .customLong("no-headers"), help: "Leave out the header line (csv, tsv).")
  var noHeaders = false

  func validate() throws {
    if let limit, limit < 0 { throw ValidationError("--limit must be at least 0") }
  }

  /// The format asked for, or the one that the file's ending stands for.
  private var chosenFormat: any TableFormat.Type {
    format?.format ?? TableFormats.forFile(place.path) ?? TerminalTable.self
  }

  /// Whether a chart is drawn: in a table for people only, when asked for, or offered on a terminal.
  func drawsChart(asked: Bool, offered: Bool) -> Bool {
    chosenFormat is TerminalTable.Type && (asked || (offered && place.isTerminal))
  }

  /// Writes a table in the format asked for, with a chart below it where one was drawn.
  ///
  /// A table for people shows only the columns in `brief`, where some are given and the person has
  /// not chosen others; every other format has all.
  func print(
    _ table: ResultTable, brief: [String] = [], chart: Chart? = nil,
    drawing: DrawingOptions? = nil
  ) throws {
    let format = chosenFormat
    var options = ExportOptions()
    options.hasHeader = !noHeaders
    options.width = place.lineWidth
    options.isASCII = place.isASCII
    options.usesColor = place.usesColor
    let isBrief = !brief.isEmpty && columns == nil && format is TerminalTable.Type
    let shown = try chosen(isBrief ? try table.keeping(columns: brief) : table)
    var bytes = format.render(shown, options: options)
    if let chart {
      let text = chart.text(
        TextOptions(
          width: place.lineWidth, height: drawing?.height, color: place.usesColor,
          ascii: place.isASCII, inWords: drawing?.describe ?? false))
      bytes += Array("\n".utf8) + Array(text.utf8)
      if bytes.last != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
    }
    try place.write(bytes)
  }

  /// Writes text as it is.
  func write(_ text: String) throws { try place.write(Array(text.utf8)) }

  /// The table with the columns and rows asked for.
  private func chosen(_ table: ResultTable) throws -> ResultTable {
    var table = table
    if let columns {
      table = try table.keeping(columns: columns.split(separator: ",").map(\.trimmedOfBlanks))
    }
    if let limit { table.rows = Array(table.rows.prefix(limit)) }
    return table
  }
}

extension ResultTable {
  /// The table with some of its columns, by name; an unknown one is an `UnknownName`.
  fileprivate func keeping(columns names: [String]) throws -> ResultTable {
    let positions = try names.map { name in
      guard let position = columns.firstIndex(where: { $0.name == name }) else {
        throw UnknownName(
          kind: "column", name: name, isAmbiguous: false,
          suggestions: Similarity.nearest(to: name, among: columns.map(\.name)))
      }
      return position
    }
    var table = self
    table.rows = rows.map { row in positions.map { row[$0] } }
    table.columns = positions.map { columns[$0] }
    return table
  }
}

/// A format by name.
struct FormatName: ExpressibleByArgument {
  /// The format.
  let format: any TableFormat.Type

  init?(argument: String) {
    guard let format = TableFormats.named(argument) else { return nil }
    self.format = format
  }

  static var allValueStrings: [String] { TableFormats.names }
}
