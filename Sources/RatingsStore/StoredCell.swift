/// Where on its sheet a figure stands, which is stored as one number.
struct StoredCell {
  /// What the stored number can be.
  static let positions = 0...(1 << 53)
  /// How many columns a sheet can have.
  static let columns = 1...(1 << 31)

  /// The row, 1 being the first; in a CSV file the line.
  let row: Int
  /// The column, 0 being the first.
  let column: Int

  /// The place that a number stands for on a sheet of so many columns.
  init(position: Int, columns: Int) {
    row = position / columns + 1
    column = position % columns
  }
}
