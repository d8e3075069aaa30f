internal import FreedomModel
public import RatingsAnalysis
internal import RatingsImport

extension RatingsLibrary {
  /// Compares the values of the database with what Freedom House published about them.
  ///
  /// The published record is in the bundled tables `historical_distribution.csv`,
  /// `published_record.csv`, `reference_values.csv` and `edition_sums.csv`; people are those of the
  /// database.
  ///
  /// Of the one ``source`` only Freedom House's own counts are compared, where it has values of the
  /// edition: whatever else is checked needs values of other files too.
  ///
  /// - Throws: A ``LibraryError`` when one of them is missing, or a `StoreError`.
  public func verification() throws -> Verification {
    let datasets = Datasets(in: try .find())
    let register = try register()
    let panels = try panels(of: Verification.indicators)
    let population = try population()
    guard source == nil else {
      return try Verification(
        ofOneSource: panels, record: datasets.publishedRecord(), register: register,
        population: population)
    }
    return try Verification(
      of: panels, record: datasets.publishedRecord(), register: register,
      population: population,
      others: BundledFigures(datasets: datasets).checks(
        against: { panels[$0] }, register: register, population: population))
  }
}

extension Datasets {
  /// What Freedom House published about its own values; a table that is missing or unreadable is a
  /// ``LibraryError``.
  func publishedRecord() throws -> PublishedRecord {
    try PublishedRecord(
      distributions: table("historical_distribution.csv", PublishedRecord.distributions),
      statements: table("published_record.csv", PublishedRecord.statements),
      references: table("reference_values.csv", PublishedRecord.references),
      sums: table("edition_sums.csv", PublishedRecord.sums))
  }

  private func table<Row>(_ name: String, _ read: ([[String]]) -> [Row]?) throws -> [Row] {
    guard let rows = read(try rows(of: name)), !rows.isEmpty else {
      throw LibraryError.datasets(
        "\(folder.path)/\(name)", "this is not the table that 'freedom verify' compares with")
    }
    return rows
  }
}

/// The values of the database beside the bundled ones, one by one.
///
/// This says nothing about how true the bundled data is: other checks do. It reports what was
/// changed since they were imported, by anyone.
struct BundledFigures {
  let datasets: Datasets

  /// One check a bundled table, and one of the register of entities.
  func checks(
    against panel: (String) throws -> Panel?, register: EntityRegister, population: Population
  ) throws -> [Verification.Check] {
    var lookups: [String: PanelLookup] = [:]
    var tables = try Datasets.tables.map { try BundledTable($0, datasets.rows(of: $0)) }
    for position in tables.indices {
      for indicator in tables[position].indicators where lookups[indicator] == nil {
        lookups[indicator] = try panel(indicator).map(PanelLookup.init)
      }
      tables[position].compare(with: &lookups)
    }
    // What no table has belongs to the first that has the indicator in that year.
    for (indicator, lookup) in lookups.sorted(by: { $0.key < $1.key }) {
      for (id, year) in lookup.rest {
        let owner = tables.firstIndex { $0.years(of: indicator).contains(year) }
        guard let owner else { continue }
        tables[owner].differing.append("\(id) \(year) \(indicator) is not bundled")
      }
    }
    return tables.map { verdict("\($0.name) as bundled", of: $0.count, $0.differing) }
      + [try entities(register), try people(population)]
  }

  private func people(_ population: Population) throws -> Verification.Check {
    let bundled = try datasets.population()
    let differing = bundled.filter { population[$0.entity, $0.year] != $0.count }
      .map { "\($0.entity) \($0.year)" }
    let others = population.size - bundled.count
    return verdict(
      "population.csv as bundled", of: bundled.count,
      differing + (others > 0 ? ["\(others) not bundled"] : []))
  }

  private func entities(_ register: EntityRegister) throws -> Verification.Check {
    let bundled = try datasets.register()
    let differing =
      bundled.entities.filter { register[id: $0.id] != $0 }.map(\.name)
      + register.entities.filter { bundled[id: $0.id] == nil }.map { "\($0.name) is not bundled" }
    return verdict(
      "entities as bundled", of: bundled.entities.count,
      differing + (register.links == bundled.links ? [] : ["predecessors and successors"]))
  }

