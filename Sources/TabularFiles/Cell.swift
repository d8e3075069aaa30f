internal import DisplayText

/// One cell of a row: where it is and which bytes of the row are its own.
package struct Cell: Sendable, Hashable {
  package enum Kind: UInt8, Sendable, Hashable {
    /// Text, from a CSV field or a string cell.
    case text
    /// A number of a workbook; its bytes are the number as written, such as `5.5`.
    case number
    /// A truth value of a workbook; its bytes are `TRUE` or `FALSE`.
    case boolean
    /// A date or a time of a workbook: a number that its format shows as one. Its bytes are
    /// `2021-01-01`, `2021-01-01 12:30:00`, `12:30:00`, or for a duration `36:00:00`.
    case date
    case error
    /// A formula cell without a stored value.
    case formulaWithoutValue
  }

  // Thirty-two bits are enough for every limit, and halve what a reader writes for each field.
  private let startIndex: UInt32
  private let endIndex: UInt32
  private let columnIndex: Int32
  package let kind: Kind
  /// Whether a workbook computes the value by a formula.
  package let isFormula: Bool

  /// The column, 0 being the first (`A`).
  package var column: Int { Int(columnIndex) }
  /// Where its bytes begin in ``SheetRow/bytes``.
  package var start: Int { Int(startIndex) }
  /// Where its bytes end in ``SheetRow/bytes``.
  package var end: Int { Int(endIndex) }

  package init(column: Int, kind: Kind, start: Int, end: Int, isFormula: Bool = false) {
    self.columnIndex = Int32(truncatingIfNeeded: column)
    self.kind = kind
    self.startIndex = UInt32(truncatingIfNeeded: start)
    self.endIndex = UInt32(truncatingIfNeeded: end)
    self.isFormula = isFormula
  }

  @inline(__always)
  init(column: Int, start: Int, end: Int) {
    self.init(column: column, kind: .text, start: start, end: end)
  }
}

/// Where a cell is in a sheet, such as `B12`.
package struct CellAddress: Sendable, Hashable, CustomStringConvertible {
  /// The highest row number of a workbook's sheet.
  package static let lastRow = 1_048_576
  /// The highest column index of a workbook's sheet (`XFD`).
  package static let lastColumn = 16_383

  package let row: Int
  /// The column, 0 being the first (`A`).
  package let column: Int

  package init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }

  package var a1: String { Self.letters(ofColumn: column) + String(row) }

  package var description: String { a1 }

  /// The letters of a column, 0 being `A`, 26 being `AA`.
  package static func letters(ofColumn column: Int) -> String {
    ColumnLetters.letters(ofColumn: column)
  }

  /// Reads an address such as `B12` from bytes, without making a string of them; `nil` where it is
  /// not an address, or outside of every sheet.
  static func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> CellAddress? {
    var index = 0
    var column = 0
    while index < bytes.count {
      let letter = bytes[index] & 0xDF
      guard letter >= UInt8(ascii: "A"), letter <= UInt8(ascii: "Z") else { break }
      column = column * 26 + Int(letter - UInt8(ascii: "A")) + 1
      guard column <= lastColumn + 1 else { return nil }
      index += 1
    }
    guard column > 0, index < bytes.count else { return nil }
    var row = 0
    while index < bytes.count {
      let digit = bytes[index] &- UInt8(ascii: "0")
      guard digit <= 9 else { return nil }
      row = row * 10 + Int(digit)
      guard row <= lastRow else { return nil }
      index += 1
    }
    return row == 0 ? nil : CellAddress(row: row, column: column - 1)
  }
}
