internal import DisplayText

/// Where a cell stands in a sheet, such as `B12`.
package struct CellAddress: Sendable, Hashable, CustomStringConvertible {
  /// The highest row number of a workbook's sheet.
  package static let lastRow = 1_048_576
  /// The highest column index of a workbook's sheet (`XFD`).
  package static let lastColumn = 16_383

  /// The row, 1 being the first.
  package let row: Int
  /// The column, 0 being the first (`A`).
  package let column: Int

  /// Names a cell by numbers.
  package init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }

  /// The address as spreadsheets write it, such as `B12`.
  package var a1: String { Self.letters(ofColumn: column) + String(row) }

  /// The address as spreadsheets write it.
  package var description: String { a1 }

  /// The letters of a column, 0 being `A`, 26 being `AA`.
  package static func letters(ofColumn column: Int) -> String {
    ColumnLetters.letters(ofColumn: column)
  }

  /// Reads an address such as `B12` from bytes, without making a string of them; `nil` where it is none,
  /// or lies outside of every sheet.
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
