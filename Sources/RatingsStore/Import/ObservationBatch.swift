import FreedomModel
import SQLite

/// Observations on their way to the table, which are written in the order of its key, many with one
/// statement.
///
/// Of a file of a million rows by country, year and indicator, one statement a row in the order of
/// the file took 0.83 s in C, in the order of the key 0.77 s, and 32 rows a statement 0.42 s: to
/// begin and end a statement costs as much as to insert a row.
struct ObservationBatch {
  private static let capacity = 1 << 16
  private static let rowsOfStatement = 32

  private var observations: [Observation] = []
  private let insertion: Statement
  private let insertionOfMany: Statement

  init(_ db: Connection) throws {
    func prepare(rows: Int) throws -> Statement {
      let values = Array(repeating: "(?1, ?2, ?, ?, ?, ?, ?, ?, ?, 1)", count: rows)
      return try db.prepare(
        """
        INSERT INTO observation
          (source, sheet, entity, indicator, edition, value, text, row, column, current)
        VALUES \(values.joined(separator: ", "))
        """)
    }
    insertion = try prepare(rows: 1)
    insertionOfMany = try prepare(rows: Self.rowsOfStatement)
  }

  var isFull: Bool { observations.count == Self.capacity }

  mutating func append(_ observation: Observation) { observations.append(observation) }

  /// Writes all that was appended.
  ///
  /// - Returns: The observations whose key is in the table already, in the order of the file; they
  ///   were not written. And how many were.
  mutating func write(
    source: Int, sheet: Int
  ) throws -> (repeated: [Observation], written: Int) {
    defer { observations.removeAll(keepingCapacity: true) }
    for statement in [insertion, insertionOfMany] {
      statement.bind(source, at: 1)
      statement.bind(sheet, at: 2)
    }
    var repeated: [Int] = []
    var rest = order[...]
    while !rest.isEmpty {
      let some = rest.prefix(Self.rowsOfStatement)
      rest = rest.dropFirst(some.count)
      if some.count == Self.rowsOfStatement, try insert(some, with: insertionOfMany) { continue }
      for place in some where try !insert(CollectionOfOne(place), with: insertion) {
        repeated.append(place.position)
      }
    }
    return (
      repeated.sorted().map { observations[$0] }, observations.count - repeated.count
    )
  }

  /// Where an observation is in the table and in the batch.
  private struct Place {
    let key: UInt64
    let position: Int
  }

  /// The observations in the order of the table's key; of one key the first comes first.
  private var order: [Place] {
    var places: [Place] = []
    places.reserveCapacity(observations.count)
    for (position, observation) in observations.enumerated() {
      // Numbers of entities and indicators have at most 20 bits, those of editions 16.
      let key =
        UInt64(observation.entity) << 36 | UInt64(observation.indicator) << 16
        | UInt64(observation.edition)
      places.append(Place(key: key, position: position))
    }
    places.sort { $0.key != $1.key ? $0.key < $1.key : $0.position < $1.position }
    return places
  }

  /// Inserts observations; returns false, and inserts none, if the key of one is in the table.
  private func insert(_ places: some Sequence<Place>, with statement: Statement) throws -> Bool {
    var parameter: Int32 = 3
    for place in places {
      let observation = observations[place.position]
      statement.bind(observation.entity, at: parameter)
      statement.bind(observation.indicator, at: parameter + 1)
      statement.bind(observation.edition, at: parameter + 2)
      statement.bind(observation.value.stored, at: parameter + 3)
      statement.bind(observation.storedText, at: parameter + 4)
      statement.bind(observation.row, at: parameter + 5)
      statement.bind(observation.column, at: parameter + 6)
      parameter += 7
    }
    return try statement.insert()
  }
}

extension ObservationValue {
  /// A status as 0, 1 or 2, and two statuses as -1.
  var storedNumber: Double? {
    if case .splitStatus = self { -1 } else { number }
  }

