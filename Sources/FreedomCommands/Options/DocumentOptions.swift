import ArgumentParser
import FreedomModel
import FreedomRatings
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
    if delimiter != nil, !isCSV { throw Self.refusal("--delimiter", "csv", format) }
    if decimal != nil, !isCSV, !(format is TSVFormat.Type) {
      throw Self.refusal("--decimal", "csv", format)
    }
    if long, !(format is LaTeXFormat.Type) { throw Self.refusal("--long", "latex", format) }
    if label != nil, !(format is LaTeXFormat.Type) {
      throw Self.refusal("--label", "latex", format)
    }
    try CaptionOptions.check(caption, for: format)
  }
}

extension NamesTable {
  fileprivate static func refusal(
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

  func check(for format: any TableFormat.Type) throws { try Self.check(caption, for: format) }

  /// Refuses a caption in a format that has none.
  static func check(_ caption: String?, for format: any TableFormat.Type) throws {
    if caption != nil, !(format is LaTeXFormat.Type), !(format is HTMLFormat.Type) {
      throw refusal("--caption", "latex or html", format)
    }
  }
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

/// `--notes` alone prints all notes, and with a file behind it writes them there.
///
/// The parser knows options that always have a value, and flags that never have one. So a file is
/// recognised here: it has a slash, begins with a dot, has an ending that programs know, or follows
/// an equals sign. Anything else, such as a country, is a word of its own.
enum NotesArgument {
  static let fileOption = "notes-file"

  static func spelledOut(_ arguments: [String]) -> [String] {
    var result: [String] = []
    for argument in arguments {
      if result.last == "--notes", isFile(argument) {
        result[result.count - 1] = "--\(fileOption)"
        result.append(argument)
      } else if argument.hasPrefix("--notes=") {
        result.append("--\(fileOption)" + argument.dropFirst("--notes".count))
      } else {
        result.append(argument)
      }
    }
    return result
  }

  private static func isFile(_ argument: String) -> Bool {
    argument == "-" || argument.hasPrefix(".") || argument.contains("/")
      || FileEnding(of: argument)?.isKnown ?? false
  }
}

/// How to cite what a result has, in a file of its own.
struct CitationOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "Write how to cite what the result has: to FILE.bib, .ris, .json or .txt.",
      valueName: "file"), completion: .file())
  var cite: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The day on which you accessed the values, for citations.", valueName: "date"),
    transform: CitationOptions.date)
  var accessed: CalendarDate?

  func validate() throws {
    if cite == "-" { throw ValidationError("--cite needs a file, such as FILE.bib") }
  }

  private static func date(_ text: String) throws -> CalendarDate {
    guard let date = CalendarDate(text) else {
      throw ValidationError("not a date: \"\(text)\"; write it as 2026-03-01")
    }
    return date
  }

  /// Refuses a file that another output of the command has.
  func check(beside paths: [String]) throws(ValidationError) {
    guard let cite, paths.contains(where: { Destinations.areOne($0, cite) }) else { return }
    throw ValidationError("--cite needs a file of its own")
  }

  /// Where the outputs of a command go, with the citations.
  func destinations(
    beside paths: [String], _ place: DestinationOptions
  ) throws -> Destinations {
    Destinations(paths: paths + (try file.map { [$0.path] } ?? []), overwrites: place.force)
  }

  /// The file, and the style that its ending means: without one, BibTeX.
  var file: (path: String, style: CitationStyle)? {
    get throws {
      guard let cite else { return nil }
      try EndingCheck.require(
        CitationStyle.allCases.map(\.fileExtension), of: cite, for: "citations")
      return (cite, CitationStyle.forFile(cite) ?? .bibtex)
    }
  }

  /// Refuses a day of access where nothing is cited.
  func checkAccess() throws(UsageError) {
    guard accessed != nil, cite == nil else { return }
    throw UsageError(
      "--accessed is for citations", hint: "name the file: --cite FILE.bib", status: .usage)
  }

  /// Writes the file, where one is requested.
  func write(
    _ used: UsedSources?, from library: RatingsLibrary, at place: DestinationOptions
  ) throws {
    try checkAccess()
    guard let file = try file else { return }
    let sink = try place.open(file.path, isDrawn: false)
    try sink.write(document(on: used, in: library))
    try sink.finish()
  }

  /// The citations of what a result has, in that style.
  func document(on used: UsedSources?, in library: RatingsLibrary) throws -> [UInt8] {
    let citations = try library.citations(
      of: used, version: Software.version, accessed: accessed)
    return Array((try file?.style ?? .bibtex).document(citations).utf8)
  }
}
