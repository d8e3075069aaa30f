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
