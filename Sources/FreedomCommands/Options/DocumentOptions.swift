import ArgumentParser
import RatingsExport

/// What some formats only can have. A command whose own options have one of these names uses
/// another group.
protocol NamesTable: ParsableArguments {
  /// Whether anything is chosen.
  var isUsed: Bool { get }
  /// How to cite what the table has; `nil` for a command that prints no values.
  var citations: CitationOptions? { get }
  func apply(to options: inout ExportOptions)

  /// Refuses what the format does not have.
  func check(for format: any TableFormat.Type) throws
}

struct DocumentOptions: NamesTable {
  @Option(name: .long, help: "A caption instead of the title (latex, html).")
  var caption: String?

  @Option(name: .long, help: "A label, such as tab:trends (latex).")
  var label: String?

  @Flag(name: .long, help: "Let a table run over several pages, with longtable (latex).")
  var long = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Put this between cells: comma, semicolon, tab, pipe, or the character itself (csv).",
      valueName: "character"))
  var delimiter: CellDelimiter?

  @Option(
    name: .long,
    help: "Write numbers with a decimal point or comma; with comma, csv has semicolons (csv, tsv).")
  var decimal: DecimalSign?

  @OptionGroup var citation: CitationOptions

  var citations: CitationOptions? { citation }

  var isUsed: Bool { caption != nil || label != nil || long || delimiter != nil || decimal != nil }

  func validate() throws {
    if decimal == .comma, delimiter?.byte == UInt8(ascii: ",") {
      throw ValidationError("--decimal comma needs another delimiter, such as --delimiter ';'")
    }
  }

  func apply(to options: inout ExportOptions) {
    options.caption = caption
    options.label = label
    options.isLong = long
    options.hasDecimalComma = decimal == .comma
    let usual = UInt8(ascii: decimal == .comma ? ";" : ",")
    options.delimiter = delimiter?.byte ?? usual
  }

  func check(for format: any TableFormat.Type) throws {
    let isCSV = format is CSVFormat.Type
    if delimiter != nil, !isCSV { throw refusal("--delimiter", "csv", format) }
    if decimal != nil, !isCSV, !(format is TSVFormat.Type) {
      throw refusal("--decimal", "csv", format)
    }
    if long, !(format is LaTeXFormat.Type) { throw refusal("--long", "latex", format) }
  }

  private func refusal(
    _ option: String, _ able: String, _ format: any TableFormat.Type
  ) -> UsageError {
    UsageError(
      "\(option) is for \(able), not for \(format.name)",
      hint: "add --format \(able), or leave out \(option)", status: .usage)
  }
}

/// What a table is called in a document, for a command whose `--label`, `--delimiter` and
/// `--decimal` are about the files that it reads.
struct CaptionOptions: NamesTable {
  @Option(name: .long, help: "A caption instead of the title (latex, html).")
  var caption: String?

  var isUsed: Bool { caption != nil }
  var citations: CitationOptions? { nil }

  func apply(to options: inout ExportOptions) { options.caption = caption }

  func check(for format: any TableFormat.Type) {}
}

/// A character between the cells of a line, by its name or by itself.
struct CellDelimiter: ExpressibleByArgument {
  let byte: UInt8

  init?(argument: String) {
    let names = ["comma": ",", "semicolon": ";", "tab": "\t", "\\t": "\t", "pipe": "|"]
    let sign = Array((names[argument.lowercased()] ?? argument).utf8)
    guard sign.count == 1, ",;|\t:^~".utf8.contains(sign[0]) else { return nil }
    byte = sign[0]
  }

  static var allValueStrings: [String] { ["comma", "semicolon", "tab", "pipe"] }
}

enum DecimalSign: String, NamedChoice {
  case point, comma
}
