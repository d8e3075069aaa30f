internal import DisplayText

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
