import FreedomModel
import FreedomTestSupport

@testable import RatingsCharts

/// Freedom House's statuses and what they are drawn on, as bundled.
enum Maps {
  static let ground =
    (try? MapGround(
      tilesTable: Datasets.table("tile_grid.csv"), linesTable: Datasets.table("world_outlines.csv"),
      sitesTable: Datasets.table("world_places.csv"))) ?? MapGround()

  /// Every entity's statuses of *Freedom in the World*.
  static let statuses = series(
    "fiw.status",
    [
      ("fiw_ratings.csv", "status"), ("fiw_third_parties.csv", "status"),
      ("fiw_one_third_party.csv", "status"),
    ])

  /// Every entity's total scores.
  static let totals = series(
    "fiw.total",
    [
      ("fiw_scores.csv", "total"), ("fiw_third_parties.csv", "total"),
      ("fiw_one_third_party.csv", "total"),
    ])

  static func options(
    _ projection: MapOptions.Projection = .tiles, from: Int? = nil
  ) -> ChartOptions {
    var options = ChartOptions()
    options.map = MapOptions(
      ground: ground, links: Datasets.register?.links ?? [], projection: projection, from: from)
    return options
  }

  static func map(
    _ year: Int, _ projection: MapOptions.Projection = .tiles, from: Int? = nil,
    of series: [Series] = statuses
  ) throws -> Chart {
    try .map(series: series, year: year, options: options(projection, from: from))
  }

  private static func series(
    _ indicatorID: String, _ files: [(String, column: String)]
  ) -> [Series] {
    var known: [String: Edition] = [:]
    var values: [String: [Int: RatingValue]] = [:]
    let indicator = Figures.indicator(indicatorID)
    for (file, column) in files {
      let table = Datasets.table(file)
      guard let header = table.first, let value = header.firstIndex(of: column) else { continue }
      func place(_ name: String) -> Int { header.firstIndex(of: name) ?? 0 }
      let (id, year, label) = (place("id"), place("year"), place("edition"))
      let (start, end) = (place("coverage_start"), place("coverage_end"))
      let split = header.firstIndex(of: "status_text")
      for row in table.dropFirst() {
        let key = row[label]
        if known[key] == nil, let year = Int(row[year]), let start = CalendarDate(row[start]),
          let end = CalendarDate(row[end])
        {
          known[key] = Edition(
            publication: "fiw", year: year, label: key, coverageStart: start, coverageEnd: end)
        }
        guard let edition = known[key] else { continue }
        let written = split.map { row[$0] } ?? ""
        values[row[id], default: [:]][edition.year] =
          written.contains("(") && indicatorID == "fiw.status"
          ? .split(written)
          : FreedomStatus(code: row[value]).map { .status($0) }
            ?? Double(row[value]).map { .number($0) }
      }
    }
    let sorted = known.values.sorted()
    return (Datasets.register?.entities ?? []).map { entity in
      Series(
        entity: entity, indicator: indicator, editions: sorted,
        values: sorted.map { values[entity.id]?[$0.year] })
    }
  }
}
