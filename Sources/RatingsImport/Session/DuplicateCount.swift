import FreedomModel

/// Counts the rows of a file that stand in it a second time, each once, however many figures it has.
struct DuplicateCount {
  private struct Row: Hashable {
    let entity: String
    let edition: String
    let sheet: String
    let row: Int
  }

  private var contradicting: Set<Row> = []
  /// How many figures say the same as another.
  private(set) var agreeing = 0

  /// Counts a figure; says whether it is the first of a row, as the layout counts rows.
  mutating func isFirst(_ duplicate: DuplicateObservation, of unit: RowUnit) -> Bool {
    if duplicate.agrees {
      if duplicate.isFigure { agreeing += 1 }
      return true
    }
    if unit == .observation { return true }
    return contradicting.insert(
      Row(
        entity: duplicate.entity, edition: duplicate.edition, sheet: duplicate.second.sheet,
        row: duplicate.second.row)
    ).inserted
  }
}
