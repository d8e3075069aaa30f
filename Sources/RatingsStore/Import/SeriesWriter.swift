import SQLite

/// Numbers the series of a sheet, and writes each when the first of its observations are written.
struct SeriesWriter {
  private enum Progress {
    case begun(indicator: Int32, entity: Int32)
    case written(SeriesLine)
  }

  private let insertion: Statement
  private var numbers = SeriesNumbers()
  private var sheet = 0
  /// The number of the sheet's first series, and how far each is.
  private var first: Int
  private var series: [Progress] = []

  init(_ db: Connection) throws {
    insertion = try db.prepare("INSERT INTO series VALUES (?, ?, ?, ?, ?, ?)")
    let last = try db.prepare(
      "SELECT coalesce(max(id), 0) AS \"series.id\" FROM series"
    ).first { try $0.integer(0, in: 0...StoredNumbers.series.upperBound) }
    first = (last ?? 0) + 1
  }

  /// The number that the next new series gets.
  var next: Int { first + series.count }

  /// Begins a sheet; all of the one before is written.
  mutating func beginSheet(_ number: Int) {
    first = next
    series.removeAll(keepingCapacity: true)
    numbers = SeriesNumbers()
    sheet = number
  }

  /// The number of a series; one not yet known is begun.
  mutating func number(indicator: Int, entity: Int) throws -> Int {
    if let known = numbers[indicator, entity] { return Int(known) }
    let number = next
    guard let short = Int32(exactly: number) else {
      throw SQLiteError.corrupt("series.id has become too large")
    }
    numbers[indicator, entity] = short
    series.append(
      .begun(
        indicator: Int32(truncatingIfNeeded: indicator), entity: Int32(truncatingIfNeeded: entity)))
    return number
  }

  /// The line of a series; one not yet written is, with the line through these two places.
  mutating func line(
    of number: Int, through one: SeriesLine.Place, _ other: SeriesLine.Place?
  ) throws -> SeriesLine {
    switch series[number - first] {
    case .written(let line): return line
    case .begun(let indicator, let entity):
      let line = SeriesLine(through: one, other)
      insertion.bind(number, at: 1)
      insertion.bind(Int(indicator), at: 2)
      insertion.bind(Int(entity), at: 3)
      insertion.bind(sheet, at: 4)
      insertion.bind(line.position, at: 5)
      insertion.bind(Int(line.step), at: 6)
      try insertion.run()
      series[number - first] = .written(line)
      return line
    }
  }
}
