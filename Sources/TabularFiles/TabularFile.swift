internal import DisplayText

/// A file of tables: CSV, XLSX or old XLS. What it is, is decided by its bytes, never by its name.
package struct TabularFile {
  package enum Format: String, Sendable, Hashable, CaseIterable {
    case csv
    case xlsx
    case xls
  }

  package let name: String
  package let format: Format
  package let sheets: [Sheet]
  /// How a text file is written; `nil` for a workbook.
  package let text: TextShape?

  private let source: ByteSource

  package static func open(
    path: String, options: ReadingOptions = ReadingOptions()
  ) throws(FileError) -> TabularFile {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let source = try ByteSource(path: path, limit: options.limits.pipeBytes)
    return try TabularFile(source: source, name: name, options: options)
  }

  /// Opens what has been read already, from standard input or in a test.
  package static func read(
    bytes: [UInt8], name: String, options: ReadingOptions = ReadingOptions()
  ) throws(FileError) -> TabularFile {
    try TabularFile(source: ByteSource(bytes: bytes), name: name, options: options)
  }

  init(source: ByteSource, name: String, options: ReadingOptions) throws(FileError) {
    self.name = name
    self.source = source
    let reader = try source.open()
    let head = try reader.head(count: 65_536)
    var kind = try FileKind.recognise(head)
    // An archive may have other bytes before it; text has no zero bytes.
    if kind == .text, head.contains(0), (try? ZipDirectoryEnd.find(in: reader)) != nil {
      kind = .zip
    }
    switch kind {
    case .text:
      let reader = try CSVReader(source: source, options: options)
      format = .csv
      text = reader.shape
      sheets = [Sheet(name: "", isHidden: false, reader: reader)]
    case .zip:
      format = .xlsx
      text = nil
      sheets = try XLSXWorkbook.sheets(of: source, limits: options.limits)
    case .compoundFile:
      format = .xls
      text = nil
      sheets = try XLSWorkbook.sheets(of: source, limits: options.limits)
    }
  }

  /// Begins to compute the SHA-256 of the file's bytes: what the file is known by.
  package func digest() -> FileDigest {
    FileDigest(of: source)
  }
}

/// How the bytes of a text file encode characters.
public enum TextEncoding: String, Sendable, Hashable, CaseIterable {
  /// UTF-8, with or without a byte order mark.
  case utf8 = "utf-8"
  /// UTF-16, the low byte first.
  case utf16LE = "utf-16le"
  /// UTF-16, the high byte first.
  case utf16BE = "utf-16be"
  /// Windows code page 1252, as old spreadsheets write on Western systems.
  case windows1252 = "windows-1252"
  /// ISO 8859-1.
  case latin1 = "latin-1"
}

/// What a reader knows about a file beyond its bytes.
public struct ReadingOptions: Sendable, Hashable {
  /// The encoding of a text file; `nil` lets a byte order mark decide, else UTF-8 is required.
  public var encoding: TextEncoding?
  /// The byte between the fields of a text file; `nil` lets the reader find out.
  public var delimiter: UInt8?
  /// Whether quotes inside an unquoted field are kept and noted, where otherwise the row is
  /// refused.
  public var isLenient = false
  var limits = ReadingLimits()

  /// Strict, finding out what can be found out.
  public init() {}

  init(
    encoding: TextEncoding? = nil, delimiter: UInt8? = nil, isLenient: Bool = false,
    limits: ReadingLimits = ReadingLimits()
  ) {
    self.encoding = encoding
    self.delimiter = delimiter
    self.isLenient = isLenient
    self.limits = limits
  }
}

/// How large the parts of a file may be before it is refused. The defaults lie far above every
/// real file of the field and far below what a small machine can handle.
struct ReadingLimits: Sendable, Hashable {
  /// Of one field or cell.
  var fieldBytes = 1 << 20
  var rowBytes = 8 << 20
  /// Of a row.
  var columns = CellAddress.lastColumn + 1
  /// Read from a pipe.
  var pipeBytes = 1 << 30
  /// Of an old workbook (.xls).
  var oldWorkbookBytes = 32 << 20
  /// Of a workbook's archive.
  var archiveEntries = 10_000
  /// Of one part of a workbook once inflated.
  var partBytes = 128 << 20
  /// How many times larger than its compressed form a part may become, once beyond 1 MiB.
  var inflationRatio = 200
  /// Of one sheet of a workbook, empty ones included.
  var cells = 2_000_000
  /// Of all shared strings of a workbook together.
  var stringBytes = 16 << 20
  /// That all cells of a sheet show of shared strings, each time counted.
  var shownBytes = 64 << 20
  /// Shared strings of a workbook.
  var strings = 1_000_000
  /// Of a workbook's part.
  var elements = 5_000_000
  /// Different names of elements and attributes in a workbook's part.
  var names = 4_096
  /// Of elements within one another in a workbook's part.
  var depth = 64
}

/// Something found wrong, or worth a note, while a file was read: where, what, and what to do.
public struct FileError: Error, Sendable, Hashable {
  /// How much is lost.
  public enum Severity: Sendable, Hashable {
    /// Nothing; the file was read, and this is worth knowing.
    case note
    /// One row cannot be read.
    case refusedRow
    /// The file cannot be read, or not be trusted.
    case refusedFile
  }

  /// How much is lost.
  public let severity: Severity
  /// A stable name of the kind of error, such as `unterminated-quote`.
  public let code: String
  /// The sheet; `nil` where the file as a whole is meant, or has no sheets.
  public internal(set) var sheet: String?
  /// The line of a text file, or the row of a sheet, 1 being the first.
  public let line: Int?
  /// The column, 0 being the first.
  public let column: Int?
  /// The place in the file, in bytes from its start.
  public let byteOffset: Int?
  /// What was found, cut to 80 characters, with control characters written as escapes.
  public let value: String?
  /// The rule that was broken, in lower case and without a stop.
  public let rule: String
  /// What can be done about it.
  public let hint: String?

  /// Describes an error; the value is cut and made safe to print.
  public init(
    _ severity: Severity, code: String, sheet: String? = nil, line: Int? = nil,
    column: Int? = nil, byteOffset: Int? = nil, value: String? = nil, rule: String,
    hint: String? = nil
  ) {
    self.severity = severity
    self.code = code
    self.sheet = sheet
    self.line = line
    self.column = column
    self.byteOffset = byteOffset
    self.value = value.map { $0.visible(cutTo: 80) }
    self.rule = rule
    self.hint = hint
  }
}

extension FileError: CustomStringConvertible {
  /// The error in one line: place, rule, value, hint.
  public var description: String {
    var parts: [String] = []
    if let sheet, !sheet.isEmpty { parts.append("sheet '\(sheet)'") }
    switch (line, column) {
    case (let line?, let column?) where sheet != nil:
      parts.append("cell \(CellAddress(row: line, column: column))")
    case (let line, let column):
      if let line { parts.append("\(sheet == nil ? "line" : "row") \(line)") }
      if let column { parts.append("column \(CellAddress.letters(ofColumn: column))") }
    }
    if let byteOffset { parts.append("byte \(byteOffset)") }
    var text = parts.isEmpty ? rule : parts.joined(separator: ", ") + ": " + rule
    if let value { text += ", found '\(value)'" }
    if let hint { text += "; \(hint)" }
    return text
  }
}
