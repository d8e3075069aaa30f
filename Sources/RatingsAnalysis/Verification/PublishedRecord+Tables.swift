extension PublishedRecord {
  /// The statements of a table whose first row names its columns `kind`, `edition`, `expected`,
  /// `source` and `recount`; `nil` when a column is missing or an edition is not a number.
  public static func statements(fromTable table: [[String]]) -> [Statement]? {
    rows(table, ["kind", "edition", "expected", "source", "recount"]) { cells in
      Int(cells[1]).map {
        Statement(
          kind: cells[0], edition: $0, expected: cells[2], source: cells[3],
          recount: cells[4].isEmpty ? nil : cells[4])
      }
    }
  }

  /// The reference values of a table with the columns `name`, `indicator` and `values` (separated by
  /// blanks); `nil` when a column is missing.
  public static func references(fromTable table: [[String]]) -> [Reference]? {
    rows(table, ["name", "indicator", "values"]) { cells in
      Reference(
        name: cells[0], indicator: cells[1], values: cells[2].split(separator: " ").map(String.init)
      )
    }
  }

  /// The sums of a table with the columns `indicator`, `edition`, `entities`, `sum` and
  /// `weighted_sum`; `nil` when a column is missing or a cell is not a whole number.
  public static func sums(fromTable table: [[String]]) -> [EditionSum]? {
    rows(table, ["indicator", "edition", "entities", "sum", "weighted_sum"]) { cells in
      let numbers = cells.dropFirst().compactMap { Int($0) }
      guard numbers.count == 4 else { return nil }
      return EditionSum(
        indicator: cells[0], edition: numbers[0], entities: numbers[1], sum: numbers[2],
        weightedSum: numbers[3])
    }
  }

  /// The rows of a table, by some of its columns; `nil` when a column or a row is not as it should be.
  private static func rows<Row>(
    _ table: [[String]], _ columns: [String], _ make: ([String]) -> Row?
  ) -> [Row]? {
    guard let header = table.first else { return nil }
    let positions = columns.compactMap(header.firstIndex)
    guard positions.count == columns.count else { return nil }
    var rows: [Row] = []
    for cells in table.dropFirst() {
      guard let row = make(positions.map { cells.indices.contains($0) ? cells[$0] : "" }) else {
        return nil
      }
      rows.append(row)
    }
    return rows
  }
}
