internal import FreedomModel
public import RatingsAnalysis

extension RatingsLibrary {
  /// Compares the values of the database with what Freedom House published about them.
  ///
  /// The published record is in the bundled tables `historical_distribution.csv`,
  /// `published_record.csv`, `reference_values.csv` and `edition_sums.csv`.
  ///
  /// - Throws: A ``LibraryError`` when one of them is missing, or a `StoreError`.
  public func verification() throws -> Verification {
    let datasets = Datasets(in: try .find())
    let register = try register()
    let panels = try panels(of: Verification.indicators)
    return try Verification(
      of: panels, record: datasets.publishedRecord(), register: register,
      others: BundledFigures(datasets: datasets).checks(
        against: { panels[$0] }, register: register))
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

/// The figures at hand beside the bundled ones, value by value.
///
/// This says nothing of how true the bundled figures are: other checks do. It tells what was changed
/// since they were imported, by whatever hand.
struct BundledFigures {
  let datasets: Datasets

  /// One check a bundled table, and one of the register of entities.
  func checks(
    against panel: (String) throws -> Panel?, register: EntityRegister
  ) throws -> [Verification.Check] {
    try Datasets.tables.map { try check(table: $0, against: panel) } + [entities(register)]
  }

  private static let leading: Set<String> = [
    "publication", "id", "name", "kind", "edition", "year", "coverage_start", "coverage_end",
  ]

  private func check(
    table name: String, against panel: (String) throws -> Panel?
  ) throws -> Verification.Check {
    let rows = try datasets.rows(of: name)
    guard let header = rows.first, let id = header.firstIndex(of: "id"),
      let year = header.firstIndex(of: "year"),
      let publication = header.firstIndex(of: "publication"), rows.count > 1
    else {
      throw LibraryError.datasets(name, "this is not a table of figures")
    }
    var count = 0
    var differing: [String] = []
    for column in header.indices
    where !Self.leading.contains(header[column]) && !header[column].hasSuffix("_text") {
      let indicator = "\(rows[1][publication]).\(header[column])"
      let text = header.firstIndex(of: header[column] + "_text")
      var lookup = try panel(indicator).map(PanelLookup.init)
      var years: Set<Int> = []
      for cells in rows.dropFirst() {
        guard let year = Int(cells[year]) else { continue }
        years.insert(year)
        let isSplit = text.map { SplitRating(cells[$0]) != nil } ?? false
        let expected = isSplit ? "" : cells[column]
        let found = lookup?.take(cells[id], year) ?? ""
        if !expected.isEmpty { count += 1 }
        guard found != expected else { continue }
        differing.append(
          "\(cells[id]) \(year) \(indicator) is \(found.isEmpty ? "missing" : found), "
            + "bundled \(expected.isEmpty ? "nothing" : expected)")
      }
      differing += (lookup?.rest(in: years) ?? []).map { "\($0) \(indicator) is not bundled" }
    }
    return verdict("\(name) as bundled", of: count, differing)
  }

  private func entities(_ register: EntityRegister) throws -> Verification.Check {
    let bundled = try datasets.register()
    let differing =
      bundled.entities.filter { register[id: $0.id] != $0 }.map(\.name)
      + register.entities.filter { bundled[id: $0.id] == nil }.map { "\($0.name) is not bundled" }
    return verdict(
      "entities as bundled", of: bundled.entities.count,
      differing + (register.links == bundled.links ? [] : ["who followed whom"]))
  }

  private func verdict(_ name: String, of count: Int, _ differing: [String]) -> Verification.Check {
    let shown = differing.prefix(8).joined(separator: ", ")
    return Verification.Check(
      name: name, expected: "0 of \(count) differ", found: "\(differing.count) of \(count) differ",
      note: differing.isEmpty
        ? "the bundled table, value by value"
        : shown + (differing.count > 8 ? " and \(differing.count - 8) others" : ""))
  }
}

/// The values of a panel by entity and year, each handed out once.
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

  mutating func take(_ id: String, _ year: Int) -> String? {
    guard let row = rows[id], let column = columns[year] else { return nil }
    isTaken[row * panel.editions.count + column] = true
    guard let value = panel.value(row, column), !value.isSplit else { return nil }
    return value.description
  }

  func rest(in years: Set<Int>) -> [String] {
    panel.values.indices.compactMap { cell in
      let (row, column) = cell.quotientAndRemainder(dividingBy: panel.editions.count)
      let year = panel.editions[column].year
      guard panel.number(row, column) != nil, !isTaken[cell], years.contains(year) else {
        return nil
      }
      return "\(panel.entities[row].id) \(year)"
    }
  }
}
