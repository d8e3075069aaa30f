import ArgumentParser
import FreedomModel
import FreedomRatings
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

  /// Writes a table in the format asked for.
  func print(_ table: ResultTable) throws {
    let format = format?.format ?? TableFormats.forFile(output) ?? TerminalTable.self
    var options = ExportOptions()
    options.hasHeader = !noHeaders
    options.width = lineWidth
    options.isASCII = isASCII
    options.usesColor = usesColor
    try write(format.render(try chosen(table), options: options))
  }

  /// Writes text as it is.
  func write(_ text: String) throws { try write(Array(text.utf8)) }

  private func write(_ bytes: [UInt8]) throws {
    let sink: any ByteSink =
      output == "-" ? StandardOutput() : try OutputFile(output, overwriting: force)
    try sink.write(bytes)
    try sink.finish()
  }

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
