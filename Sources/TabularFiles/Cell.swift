/// One cell of a row: where it is and which bytes of the row it holds.
public struct Cell: Sendable, Hashable {
  /// What kind of thing a cell holds.
  public enum Kind: UInt8, Sendable, Hashable {
    /// Text, from a CSV field or a string cell.
    case text
    /// A number of a workbook; its bytes are the number as written, such as `5.5`.
    case number
    /// A truth value of a workbook; its bytes are `0` or `1`.
    case boolean
    /// An error value of a workbook, such as `#N/A`.
    case error
    /// A formula cell without a stored value.
    case formulaWithoutValue
  }

  /// The column, 0 being the first (`A`).
  public let column: Int
  /// What it holds.
  public let kind: Kind
  /// Where its bytes begin in ``SheetRow/bytes``.
  public let start: Int
  /// Where its bytes end in ``SheetRow/bytes``.
  public let end: Int
  /// The number of the shared string it shows, in an XLSX or XLS workbook; else -1. Equal numbers
  /// are equal texts, so a reader can remember what it made of one.
  public let sharedString: Int
  /// Whether a workbook computes the value by a formula.
  public let isFormula: Bool

  /// Describes a cell.
  public init(
    column: Int, kind: Kind, start: Int, end: Int, sharedString: Int = -1, isFormula: Bool = false
  ) {
    self.column = column
    self.kind = kind
    self.start = start
    self.end = end
    self.sharedString = sharedString
    self.isFormula = isFormula
  }
}
