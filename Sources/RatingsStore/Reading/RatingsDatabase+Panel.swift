public import FreedomModel
internal import GRDB

extension RatingsDatabase {
  /// The current figures of one indicator for some entities, in their order, over all editions of
  /// its publication that have a figure of it for anybody.
  ///
  /// A computed indicator, such as `fiw.rating`, is the mean of the figures it is made of, where all
  /// of them are there.
  public func panel(
    of indicator: Indicator, entities: [Entity]
  ) throws -> Panel {
    try reading { db in
      guard indicator.isComputed else {
        return try PanelLoader(db, entities: entities).panel(of: indicator)
      }
      let catalog = try CatalogStorage.indicators(db)
      let loader = try PanelLoader(db, entities: entities)
      return Panel.mean(
        of: try indicator.meanOf.compactMap { catalog[$0] }.map(loader.panel), as: indicator)
    }
  }
}

/// Loads panels for the same entities.
private struct PanelLoader {
  private let db: Database
  private let entities: [Entity]
  private let rows: [Int: Int]

  init(_ db: Database, entities: [Entity]) throws {
    self.db = db
    self.entities = entities
    let numbers = try EntityNumbers(db)
    var rows: [Int: Int] = [:]
    for (row, entity) in entities.enumerated() {
      if let number = numbers[entity.id] { rows[number] = row }
    }
    self.rows = rows
  }

  func panel(of indicator: Indicator) throws -> Panel {
    let editions = try CatalogStorage.editions(db, of: indicator.publication)
      .sorted { $0.edition < $1.edition }
    var columns: [Int: Int] = [:]
    for (column, edition) in editions.enumerated() { columns[edition.number] = column }
    var values = [Double?](repeating: nil, count: entities.count * editions.count)
    var isUsed = [Bool](repeating: false, count: editions.count)
    let query = try RawStatement(
      """
      SELECT s.entity, o.edition, o.value FROM indicator i
      JOIN series s ON s.indicator = i.id \(entityFilter)
      JOIN observation o ON o.series = s.id
      LEFT JOIN superseded x ON x.series = o.series AND x.edition = o.edition
      WHERE i.code = ? AND x.series IS NULL AND o.value IS NOT NULL
      """, in: db)
    query.bind(indicator.id, at: 1)
    let measure = indicator.measure
    try query.forEachRow { found in
      guard let row = rows[try found.integer(0)], let column = columns[try found.integer(1)],
        let value = try found.figure(2, of: measure), measure != .status || value >= 0
      else { return }
      values[row * editions.count + column] = value
      isUsed[column] = true
    }
    return Panel(
      indicator: indicator, entities: entities, editions: editions.map(\.edition), values: values
    ).keeping(columns: isUsed)
  }

  /// Few entities are looked up one by one; many are read in one go.
  private var entityFilter: String {
    guard rows.count < 32 else { return "" }
    return "AND s.entity IN (\(rows.keys.sorted().map(String.init).joined(separator: ", ")))"
  }
}

extension Panel {
  /// The panel without the editions that are not marked.
  fileprivate func keeping(columns kept: [Bool]) -> Panel {
    let positions = kept.indices.filter { kept[$0] }
    return Panel(
      indicator: indicator, entities: entities, editions: positions.map { editions[$0] },
      values: entities.indices.flatMap { row in positions.map { value(row, $0) } })
  }

  /// The mean of several panels of the same entities, cell by cell, where every one has a figure.
  fileprivate static func mean(of parts: [Panel], as indicator: Indicator) -> Panel {
    guard let first = parts.first else {
      return Panel(indicator: indicator, entities: [], editions: [], values: [])
    }
    let years = Set(first.editions.map(\.year)).intersection(
      parts.dropFirst().flatMap { $0.editions.map(\.year) })
    let aligned = parts.map { part in
      part.keeping(columns: part.editions.map { parts.count == 1 || years.contains($0.year) })
    }
    var values = aligned[0].values
    for part in aligned.dropFirst() {
      for (cell, figure) in part.values.enumerated() {
        values[cell] = values[cell].flatMap { sum in figure.map { sum + $0 } }
      }
    }
    for cell in values.indices { values[cell] = values[cell].map { $0 / Double(aligned.count) } }
    return Panel(
      indicator: indicator, entities: first.entities, editions: aligned[0].editions,
      values: values)
  }
}
