/// Some rows of a sheet, kept to be handed to another thread.
struct RowBatch: Sendable {
  /// What a row holds, without the object that its reader fills again.
  private struct Contents: Sendable {
    let number: Int
    let cells: [Cell]
    let bytes: [UInt8]
    let lacksLineEnd: Bool
    let error: FileError?
  }

  private var rows: [Contents] = []
  /// How much memory the rows take, in bytes, roughly.
  private(set) var weight = 0

  /// Adds what a row holds at the moment.
  mutating func append(_ row: SheetRow) {
    rows.append(
      Contents(
        number: row.number, cells: row.cells, bytes: row.bytes, lacksLineEnd: row.lacksLineEnd,
        error: row.error))
    weight += row.bytes.count + row.cells.count * MemoryLayout<Cell>.stride
  }

  /// Hands over each row in the same object; says whether all were asked for.
  func forEach(_ body: (SheetRow) throws -> ReadingStep) rethrows -> ReadingStep {
    let row = SheetRow()
    for contents in rows {
      row.number = contents.number
      row.cells = contents.cells
      row.bytes = contents.bytes
      row.lacksLineEnd = contents.lacksLineEnd
      row.error = contents.error
      if try body(row) == .stop { return .stop }
    }
    return .next
  }
}
