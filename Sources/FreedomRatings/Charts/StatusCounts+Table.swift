public import FreedomModel
public import RatingsCharts

extension StatusCounts {
  /// The counts of a table made by `CountsTable`.
  public static func counts(in table: ResultTable) -> [StatusCounts] {
    func column(_ name: String) -> Int? { table.columns.firstIndex { $0.name == name } }
    guard let year = column("year"), let edition = column("edition"), let free = column("free"),
      let partlyFree = column("partly_free"), let notFree = column("not_free")
    else { return [] }
    return table.rows.compactMap { row in
      guard case .integer(let year) = row[year], case .text(let label) = row[edition],
        case .integer(let free) = row[free], case .integer(let partlyFree) = row[partlyFree],
        case .integer(let notFree) = row[notFree]
      else { return nil }
      return StatusCounts(
        year: year, label: label, free: free, partlyFree: partlyFree, notFree: notFree)
    }
  }
}
