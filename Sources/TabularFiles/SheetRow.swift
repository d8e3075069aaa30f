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

  package init(number: Int, texts: [String], error: FileError? = nil) {
    self.number = number
    self.texts = texts
    self.error = error
  }
}

extension SheetRow {
  package var previewed: PreviewedRow {
    PreviewedRow(number: number, texts: texts(cutTo: Sheet.previewedBytes), error: error)
  }
}
