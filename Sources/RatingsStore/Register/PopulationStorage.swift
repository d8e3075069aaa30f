package import FreedomModel
internal import SQLite

extension RatingsDatabase {
  /// How many people live in each entity, by calendar year.
  package func population() throws -> Population {
    try reading(PopulationStorage.load)
  }
}

/// The populations of entities as rows.
enum PopulationStorage {
  /// There are ten thousand rows, and a statement costs as much as a row: see ``ObservationBatch``.
  private static let rowsOfStatement = 32

  static func load(_ db: Connection) throws -> Population {
    var population = Population()
    try db.prepare(
      """
      SELECT e.code, p.year, p.population, p.source
      FROM population p JOIN entity e ON e.id = p.entity
      """
    ).forEachRow { row in
      population.add(
        Population.Record(
          entity: try row.text(0), year: try row.integer(1, in: StoredNumbers.years),
          people: try row.integer(2, in: StoredNumbers.people), source: try row.text(3)))
    }
    return population
  }

  static func save(_ records: [Population.Record], in db: Connection) throws {
    let numbers = try EntityNumbers(db)
    var rest = records[...]
    while !rest.isEmpty {
      let some = rest.prefix(rowsOfStatement)
      rest = rest.dropFirst(some.count)
      let rows = Array(repeating: "(?, ?, ?, ?)", count: some.count).joined(separator: ", ")
      let insert = try db.cached("INSERT INTO population VALUES \(rows)")
      var parameter: Int32 = 1
      for record in some {
        insert.bind(numbers[record.entity], at: parameter)
        insert.bind(record.year, at: parameter + 1)
        insert.bind(record.people, at: parameter + 2)
        insert.bind(record.source, at: parameter + 3)
        parameter += 4
      }
      try insert.run()
    }
  }
}
