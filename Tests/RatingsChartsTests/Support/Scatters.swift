import FreedomModel
import FreedomTestSupport

@testable import RatingsCharts

/// Series for scatters.
enum Scatters {
  /// Countries with both totals of the edition 2017, as bundled.
  static let press: [Series] =
    series(of: "fiw.total", in: "fiw_scores.csv", "total", edition: "2017")
    + series(of: "fotp.total", in: "fotp_third_parties.csv", "total", edition: "2017")

  /// Their ratings: many share a place.
  static let ratings: [Series] =
    series(of: "fiw.pr", in: "fiw_ratings.csv", "pr", edition: "2017")
    + series(of: "fiw.cl", in: "fiw_ratings.csv", "cl", edition: "2017")

  /// An index without a range and one whose direction no one declared.
  static let own: [Series] = {
    let values: [(Double, Double)] = [
      (1, 2.5), (2, 3.75), (3, 3.5), (4, 6), (5, 5.5), (6, 7.25), (7, 16), (8, 9),
    ]
    return values.enumerated().flatMap { place, pair in
      [("own.x", pair.0), ("own.y", pair.1)].map { id, value in
        one("Land \(place)", "L\(place)", id, value, Figures.indicator(id))
      }
    }
  }()

  static func one(
    _ name: String, _ id: String, _ indicator: String, _ value: Double?, _ measured: Indicator
  ) -> Series {
    Series(
      entity: Entity(id: id, name: name, kind: .country), indicator: measured,
      editions: [Edition(publication: measured.publication, year: 2017, coverageYear: 2016)],
      numbers: [value])
  }

  private static func series(
    of indicator: String, in file: String, _ column: String, edition: String
  ) -> [Series] {
    let table = Datasets.table(file)
    guard let header = table.first,
      let id = header.firstIndex(of: "id"), let name = header.firstIndex(of: "name"),
      let kind = header.firstIndex(of: "kind"), let label = header.firstIndex(of: "edition"),
      let value = header.firstIndex(of: column)
    else { return [] }
    return table.dropFirst().filter { $0[label] == edition && $0[kind] == "country" }.map {
      one($0[name], $0[id], indicator, Double($0[value]), Figures.indicator(indicator))
    }
  }
}
