import FreedomModel
import SQLite

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
