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

  @OptionGroup var look: LookOptions

  func validate() throws {
    if let limit, limit < 0 { throw ValidationError("--limit must be at least 0") }
  }

  /// The format asked for, or the one that the file's ending stands for.
  private var chosenFormat: any TableFormat.Type {
    format?.format ?? TableFormats.forFile(place.output) ?? TerminalTable.self
  }

  /// Whether a chart is drawn: in a table for people only, when asked for, or offered on a terminal.
  func drawsChart(asked: Bool, offered: Bool) -> Bool {
    chosenFormat is TerminalTable.Type && (asked || (offered && place.isTerminal))
  }

  /// Writes a table in the format asked for, with a chart below it where one was drawn.
  func print(
    _ table: ResultTable, chart: Chart? = nil, drawing: DrawingOptions? = nil
  ) throws {
    let format = chosenFormat
    var options = ExportOptions()
    options.hasHeader = !noHeaders
    options.width = look.lineWidth
    options.isASCII = look.isASCII
    options.usesColor = look.usesColor(in: place)
    var bytes = format.render(try chosen(table), options: options)
    if let chart {
      let text = chart.text(
        TextOptions(
          width: look.lineWidth, height: drawing?.height, color: look.usesColor(in: place),
          ascii: look.isASCII, inWords: drawing?.describe ?? false))
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
      let positions = try columns.split(separator: ",").map { name in
        let wanted = name.trimmedOfBlanks
        guard let position = table.columns.firstIndex(where: { $0.name == wanted }) else {
          throw UnknownName(
            kind: "column", name: wanted, isAmbiguous: false,
            suggestions: Similarity.nearest(to: wanted, among: table.columns.map(\.name)))
        }
        return position
      }
      table.rows = table.rows.map { row in positions.map { row[$0] } }
      table.columns = positions.map { table.columns[$0] }
    }
    if let limit { table.rows = Array(table.rows.prefix(limit)) }
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
