import FreedomModel
import GRDB

/// Figures that two sheets of one workbook both hold.
enum SheetOverlap {
  /// Keeps of each such figure the one on the earlier sheet, and tells of the others.
  ///
  /// Only entities and indicators that stand on several sheets are looked at, among the series from
  /// `firstSeries` on.
  static func resolve(source: Int, firstSeries: Int64, in db: Database) throws
    -> [DuplicateObservation]
  {
    let rows = try Row.fetchAll(
      db,
      sql: """
        WITH shared AS (
          SELECT s.indicator, s.entity FROM series s
          WHERE s.id >= ? GROUP BY 1, 2 HAVING count(*) > 1
        ), mine AS (
          SELECT s.indicator, s.entity, o.series, o.edition, o.value, o.text, o.position,
            sh.name AS sheet, sh.columns,
            row_number() OVER figure AS place, first_value(o.position) OVER figure AS first_position,
            first_value(o.value) OVER figure AS first_value,
            first_value(sh.name) OVER figure AS first_sheet,
            first_value(sh.columns) OVER figure AS first_columns
          FROM shared
          CROSS JOIN series s ON s.indicator = shared.indicator AND s.entity = shared.entity
          CROSS JOIN sheet sh ON sh.id = s.sheet AND sh.source = ?
          CROSS JOIN observation o ON o.series = s.id
          WINDOW figure AS (PARTITION BY s.indicator, s.entity, o.edition
            ORDER BY o.value IS NULL, sh.id)
        )
        SELECT e.code, ed.label, i.code, m.first_sheet, m.first_position, m.first_columns, m.sheet,
          m.position, m.columns, m.value IS m.first_value, m.series, m.edition, m.value IS NULL
        FROM mine m JOIN entity e ON e.id = m.entity JOIN edition ed ON ed.id = m.edition
        JOIN indicator i ON i.id = m.indicator
        WHERE m.place > 1
        """,
      arguments: [firstSeries, source])
    var duplicates: [DuplicateObservation] = []
    for row in rows {
      try db.cachedStatement(sql: "DELETE FROM observation WHERE series = ? AND edition = ?")
        .execute(arguments: [row[10] as Int, row[11] as Int])
      // A mark of absence beside a figure, or beside another mark, contradicts nothing.
      if row[12] { continue }
      duplicates.append(
        DuplicateObservation(
          entity: row[0], edition: row[1], indicator: row[2],
          first: place(sheet: row[3], position: row[4], columns: row[5]),
          second: place(sheet: row[6], position: row[7], columns: row[8]), agrees: row[9]))
    }
    return duplicates
  }

  private static func place(
    sheet: String, position: Int, columns: Int
  ) -> DuplicateObservation.Place {
    DuplicateObservation.Place(
      sheet: sheet, row: position / columns + 1, column: position % columns)
  }
}
