/// What Freedom House published about its own values: what ``Verification`` compares with.
///
/// None of it is read by this project's own readers of workbooks: see `scripts/compile-record`.
package struct PublishedRecord: Sendable {
  /// How many countries Freedom House counted in each status in one edition: a row of the sheet
  /// `Historical distribution` of its ratings workbook.
  package struct Distribution: Sendable, Hashable {
    /// The edition's sort year.
    package let edition: Int
    package let countries: Int
    package let free: Int, partlyFree: Int, notFree: Int
  }

  package struct Statement: Sendable, Hashable {
    /// What is stated, such as `gains and declines`.
    package let kind: String
    /// The edition's sort year.
    package let edition: Int
    package let expected: String
    package let source: String
    /// The result of today's values where it is another; `nil` where it is the same.
    package let recount: String?
  }

  /// The values of one entity and indicator, edition by edition.
  package struct Reference: Sendable, Hashable {
    /// The entity's name as printed.
    package let name: String
    /// The indicator's id.
    package let indicator: String
    /// One value an edition that ``PublishedRecord/sums`` has of the indicator; a status as `F`,
    /// `PF` or `NF`, `-` where there is none.
    package let values: [String]
  }

  /// How many values an edition has of an indicator, and their sums.
  package struct EditionSum: Sendable, Hashable {
    /// The indicator's id.
    package let indicator: String
    /// The edition's sort year.
    package let edition: Int
    package let entities: Int
    /// The sum of the values; a status counts 0, 1 or 2, freer being higher.
    package let sum: Int
    /// The sum of the values times a number computed from each entity's id: an exchange of two
    /// changes it.
    package let weightedSum: Int

    /// The number computed from an id of three capital letters; 0 for others.
    static func weight(of id: String) -> Int {
      let letters = id.utf8.map { Int($0) - Int(UInt8(ascii: "A")) }
      guard letters.count == 3, letters.allSatisfy((0..<26).contains) else { return 0 }
      return (letters[0] * 26 + letters[1]) * 26 + letters[2]
    }
  }

  package let distributions: [Distribution]
  /// In the order of the file.
  package let statements: [Statement]
  package let references: [Reference]
  package let sums: [EditionSum]

  package init(
    distributions: [Distribution] = [], statements: [Statement] = [],
    references: [Reference] = [], sums: [EditionSum] = []
  ) {
    self.distributions = distributions
    self.statements = statements
    self.references = references
    self.sums = sums
  }

  /// The editions that have values of an indicator, oldest first.
  func editions(of indicator: String) -> [Int] {
    sums.filter { $0.indicator == indicator }.map(\.edition).sorted()
  }
}

// Tables of text whose first row names the columns, in any order and among others. They return
// `nil` when a column is missing, or a number is invalid.
extension PublishedRecord {
  /// The columns `year` (the edition's sort year), `total`, `free`, `partly_free`, `not_free`.
  package static func distributions(fromTable table: [[String]]) -> [Distribution]? {
    rows(table, ["year", "total", "free", "partly_free", "not_free"]) { cells in
      let numbers = cells.compactMap { Int($0) }
      guard numbers.count == 5 else { return nil }
      return Distribution(
        edition: numbers[0], countries: numbers[1], free: numbers[2], partlyFree: numbers[3],
        notFree: numbers[4])
    }
  }

  /// The columns `kind`, `edition`, `expected`, `source`, `recount`.
  package static func statements(fromTable table: [[String]]) -> [Statement]? {
    rows(table, ["kind", "edition", "expected", "source", "recount"]) { cells in
      Int(cells[1]).map {
        Statement(
          kind: cells[0], edition: $0, expected: cells[2], source: cells[3],
          recount: cells[4].isEmpty ? nil : cells[4])
      }
    }
  }

  /// The columns `name`, `indicator`, `values` (separated by blanks).
  package static func references(fromTable table: [[String]]) -> [Reference]? {
    rows(table, ["name", "indicator", "values"]) { cells in
      Reference(
        name: cells[0], indicator: cells[1], values: cells[2].split(separator: " ").map(String.init)
      )
    }
  }

  /// The columns `indicator`, `edition`, `entities`, `sum`, `weighted_sum`.
  package static func sums(fromTable table: [[String]]) -> [EditionSum]? {
    rows(table, ["indicator", "edition", "entities", "sum", "weighted_sum"]) { cells in
      let numbers = cells.dropFirst().compactMap { Int($0) }
      guard numbers.count == 4 else { return nil }
      return EditionSum(
        indicator: cells[0], edition: numbers[0], entities: numbers[1], sum: numbers[2],
        weightedSum: numbers[3])
    }
  }

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
