/// What the cells of one sheet of a workbook may hold, counted while they are read.
struct SheetAllowance {
  /// A limit that was passed.
  struct Excess {
    let code: String
    let rule: String

    var hint: String { "leave out the cells that are not needed, or save the sheet as CSV" }
  }

  private let limits: ReadingLimits
  private var cells = 0
  private var shownBytes = 0

  init(_ limits: ReadingLimits) {
    self.limits = limits
  }

  /// Counts one more cell, perhaps empty.
  mutating func addCell() -> Excess? {
    cells += 1
    guard cells > limits.cells else { return nil }
    return Excess(code: "too-many-cells", rule: "a sheet may have at most \(limits.cells) cells")
  }

  /// Counts the bytes that a cell shows of a shared string. A small file can show a long one in
  /// every cell.
  mutating func show(_ count: Int) -> Excess? {
    shownBytes += count
    guard shownBytes > limits.shownBytes else { return nil }
    return Excess(
      code: "strings-too-long", rule: "a sheet's cells may show at most \(limits.shownBytes) bytes")
  }

  /// Whether a cell may have so many bytes that begin at a place in its row.
  func check(cell count: Int, from start: Int) -> Excess? {
    if count > limits.fieldBytes {
      return Excess(
        code: "field-too-long", rule: "a cell may have at most \(limits.fieldBytes) bytes")
    }
    if start + count > limits.rowBytes {
      return Excess(code: "row-too-long", rule: "a row may have at most \(limits.rowBytes) bytes")
    }
    return nil
  }
}