  private func verdict(_ name: String, of count: Int, _ differing: [String]) -> Verification.Check {
    Verification.Check(
      name: name, expected: "0 of \(count) differ", found: "\(differing.count) of \(count) differ",
      note: differing.isEmpty
        ? "the bundled table, value by value"
        : NameList.text(differing))
  }
}

/// A bundled table beside the values of the database.
private struct BundledTable {
  let name: String
  /// What differs, in words.
  var differing: [String] = []
  /// How many values the table has.
  private(set) var count = 0
  private let rows: [[String]]
  /// The columns of values, with their indicators.
  private let columns: [(column: Int, indicator: String)]
  private let id: Int
  private let year: Int
  private let allYears: Set<Int>

  /// How columns that are not values are called.
  private static let others: Set<String> = [
    "publication", "id", "name", "kind", "edition", "year", "coverage_start", "coverage_end",
    "source", TidyExport.trust,
  ]

  init(_ name: String, _ rows: [[String]]) throws {
    guard let header = rows.first, let id = header.firstIndex(of: "id"),
      let year = header.firstIndex(of: "year"),
      let publication = header.firstIndex(of: "publication"), rows.count > 1
    else {
      throw LibraryError.datasets(name, "this is not a table of values")
    }
    (self.name, self.rows, self.id, self.year) = (name, rows, id, year)
    columns = header.indices
      .filter { !Self.others.contains(header[$0]) && !header[$0].hasSuffix("_text") }
      .map { ($0, "\(rows[1][publication]).\(header[$0])") }
    allYears = Set(rows.dropFirst().compactMap { Int($0[year]) })
  }

  var indicators: [String] { columns.map(\.indicator) }

  func years(of indicator: String) -> Set<Int> {
    indicators.contains(indicator) ? allYears : []
  }

  mutating func compare(with lookups: inout [String: PanelLookup]) {
    for (column, indicator) in columns {
      let text = rows[0].firstIndex(of: rows[0][column] + "_text")
      for cells in rows.dropFirst() where !cells[column].isEmpty {
        guard let year = Int(cells[year]), text.flatMap({ SplitRating(cells[$0]) }) == nil else {
          continue
        }
        count += 1
        let found = lookups[indicator]?.take(cells[id], year) ?? ""
        guard found != cells[column] else { continue }
        differing.append(
          "\(cells[id]) \(year) \(indicator) is \(found.isEmpty ? "missing" : found), "
            + "bundled \(cells[column])")
      }
    }
  }
}

/// The values of a panel by entity and year, each returned once.
private struct PanelLookup {
  private let panel: Panel
  private let rows: [String: Int]
  private let columns: [Int: Int]
  private var isTaken: [Bool]

  init(_ panel: Panel) {
    self.panel = panel
    rows = Dictionary(
      zip(panel.entities.map(\.id), panel.entities.indices), uniquingKeysWith: { first, _ in first }
    )
    columns = Dictionary(
      zip(panel.editions.map(\.year), panel.editions.indices),
      uniquingKeysWith: { first, _ in first })
    isTaken = Array(repeating: false, count: panel.values.count)
  }

  /// The value as the bundled tables write it.
  mutating func take(_ id: String, _ year: Int) -> String? {
    guard let row = rows[id], let column = columns[year] else { return nil }
    isTaken[row * panel.editions.count + column] = true
    guard let value = panel.value(row, column), !value.isSplit else { return nil }
    return value.description
  }

  /// The values that were not returned.
  var rest: [(id: String, year: Int)] {
    panel.values.indices.compactMap { cell in
      let (row, column) = cell.quotientAndRemainder(dividingBy: panel.editions.count)
      guard panel.number(row, column) != nil, !isTaken[cell] else { return nil }
      return (panel.entities[row].id, panel.editions[column].year)
    }
  }
}
