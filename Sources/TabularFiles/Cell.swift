/// One cell of a row: where it is and which bytes of the row it holds.
package struct Cell: Sendable, Hashable {
  /// What kind of thing a cell holds.
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
    /// An error value of a workbook, such as `#N/A`.
    case error
    /// A formula cell without a stored value.
    case formulaWithoutValue
  }

  // Thirty-two bits are enough for every limit, and halve what a reader writes for each field.
  private let startIndex: UInt32
  private let endIndex: UInt32
  private let stringIndex: Int32
  private let columnIndex: Int32
  /// What it holds.
  package let kind: Kind
  /// Whether a workbook computes the value by a formula.
  package let isFormula: Bool

  /// The column, 0 being the first (`A`).
  package var column: Int { Int(columnIndex) }
  /// Where its bytes begin in ``SheetRow/bytes``.
  package var start: Int { Int(startIndex) }
  /// Where its bytes end in ``SheetRow/bytes``.
  package var end: Int { Int(endIndex) }
  /// The number of the shared string it shows, in a workbook; else -1. Equal numbers of one
  /// file are equal texts, so a reader can remember what it made of one.
  package var sharedString: Int { Int(stringIndex) }

  /// Describes a cell.
  package init(
    column: Int, kind: Kind, start: Int, end: Int, sharedString: Int = -1, isFormula: Bool = false
  ) {
    self.columnIndex = Int32(truncatingIfNeeded: column)
    self.kind = kind
    self.startIndex = UInt32(truncatingIfNeeded: start)
    self.endIndex = UInt32(truncatingIfNeeded: end)
    self.stringIndex = Int32(truncatingIfNeeded: sharedString)
    self.isFormula = isFormula
  }

  /// Describes a field of a text file.
  @inline(__always)
  init(column: Int, start: Int, end: Int) {
    self.init(column: column, kind: .text, start: start, end: end)
  }
}
