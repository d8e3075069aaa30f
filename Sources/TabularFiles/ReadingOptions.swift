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
