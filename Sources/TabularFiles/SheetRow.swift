/// One row of a sheet: its cells and the bytes they share. A reader fills the same object again
/// for every row, so what is to outlive the row must be copied.
public final class SheetRow {
  /// The row's number, 1 being the first; in a CSV file the line on which the row begins.
  public internal(set) var number = 0
  /// The cells that hold something, by column. In CSV every field is a cell, empty ones too.
  public internal(set) var cells: [Cell] = []
  /// The bytes of all cells, UTF-8.
  public internal(set) var bytes: [UInt8] = []

  /// An empty row.
  public init() {}

  /// The cell of a column, 0 being the first; `nil` where the row has none.
  public func cell(_ column: Int) -> Cell? {
    if column < cells.count, cells[column].column == column { return cells[column] }
    return cells.first { $0.column == column }
  }

  /// What a cell says, as written.
  public func text(_ cell: Cell) -> String {
    String(decoding: bytes[cell.start..<cell.end], as: UTF8.self)
  }

  /// What the cell of a column says; empty where there is none.
  public func text(at column: Int) -> String {
    cell(column).map(text) ?? ""
  }
}
