package import FreedomModel
internal import SQLite

extension RatingsDatabase {
  /// The current figures of one indicator for some entities, in their order, over all editions of
  /// its publication that have a figure of it for anybody.
  ///
  /// A computed indicator, such as `fiw.rating`, is the mean of the figures it is made of, where all
  /// of them are there.
  package func panel(
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
  private let db: Connection
  private let entities: [Entity]
  private let rows: [Int: Int]

  init(_ db: Connection, entities: [Entity]) throws {
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
    var columns = [Int](repeating: -1, count: (editions.map(\.number).max() ?? 0) + 1)
    for (column, edition) in editions.enumerated() { columns[edition.number] = column }
    let superseded = try superseded(of: indicator)
    var values = [RatingValue?](repeating: nil, count: entities.count * editions.count)
    var isUsed = [Bool](repeating: false, count: editions.count)
    let measure = indicator.measure
    let figures = try db.prepare(
      "SELECT edition, value, text FROM observation WHERE series = ?"
    )
    for series in try series(of: indicator) {
      guard let row = rows[series.entity] else { continue }
      let old = superseded[series.number]
      figures.bind(series.number, at: 1)
      try figures.forEachRow { found in
        let edition = try found.integer(0)
        guard let value = try found.figure(1, of: measure), columns.indices.contains(edition),
          columns[edition] >= 0, old?.contains(edition) != true
        else { return }
        let text = try found.optionalText(2)
        let split = text.flatMap { SplitRating($0)?.value(of: indicator) == nil ? nil : $0 }
        guard let value = split.map(RatingValue.split) ?? RatingValue(number: value, of: indicator)
        else { return }
        values[row * editions.count + columns[edition]] = value
        isUsed[columns[edition]] = true
      }
    }
    return Panel(
      indicator: indicator, entities: entities, editions: editions.map(\.edition), values: values
    ).keeping(columns: isUsed)
  }

  /// The series of an indicator, and whose they are.
  private func series(of indicator: Indicator) throws -> [(number: Int, entity: Int)] {
    var series: [(number: Int, entity: Int)] = []
    let query = try db.prepare(
      """
      SELECT s.id, s.entity FROM indicator i JOIN series s ON s.indicator = i.id \(entityFilter)
      WHERE i.code = ?
      """
    )
    query.bind(indicator.id, at: 1)
    try query.forEachRow { series.append((try $0.integer(0), try $0.integer(1))) }
    return series
  }

  /// The editions of each series whose figures are not current. Few series have any: to ask for each figure
  /// by itself would cost a quarter of the reading.
  private func superseded(of indicator: Indicator) throws -> [Int: Set<Int>] {
    var editions: [Int: Set<Int>] = [:]
    let query = try db.prepare(
      """
      SELECT x.series, x.edition FROM indicator i
      JOIN series s ON s.indicator = i.id \(entityFilter)
      JOIN superseded x ON x.series = s.id
      WHERE i.code = ?
      """
    )
    query.bind(indicator.id, at: 1)
    try query.forEachRow { editions[try $0.integer(0), default: []].insert(try $0.integer(1)) }
    return editions
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

  /// The mean of several panels of the same entities, cell by cell, where every one has a value.
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
        RatingValue.mean(of: aligned.map { $0.values[cell] })
      })
  }
}

extension RatingValue {
  /// The mean of numbers, or of values in two halves; `nil` unless all values are there and alike.
  fileprivate static func mean(of values: [RatingValue?]) -> RatingValue? {
    let numbers = values.compactMap { $0?.number }
    if numbers.count == values.count {
      return .number(numbers.reduce(0, +) / Double(numbers.count))
    }
    return SplitRating.mean(of: values.map { $0?.description }).map(RatingValue.split)
  }
}
