import FreedomModel
import SQLite

/// Figures that two sheets of one workbook both hold.
enum SheetOverlap {
  /// One figure, by its place.
  private struct Figure {
    let series: Int
    let sheet: Int
    let position: Int
    let value: Double?
    let text: String?
  }

  /// What a figure is of.
  private struct Subject: Hashable {
    let indicator: Int
    let entity: Int
    let edition: Int
  }

  /// Keeps of each such figure the one on the earlier sheet, and tells of the others. A mark of absence
  /// gives way to a figure.
  ///
  /// Only entities and indicators that stand on several sheets are looked at, among the series from
  /// `firstSeries` on.
  static func resolve(source: Int, firstSeries: Int, in db: Connection) throws
    -> [DuplicateObservation]
  {
    var kept: [Subject: Figure] = [:]
    var others: [(subject: Subject, first: Figure, second: Figure)] = []
    try db.prepare(
      """
      WITH shared AS (
        SELECT s.indicator, s.entity FROM series s
        WHERE s.id >= \(firstSeries) GROUP BY 1, 2 HAVING count(*) > 1
      )
      SELECT s.indicator, s.entity, o.edition, o.series, s.sheet, \(SeriesLine.place), o.value,
        o.text
      FROM shared
      CROSS JOIN series s ON s.indicator = shared.indicator AND s.entity = shared.entity
        AND s.id >= \(firstSeries)
      CROSS JOIN observation o ON o.series = s.id
      """
    ).forEachRow { row in
      let subject = Subject(
        indicator: try row.integer(0), entity: try row.integer(1), edition: try row.integer(2))
      let figure = Figure(
        series: try row.integer(3), sheet: try row.integer(4),
        position: try row.integer(5, in: StoredCell.positions),
        value: try row.optionalNumber(6), text: try row.optionalText(7))
      guard let before = kept[subject] else {
        kept[subject] = figure
        return
      }
      let isFirst =
        (figure.value == nil ? 1 : 0, figure.sheet) < (before.value == nil ? 1 : 0, before.sheet)
      if isFirst { kept[subject] = figure }
      others.append(
        isFirst ? (subject, figure, before) : (subject, before, figure))
    }
    guard !others.isEmpty else { return [] }
    let deletion = try db.prepare(
      "DELETE FROM observation WHERE series = ? AND edition = ?"
    )
    for other in others {
      deletion.bind(other.second.series, at: 1)
      deletion.bind(other.subject.edition, at: 2)
      try deletion.run()
    }
    // A mark of absence beside a figure, or beside another mark, contradicts nothing.
    let contradicting = others.filter { $0.second.value != nil }
    return contradicting.isEmpty ? [] : try Names(db).duplicates(contradicting)
  }

  /// What the numbers in the tables stand for.
  private struct Names {
    private var entities: [Int: String] = [:]
    private var editions: [Int: String] = [:]
    private var indicators: [Int: String] = [:]
    private var sheets: [Int: (name: String, columns: Int)] = [:]

    init(_ db: Connection) throws {
      func names(_ sql: String) throws -> [Int: String] {
        var names: [Int: String] = [:]
        try db.prepare(sql).forEachRow { names[try $0.integer(0)] = try $0.text(1) }
        return names
      }
      entities = try names("SELECT id, code FROM entity")
      editions = try names("SELECT id, label FROM edition")
      indicators = try names("SELECT id, code FROM indicator")
      var sheets: [Int: (name: String, columns: Int)] = [:]
      try db.prepare("SELECT id, name, columns FROM sheet")
        .forEachRow { row in
          sheets[try row.integer(0)] = (
            try row.text(1), try row.integer(2, in: StoredCell.columns)
          )
        }
      self.sheets = sheets
    }

    func duplicates(
      _ others: [(subject: Subject, first: Figure, second: Figure)]
    ) -> [DuplicateObservation] {
      others.map { subject, first, second in
        DuplicateObservation(
          entity: entities[subject.entity] ?? "", edition: editions[subject.edition] ?? "",
          indicator: indicators[subject.indicator] ?? "", first: place(first),
          second: place(second), agrees: first.value == second.value)
      }
    }

    private func place(_ figure: Figure) -> DuplicateObservation.Place {
      let (name, columns) = sheets[figure.sheet] ?? ("", 1)
      let place = StoredCell(position: figure.position, columns: columns)
      return DuplicateObservation.Place(sheet: name, row: place.row, column: place.column)
    }
  }
}