  var stored: Value {
    guard let number = storedNumber else { return .null }
    return Int(exactly: number).map(Value.integer) ?? .real(number)
  }
}

extension Observation {
  /// The text that is stored; of a missing value at least its mark.
  var storedText: String? {
    if let text { return text }
    if case .absent(let absence) = value { return absence.rawValue }
    return nil
  }
}

/// Decides between two observations of one file that have the same entity, indicator and edition.
///
/// The first is kept, except that the mark of a missing value yields to a value on a later sheet.
final class RepeatedObservations {
  private let db: Connection
  private let stored: Statement
  private let replacement: Statement
  private let names: [String: Statement]
  private var knownNames: [String: [Int: String]] = [:]

  init(_ db: Connection) throws {
    self.db = db
    let key = "entity = ?1 AND indicator = ?2 AND edition = ?3 AND source = ?4"
    stored = try db.prepare(
      "SELECT value, text, sheet, row, column FROM observation WHERE \(key)")
    replacement = try db.prepare(
      """
      UPDATE observation SET value = ?5, text = ?6, sheet = ?7, row = ?8, column = ?9 WHERE \(key)
      """)
    names = [
      "entity": try db.prepare("SELECT code FROM entity WHERE id = ?"),
      "indicator": try db.prepare("SELECT code FROM indicator WHERE id = ?"),
      "edition": try db.prepare("SELECT label FROM edition WHERE id = ?"),
      "sheet": try db.prepare("SELECT name FROM sheet WHERE id = ?"),
    ]
  }

  /// Keeps one of two observations: that of the table, or this one of a sheet.
  ///
  /// - Returns: What to report; `nil` where one of two sheets only says that there is no value.
  func settle(_ second: Observation, source: Int, sheet: Int) throws -> DuplicateObservation? {
    bindKey(of: second, source, to: stored)
    let first = try stored.first { row in
      (
        value: try row.optionalNumber(0), text: try row.optionalText(1), sheet: try row.integer(2),
        row: try row.integer(3, in: StoredNumbers.rows),
        column: try row.integer(4, in: StoredNumbers.columns)
      )
    }
    guard let first else { throw SQLiteError.corrupt("a row is not found where it was written") }
    if first.sheet != sheet {
      guard second.value.isFigure else { return nil }
      if first.value == nil {
        try replace(by: second, source, sheet)
        return nil
      }
    }
    return DuplicateObservation(
      entity: try name("entity", second.entity), edition: try name("edition", second.edition),
      indicator: try name("indicator", second.indicator),
      first: DuplicateObservation.Place(
        sheet: try name("sheet", first.sheet), row: first.row, column: first.column),
      second: DuplicateObservation.Place(
        sheet: try name("sheet", sheet), row: second.row, column: second.column),
      agrees: first.value == second.value.storedNumber
        && (first.value == nil || first.sheet != sheet || first.text == second.text),
      isFigure: second.value.isFigure)
  }

  private func replace(by observation: Observation, _ source: Int, _ sheet: Int) throws {
    bindKey(of: observation, source, to: replacement)
    replacement.bind(observation.value.stored, at: 5)
    replacement.bind(observation.storedText, at: 6)
    replacement.bind(sheet, at: 7)
    replacement.bind(observation.row, at: 8)
    replacement.bind(observation.column, at: 9)
    try replacement.run()
  }

  private func bindKey(of observation: Observation, _ source: Int, to statement: Statement) {
    statement.bind(observation.entity, at: 1)
    statement.bind(observation.indicator, at: 2)
    statement.bind(observation.edition, at: 3)
    statement.bind(source, at: 4)
  }

  /// What people call the row of a number; a file can be full of repeated values, so each is looked
  /// up once.
  private func name(_ table: String, _ number: Int) throws -> String {
    if let known = knownNames[table]?[number] { return known }
    guard let query = names[table] else { return "" }
    query.bind(number, at: 1)
    let name = try query.first { try $0.text(0) } ?? ""
    knownNames[table, default: [:]][number] = name
    return name
  }
}
