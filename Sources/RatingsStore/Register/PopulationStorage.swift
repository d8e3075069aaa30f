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
    let insert = try db.prepare("INSERT INTO population VALUES (?, ?, ?, ?)")
    for record in records {
      insert.bind(numbers[record.entity], at: 1)
      insert.bind(record.year, at: 2)
      insert.bind(record.people, at: 3)
      insert.bind(record.source, at: 4)
      try insert.run()
    }
  }
}
