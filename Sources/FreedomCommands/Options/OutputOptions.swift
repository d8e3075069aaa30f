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

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Write to a file, whole or not at all; - is standard output.", valueName: "file"))
  var output: String = "-"

  @Flag(name: .long, help: "Replace the output file if it exists.")
  var force = false

  @Option(name: .long, help: ArgumentHelp("Only these columns, by name.", valueName: "name,name"))
  var columns: String?

  @Option(name: .long, help: "At most so many rows.")
  var limit: Int?

  @Flag(name: .customLong("no-headers"), help: "Leave out the header line (csv, tsv).")
  var noHeaders = false

  @Option(name: .long, help: "How many cells a line may have (default: the terminal's width).")
  var width: Int?

  @Option(name: .long, help: "auto, always or never.")
  var color: ColorChoice = .auto

  @Flag(name: .long, help: "Use ASCII characters only.")
  var ascii = false

  /// When colour is used.
  enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
    case auto
    case always
    case never
  }

  func validate() throws {
    if let width, width < 1 { throw ValidationError("--width must be at least 1") }
    if let limit, limit < 0 { throw ValidationError("--limit must be at least 0") }
  }

  /// Whether the result goes to a terminal.
  var isTerminal: Bool { output == "-" && Terminal.isOutput }
  /// Whether colour is used.
  var usesColor: Bool {
    color == .always || (color == .auto && output == "-" && Terminal.wantsColor)
  }
  /// Whether only ASCII is used.
  var isASCII: Bool { ascii || Terminal.isASCII }
  /// How many cells a line may have.
  var lineWidth: Int { width ?? Terminal.width }

  /// The format asked for, or the one that the file's ending stands for.
  private var chosenFormat: any TableFormat.Type {
    format?.format ?? TableFormats.forFile(output) ?? TerminalTable.self
  }

  /// Whether a chart is drawn: in a table for people only, when asked for, or offered on a terminal.
  func drawsChart(asked: Bool, offered: Bool) -> Bool {
    chosenFormat is TerminalTable.Type && (asked || (offered && isTerminal))
  }

  /// Writes a table in the format asked for, with a chart below it where one was drawn.
  ///
  /// A table for people shows only the columns in `brief`, where some are given and the person has
  /// not chosen others; every other format has all.
  func print(_ table: ResultTable, brief: [String] = [], chart: Chart? = nil) throws {
    let format = chosenFormat
    var options = ExportOptions()
    options.hasHeader = !noHeaders
    options.width = lineWidth
    options.isASCII = isASCII
    options.usesColor = usesColor
    let isBrief = !brief.isEmpty && columns == nil && format is TerminalTable.Type
    let shown = try chosen(isBrief ? try table.keeping(columns: brief) : table)
    var bytes = format.render(shown, options: options)
    if let chart {
      let text = chart.text(
        TextOptions(width: lineWidth, color: usesColor, ascii: isASCII))
      bytes += Array("\n".utf8) + Array(text.utf8)
      if bytes.last != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
    }
    try write(bytes)
  }

  /// Writes text as it is.
  func write(_ text: String) throws { try write(Array(text.utf8)) }

  private func write(_ bytes: [UInt8]) throws {
    try Output.write(bytes, to: output, overwriting: force)
  }

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
