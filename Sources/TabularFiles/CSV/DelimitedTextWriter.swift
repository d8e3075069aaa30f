/// Writes rows of delimited text, cell by cell, straight into bytes.
///
/// The form is that of RFC 4180 with a line feed at the end of each line: a cell that contains the
/// delimiter, a quotation mark or a line break is quoted, and quotation marks in it are doubled.
/// A cell without a value is empty; an empty text is `""`, so that the two stay apart. In a table
/// of one column a cell without a value is `""` too, since readers skip an empty line.
package struct DelimitedTextWriter: Sendable {
  /// The byte between cells: a comma (CSV) or a tab (TSV).
  package let delimiter: UInt8
  /// Whether texts get ``SpreadsheetGuard``'s apostrophe where a spreadsheet would run them.
  package let guardsFormulas: Bool
  /// Whether a cell has been quoted so far.
  package private(set) var hasQuoted = false
  /// Whether the next cell of text is quoted even where it need not be.
  package var quotesNextText = false
  private var cellsInRow = 0
  private var rowStart = 0

  package init(delimiter: UInt8 = UInt8(ascii: ","), guardsFormulas: Bool = true) {
    self.delimiter = delimiter
    self.guardsFormulas = guardsFormulas
  }

  package mutating func appendMissing(to bytes: inout [UInt8]) {
    beginCell(&bytes)
  }

  package mutating func append(_ text: String, to bytes: inout [UInt8]) {
    beginCell(&bytes)
    let isAppended: Void? = text.utf8.withContiguousStorageIfAvailable { append($0, to: &bytes) }
    if isAppended == nil { append(Array(text.utf8), to: &bytes) }
  }

  /// Adds a cell that needs neither quotation marks nor guard: a number, `true` or `false`.
  package mutating func append(plain text: String, to bytes: inout [UInt8]) {
    beginCell(&bytes)
    bytes.append(contentsOf: text.utf8)
  }

  package mutating func append(_ integer: Int, to bytes: inout [UInt8]) {
    beginCell(&bytes)
    if (0...9).contains(integer) {
      bytes.append(UInt8(ascii: "0") + UInt8(integer))
    } else {
      bytes.append(contentsOf: String(integer).utf8)
    }
  }

  package mutating func endRow(_ bytes: inout [UInt8]) {
    if cellsInRow == 1, bytes.count == rowStart { appendQuotes(to: &bytes) }
    bytes.append(0x0A)
    cellsInRow = 0
  }

  private mutating func beginCell(_ bytes: inout [UInt8]) {
    if cellsInRow > 0 { bytes.append(delimiter) } else { rowStart = bytes.count }
    cellsInRow += 1
  }

  private mutating func append(_ text: some Collection<UInt8>, to bytes: inout [UInt8]) {
    guard !text.isEmpty else { return appendQuotes(to: &bytes) }
    let isGuarded = guardsFormulas && SpreadsheetGuard.needsGuard(text)
    guard needsQuotes(text) || quotesNextText else {
      if isGuarded { bytes.append(UInt8(ascii: "'")) }
      bytes.append(contentsOf: text)
      return
    }
    hasQuoted = true
    quotesNextText = false
    bytes.append(Self.quote)
    if isGuarded { bytes.append(UInt8(ascii: "'")) }
    for byte in text {
      if byte == Self.quote { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(Self.quote)
  }

  private func needsQuotes(_ text: some Collection<UInt8>) -> Bool {
    // A byte order mark would be lost at the start of a file.
    if text.first == 0xEF, text.starts(with: [0xEF, 0xBB, 0xBF]) { return true }
    for byte in text where byte <= 0x22 || byte == delimiter {
      if byte == Self.quote || byte == 0x0A || byte == 0x0D || byte == delimiter { return true }
    }
    return false
  }

  private mutating func appendQuotes(to bytes: inout [UInt8]) {
    hasQuoted = true
    bytes.append(Self.quote)
    bytes.append(Self.quote)
  }

  private static let quote = UInt8(ascii: "\"")
}

/// Keeps spreadsheets from running a text as a formula when they open a CSV file, and removes the
/// protection off again.
///
/// The rule: a text that begins with any number of apostrophes (none, usually) followed by one of
/// `=`, `+`, `-`, `@`, tab or carriage return gets one more apostrophe in front. The inverse: a
/// text that begins with one or more apostrophes followed by one of these loses the first. The
/// text `-` alone, Freedom House's mark for "not rated", is harmless and stays unchanged. So every
/// text comes back exactly: `strip(guarded(text)) == text`.
package enum SpreadsheetGuard {
  package static func guarded(_ text: String) -> String {
    needsGuard(text.utf8) ? "'" + text : text
  }

  /// The text that ``guarded(_:)`` was given.
  package static func strip(_ cell: String) -> String {
    cell.utf8.first == apostrophe && needsGuard(cell.utf8) ? String(cell.dropFirst()) : cell
  }

  static func needsGuard(_ text: some Collection<UInt8>) -> Bool {
    guard let first = text.first, first <= 0x40 else { return false }
    let rest = first == apostrophe ? text.drop { $0 == apostrophe } : text[...]
    switch rest.first {
    case UInt8(ascii: "-"): return text.count > 1
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "@"), 0x09, 0x0D: return true
    default: return false
    }
  }

  private static let apostrophe = UInt8(ascii: "'")
}
