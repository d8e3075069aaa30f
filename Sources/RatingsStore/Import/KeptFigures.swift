import FreedomModel
import SQLite

/// The figures of the file that stand in the table already, for those whose place they have taken.
struct KeptFigures {
  private let db: Connection
  private var names = StoredNames()
  /// A file can be full of second figures: the query is made for the first of them, and kept.
  private var query: Statement?

  init(_ db: Connection) {
    self.db = db
  }

  /// What there is to tell of a second figure on a sheet; `nil` where no first one is stored.
  mutating func duplicate(
    _ second: ObservationBuffer.Row, onSheet sheet: String, columns: Int
  ) throws -> DuplicateObservation? {
    func place(_ position: Int) -> DuplicateObservation.Place {
      let place = StoredCell(position: position, columns: columns)
      return DuplicateObservation.Place(sheet: sheet, row: place.row, column: place.column)
    }
    let (entity, indicator) = try names.series(second.series, in: db)
    let edition = try names.edition(second.edition, in: db)
    let query = try preparedQuery()
    query.bind(second.series, at: 1)
    query.bind(second.edition, at: 2)
    return try query.first { first in
      let value = try first.optionalNumber(1)
      let text = try first.optionalText(2)
      return DuplicateObservation(
        entity: entity, edition: edition, indicator: indicator,
        first: place(try first.integer(0, in: StoredCell.positions)),
        second: place(second.position),
        agrees: value == second.value.number && (value == nil || text == second.text),
        isFigure: second.value.isFigure)
    }
  }

  private mutating func preparedQuery() throws -> Statement {
    if let query { return query }
    let made = try db.prepare(
      """
      SELECT \(SeriesLine.place), o.value, o.text
      FROM series s JOIN observation o ON o.series = s.id WHERE s.id = ? AND o.edition = ?
      """
    )
    query = made
    return made
  }
}
