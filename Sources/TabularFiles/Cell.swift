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
  /// Whether a workbook shows the number as a percentage: 0.5 as 50%. Its bytes are 0.5.
  package let showsPercent: Bool

  /// The column, 0 being the first (`A`).
  package var column: Int { Int(columnIndex) }
  /// Where its bytes begin in ``SheetRow/bytes``.
  package var start: Int { Int(startIndex) }
  /// Where its bytes end in ``SheetRow/bytes``.
  package var end: Int { Int(endIndex) }

  package init(
    column: Int, kind: Kind, start: Int, end: Int, isFormula: Bool = false,
    showsPercent: Bool = false
  ) {
    self.columnIndex = Int32(truncatingIfNeeded: column)
    self.kind = kind
    self.startIndex = UInt32(truncatingIfNeeded: start)
    self.endIndex = UInt32(truncatingIfNeeded: end)
    self.isFormula = isFormula
    self.showsPercent = showsPercent
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

/// One row of a sheet: its cells and the bytes they share. A reader fills the same object again
/// for every row, so what is to outlive the row must be copied.
package final class SheetRow {
  /// The row's number, 1 being the first; in a CSV file the line on which the row begins.
  package internal(set) var number = 0
  /// The cells that are not empty, by column. In CSV every field is a cell, empty ones too.
  package internal(set) var cells: [Cell] = []
  /// The bytes that the cells point into, UTF-8. They may include more than the cells of this row.
  package internal(set) var bytes: [UInt8] = []
  /// Whether a text file ends in this row without a line end, as one does that was cut.
  package internal(set) var lacksLineEnd = false
  /// Why the row is refused; `nil` for a sound row. Its cells contain what could be
  /// read of it.
  package internal(set) var error: FileError?

  package init() {}

  /// The cell of a column, 0 being the first; `nil` where the row has none.
  package func cell(_ column: Int) -> Cell? {
    if column < cells.count, column >= 0, cells[column].column == column { return cells[column] }
    var (low, high) = (0, cells.count)
    while low < high {
      let middle = (low + high) / 2
      if cells[middle].column < column { low = middle + 1 } else { high = middle }
    }
    return low < cells.count && cells[low].column == column ? cells[low] : nil
  }

  package func text(_ cell: Cell) -> String {
    bytes.withUnsafeBufferPointer { bytes in
      String(decoding: UnsafeBufferPointer(rebasing: bytes[cell.start..<cell.end]), as: UTF8.self)
    }
  }

  /// What the cell of a column says; empty where there is none.
  package func text(at column: Int) -> String {
    cell(column).map(text) ?? ""
  }

  /// Whether each of the first two cells has something, as in most rows, that begins with no blank.
  package var beginsFull: Bool {
    guard cells.count > 1 else { return false }
    let (first, second) = (cells[0], cells[1])
    return first.end > first.start && second.end > second.start
      && bytes[first.start] > 0x20 && bytes[second.start] > 0x20
  }

  /// Whether no cell contains more than blanks and tabs. The first cell decides for nearly every
  /// row.
  package var isBlank: Bool {
    cells.allSatisfy { cell in
      var index = cell.start
      while index < cell.end {
        guard bytes[index] == 0x20 || bytes[index] == 0x09 else { return false }
        index += 1
      }
      return true
    }
  }

  /// What all columns up to the last cell say; empty where there is no cell.
  package var texts: [String] { texts(cutTo: .max) }

  /// The same, each with at most that number of bytes.
  func texts(cutTo length: Int) -> [String] {
    guard let last = cells.last else { return [] }
    var texts = [String](repeating: "", count: last.column + 1)
    for cell in cells {
      var end = cell.start + min(length, cell.end - cell.start)
      // A character is not cut in two.
      while end < cell.end, end > cell.start, bytes[end] & 0xC0 == 0x80 { end -= 1 }
      texts[cell.column] = String(decoding: bytes[cell.start..<end], as: UTF8.self)
    }
    return texts
  }
}

extension SheetRow {
  /// Refuses the row, unless it is refused already.
  func refuse(
    _ code: String, _ rule: String, sheet: String, column: Int? = nil, value: String? = nil,
    hint: String? = nil
  ) {
    guard error == nil else { return }
    error = FileError(
      .refusedRow, code: code, sheet: sheet, line: number, column: column, value: value,
      rule: rule, hint: hint)
  }

  /// Brings cells into the order of their columns, and refuses a row that has one twice.
  func sortCells(sheet: String) {
    cells.sort { $0.column < $1.column }
    for (first, second) in zip(cells, cells.dropFirst()) where first.column == second.column {
      refuse(
        "duplicate-cell", "the row has two cells in one column", sheet: sheet,
        column: first.column, value: text(first))
      return
    }
  }

  /// Refuses the row for a cell whose style the workbook does not have.
  func refuse(styleOf column: Int, _ style: Int, sheet: String) {
    refuse(
      "no-such-style",
      "the cell has a style that the workbook lacks; it cannot be seen whether it is a date",
      sheet: sheet, column: column, value: String(style))
  }
}

/// One of the first rows of a sheet, copied out of its reader.
package struct PreviewedRow: Sendable, Hashable {
  /// The row's number, 1 being the first; in a CSV file the line on which the row begins. Blank
  /// rows are left out of a preview, but counted.
  package let number: Int
  /// What the columns say, cut where that is long; missing cells are empty texts.
  package let texts: [String]
  /// Why the row is refused; `nil` for a sound row.
  package let error: FileError?
  /// Whether it has a formula without a stored value.
  package let lacksStoredValues: Bool

  package init(
    number: Int, texts: [String], error: FileError? = nil, lacksStoredValues: Bool = false
  ) {
    self.number = number
    self.texts = texts
    self.error = error
    self.lacksStoredValues = lacksStoredValues
  }
}

extension SheetRow {
  package var previewed: PreviewedRow {
    PreviewedRow(
      number: number, texts: texts(cutTo: Sheet.previewedBytes), error: error,
      lacksStoredValues: cells.contains { $0.kind == .formulaWithoutValue })
  }
}
