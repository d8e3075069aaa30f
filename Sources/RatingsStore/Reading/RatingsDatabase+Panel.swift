package import FreedomModel
internal import SQLite

extension RatingsDatabase {
  /// The current values of one indicator for some entities, in their order, over all editions of
  /// its publication in which any entity has a value of it.
  ///
  /// A computed indicator, such as `fiw.rating`, is the mean of the values it is made of, where all
  /// of them are there.
  package func panel(
    of indicator: Indicator, entities: [Entity]
  ) throws -> Panel {
    try reading { db in
      guard indicator.isComputed else {
        return try PanelLoader(db, entities: entities, wanting: isWanted).panel(of: indicator)
      }
      let catalog = try CatalogStorage.indicators(db)
      let loader = try PanelLoader(db, entities: entities, wanting: isWanted)
      return Panel.mean(
        of: try indicator.meanOf.compactMap { catalog[$0] }.map(loader.panel), as: indicator)
    }
  }
}

/// Loads panels for the same entities.
private struct PanelLoader {
  private let db: Connection
  private let entities: [Entity]
  private let numbers: EntityNumbers
  /// Which observations are wanted, as SQL.
  private let isWanted: String
  /// The sources that are third parties.
  private let thirdParties: [Int: SourceTrust]

  init(_ db: Connection, entities: [Entity], wanting isWanted: String) throws {
    self.db = db
    self.isWanted = isWanted
    self.entities = entities
    numbers = try EntityNumbers(db)
    var found: [Int: SourceTrust] = [:]
    try db.prepare("SELECT id, trust FROM source WHERE trust <> 'official'")
      .forEachRow { found[try $0.integer(0)] = try $0.word(1) }
    thirdParties = found
  }

  func panel(of indicator: Indicator) throws -> Panel {
    let editions = try CatalogStorage.editions(db, of: indicator.publication)
      .sorted { $0.edition < $1.edition }
    var columns = [Int](repeating: -1, count: (editions.map(\.number).max() ?? 0) + 1)
    for (column, edition) in editions.enumerated() { columns[edition.number] = column }
    var values = [RatingValue?](repeating: nil, count: entities.count * editions.count)
    var isUsed = [Bool](repeating: false, count: editions.count)
    var trust: [Edition: Set<SourceTrust>] = [:]
    let measure = indicator.measure
    let query = try db.prepare(
      """
      SELECT edition, value, text, source FROM observation
      WHERE entity = ? AND indicator = (SELECT id FROM indicator WHERE code = ?)
        AND \(isWanted)
      """
    )
    query.bind(indicator.id, at: 2)
    for (row, entity) in entities.enumerated() {
      query.bind(numbers[entity.id], at: 1)
      try query.forEachRow { found in
        let edition = try found.integer(0)
        guard let value = try found.figure(1, of: measure), columns.indices.contains(edition),
          columns[edition] >= 0
        else { return }
        let text = try found.optionalText(2)
        let split = text.flatMap { SplitRating($0)?.value(of: indicator) == nil ? nil : $0 }
        guard let value = split.map(RatingValue.split) ?? RatingValue(number: value, of: indicator)
        else { return }
        values[row * editions.count + columns[edition]] = value
        isUsed[columns[edition]] = true
        if !thirdParties.isEmpty, let source = thirdParties[try found.integer(3)] {
          trust[editions[columns[edition]].edition, default: []].insert(source)
        }
      }
    }
    return Panel(
      indicator: indicator, entities: entities, editions: editions.map(\.edition), values: values,
      thirdParties: trust
    ).keeping(columns: isUsed)
  }
}

extension Panel {
  /// The panel without the editions that are not marked.
  fileprivate func keeping(columns kept: [Bool]) -> Panel {
    let positions = kept.indices.filter { kept[$0] }
    return Panel(
      indicator: indicator, entities: entities, editions: positions.map { editions[$0] },
      values: entities.indices.flatMap { row in positions.map { value(row, $0) } },
      thirdParties: thirdParties)
  }

  /// The mean of several panels of the same entities, cell by cell, where every one has a value:
  /// of numbers, or of values in two halves.
  fileprivate static func mean(of parts: [Panel], as indicator: Indicator) -> Panel {
    guard let first = parts.first else {
      return Panel(indicator: indicator, entities: [], editions: [], values: [])
    }
    let years = Set(first.editions.map(\.year)).intersection(
      parts.dropFirst().flatMap { $0.editions.map(\.year) })
    let aligned = parts.map { part in
      part.keeping(columns: part.editions.map { parts.count == 1 || years.contains($0.year) })
    }
    return Panel(
      indicator: indicator, entities: first.entities, editions: aligned[0].editions,
      values: aligned[0].values.indices.map { cell in
        var sum = 0.0
        for part in aligned {
          guard case .number(let number) = part.values[cell] else {
            return SplitRating.mean(of: aligned.map { $0.values[cell]?.description })
              .map(RatingValue.split)
          }
          sum += number
        }
        return .number(sum / Double(aligned.count))
      },
      thirdParties: parts.dropFirst().reduce(first.thirdParties) {
        $0.merging($1.thirdParties) { $0.union($1) }
      })
  }
}
