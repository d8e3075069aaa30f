/// Something found wrong, or worth a note, while a file was read: where, what, and what to do.
public struct FileFault: Error, Sendable, Hashable {
  /// How much is lost.
  public enum Severity: Sendable, Hashable {
    /// Nothing; the file was read, and this is worth knowing.
    case note
    /// One row cannot be taken.
    case refusedRow
    /// The file cannot be read, or not be trusted.
    case refusedFile
  }

  /// How much is lost.
  public let severity: Severity
  /// A stable name of the kind of fault, such as `unterminated-quote`.
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

  /// Describes a fault; the value is cut and made safe to print.
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
    self.value = value.map(Self.printable)
    self.rule = rule
    self.hint = hint
  }

  /// A text cut to 80 characters, in which control and direction characters are escapes.
  static func printable(_ text: String) -> String {
    var result = ""
    var length = 0
    for scalar in text.unicodeScalars {
      let piece = isUnsafe(scalar) ? escape(scalar) : String(scalar)
      let added = piece.unicodeScalars.count
      if length + added > 79 {
        return result + "…"
      }
      result += piece
      length += added
    }
    return result
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\0": "\\0"
    case "\t": "\\t"
    case "\n": "\\n"
    case "\r": "\\r"
    default: "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
    }
  }

  private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF: true
    default: false
    }
  }
}

extension FileFault: CustomStringConvertible {
  /// The fault in one line: place, rule, value, hint.
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
