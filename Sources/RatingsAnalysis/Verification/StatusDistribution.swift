/// How many countries Freedom House counted in each status in one edition: a row of the sheet
/// `Historical distribution` of its ratings workbook.
public struct StatusDistribution: Sendable, Hashable {
  /// The edition's sort year.
  public let edition: Int
  /// How many countries in all.
  public let countries: Int
  /// How many are Free, Partly Free and Not Free.
  public let free: Int, partlyFree: Int, notFree: Int

  /// One edition's distribution.
  public init(edition: Int, countries: Int, free: Int, partlyFree: Int, notFree: Int) {
    self.edition = edition
    self.countries = countries
    self.free = free
    self.partlyFree = partlyFree
    self.notFree = notFree
  }

  /// The distributions of a table of text whose first row names its columns: `year` (the
  /// edition's sort year), `total`, `free`, `partly_free` and `not_free`, in any order and among
  /// others; `nil` when one is missing, or a cell of theirs is not a whole number.
  public static func distributions(fromTable table: [[String]]) -> [StatusDistribution]? {
    guard let header = table.first else { return nil }
    let positions = ["year", "total", "free", "partly_free", "not_free"].compactMap {
      header.firstIndex(of: $0)
    }
    guard positions.count == 5 else { return nil }
    var distributions: [StatusDistribution] = []
    for row in table.dropFirst() {
      let numbers = positions.compactMap { row.indices.contains($0) ? Int(row[$0]) : nil }
      guard numbers.count == 5 else { return nil }
      distributions.append(
        StatusDistribution(
          edition: numbers[0], countries: numbers[1], free: numbers[2], partlyFree: numbers[3],
          notFree: numbers[4]))
    }
    return distributions
  }
}
