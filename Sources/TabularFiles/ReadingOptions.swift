/// How the bytes of a text file stand for characters.
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

/// What a reader is told about a file beyond its bytes.
public struct ReadingOptions: Sendable, Hashable {
  /// The encoding of a text file; `nil` lets a byte order mark decide, else UTF-8 is required.
  public var encoding: TextEncoding?
  /// The byte between the fields of a text file; `nil` lets the reader find out.
  public var delimiter: UInt8?
  /// Whether quotes inside an unquoted field are kept and noted, where otherwise the row is refused.
  public var isLenient: Bool
  /// How large things may be.
  public var limits: ReadingLimits

  /// Describes how to read; by default strictly, finding out what can be found out.
  public init(
    encoding: TextEncoding? = nil, delimiter: UInt8? = nil, isLenient: Bool = false,
    limits: ReadingLimits = ReadingLimits()
  ) {
    self.encoding = encoding
    self.delimiter = delimiter
    self.isLenient = isLenient
    self.limits = limits
  }
}
