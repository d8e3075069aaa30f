package import FreedomModel
internal import SQLite

extension RatingsDatabase {
  /// Hands over current figures one by one: entity by entity in the order given, of each indicator by
  /// indicator in the order given, of each edition by edition, oldest first.
  ///
  /// Memory does not grow with the number of figures.
  ///
  /// - Parameters:
  ///   - entities: Who is wanted.
  ///   - indicators: Ids of indicators; computed ones have no figures of their own here.
  ///   - body: Takes a figure; marks of missing ones are left out.
  /// - Throws: A ``StoreError``, or what the body throws.
  package func forEachFigure(
    of entities: [Entity], indicators: [String],
    _ body: (Entity, StoredObservation) throws -> Void
  ) throws {
    try reading { db in
      let reader = try FigureReader(db, indicators: indicators)
      for entity in entities {
        for indicator in indicators.indices {
          for figure in try reader.figures(of: entity, indicator: indicator) {
            try body(entity, figure)
          }
        }
      }
    }
  }
}

/// Reads figures series by series: of the table of observations alone, with what its numbers stand
/// for in memory.
private final class FigureReader {
  private struct Place {
    let file: String
    let source: Int
    let sheet: String
    let columns: Int
  }

  private struct Series {
    let number: Int
    let place: Place
    /// Whether some of its figures are superseded.
    let isContested: Bool
  }

  private struct Subject: Hashable {
    let entity: String
    let indicator: Int
  }

  private let indicators: [String]
  private var editions: [Edition?] = []
  private var series: [Subject: [Series]] = [:]
  private let observations: Statement
  private let superseded: Statement

  init(_ db: Connection, indicators: [String]) throws {
    self.indicators = indicators
    observations = try db.prepare(
      """
      SELECT o.edition, o.value, o.text, \(SeriesLine.place)
      FROM series s CROSS JOIN observation o ON o.series = s.id
      WHERE s.id = ? AND o.value IS NOT NULL
      """
    )
    superseded = try db.prepare("SELECT edition FROM superseded WHERE series = ?")
    for (number, edition) in try CatalogStorage.editions(db) {
      while editions.count <= number { editions.append(nil) }
      editions[number] = edition
    }
    var places: [Int: Place] = [:]
    try db.prepare(
      """
      SELECT sh.id, src.file, src.id, sh.name, sh.columns
      FROM sheet sh JOIN source src ON src.id = sh.source
      """
    ).forEachRow { row in
      places[try row.integer(0)] = Place(
        file: try row.text(1), source: try row.integer(2), sheet: try row.text(3),
        columns: try row.integer(4, in: StoredCell.columns))
    }
    var contested: Set<Int> = []
    try db.prepare("SELECT DISTINCT series FROM superseded")
      .forEachRow { contested.insert(try $0.integer(0)) }
    var entities: [Int: String] = [:]
    try db.prepare("SELECT id, code FROM entity")
      .forEachRow { entities[try $0.integer(0)] = try $0.text(1) }
    for (position, indicator) in indicators.enumerated() {
      let statement = try db.prepare(
        """
        SELECT s.id, s.entity, s.sheet FROM series s
        WHERE s.indicator = (SELECT id FROM indicator WHERE code = ?)
        """
      )
      statement.bind(indicator, at: 1)
      try statement.forEachRow { row in
        guard let entity = entities[try row.integer(1)], let place = places[try row.integer(2)]
        else { return }
        let number = try row.integer(0)
        series[Subject(entity: entity, indicator: position), default: []].append(
          Series(number: number, place: place, isContested: contested.contains(number)))
      }
    }
  }

  /// The current figures of one entity and indicator, oldest edition first.
  func figures(of entity: Entity, indicator: Int) throws -> [StoredObservation] {
    guard let all = series[Subject(entity: entity.id, indicator: indicator)] else { return [] }
    var figures: [StoredObservation] = []
    var isInOrder = true
    for one in all {
      var hidden: Set<Int> = []
      if one.isContested {
        superseded.bind(one.number, at: 1)
        try superseded.forEachRow { hidden.insert(try $0.integer(0)) }
      }
      observations.bind(one.number, at: 1)
      try observations.forEachRow { row in
        let number = try row.integer(0)
        guard editions.indices.contains(number), let edition = editions[number],
          hidden.isEmpty || !hidden.contains(number)
        else { return }
        if let last = figures.last, edition < last.edition { isInOrder = false }
        let place = StoredCell(
          position: try row.integer(3, in: StoredCell.positions), columns: one.place.columns)
        figures.append(
          StoredObservation(
            entity: entity.id, edition: edition, indicator: indicators[indicator],
            value: try row.optionalNumber(1), text: try row.optionalText(2),
            file: one.place.file, source: one.place.source, sheet: one.place.sheet,
            row: place.row, column: place.column))
      }
    }
    return isInOrder ? figures : figures.sorted { $0.edition < $1.edition }
  }
}
