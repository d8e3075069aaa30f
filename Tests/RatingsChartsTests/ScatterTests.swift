import FreedomModel
import FreedomTestSupport
import Testing

@testable import RatingsCharts

@Suite("Scatters")
struct ScatterTests {
  @Test("look as recorded in text, Unicode and ASCII, narrow to wide")
  func text() throws {
    for (name, series) in [
      ("press", Scatters.press), ("ratings", Scatters.ratings), ("own", Scatters.own),
    ] {
      let chart = try Chart.scatter(series: series)
      let sheet = [40, 80, 120].flatMap { width in
        [false, true].map { ascii in
          "== \(width) \(ascii ? "ASCII" : "Unicode")\n"
            + chart.text(TextOptions(width: width, ascii: ascii))
        }
      }
      Golden.expect(sheet.joined(separator: "\n"), matches: "Text/scatter-\(name).txt")
    }
  }

  @Test("look as recorded in SVG, on a page and on a phone")
  func svg() throws {
    for (name, series) in [
      ("press", Scatters.press), ("ratings", Scatters.ratings), ("own", Scatters.own),
    ] {
      let chart = try Chart.scatter(series: series)
      Golden.expect(chart.svg(), matches: "SVG/scatter/\(name).svg")
      Golden.expect(
        chart.svg(SVGOptions(width: 340)), matches: "SVG/scatter/\(name)-phone.svg")
    }
  }

  private func dots(_ chart: Chart) -> [DotMark] { chart.plots.flatMap(\.dots) }

  @Test("have freer to the right and to the top, whichever way the scales run")
  func directions() throws {
    let plot = try #require(try Chart.scatter(series: Scatters.press).plots.first)
    guard case .values(let across) = plot.x, case .values(let up) = plot.y else {
      Issue.record("a scatter has two scales of values")
      return
    }
    #expect(across.fraction(100) == 1 && up.fraction(0) == 1 && up.fraction(100) == 0)
    let guide = try #require(plot.guide)
    #expect([guide.fromX, guide.fromY, guide.toX, guide.toY] == [0, 100, 100, 0])
  }

  @Test("show every entity with both values once, and name the ten farthest apart")
  func entries() throws {
    let chart = try Chart.scatter(series: Scatters.press)
    let entries = dots(chart).flatMap(\.entries)
    #expect(entries.count == 194)
    #expect(Set(entries.map(\.shortName)).count == 194)
    let named = entries.filter(\.isNamed).map(\.shortName)
    #expect(
      named == ["TUN", "MEX", "ARG", "HRV", "GRC", "NRU", "SSD", "BRA", "SEN", "SRB"])
    #expect(chart.description.contains("Farthest apart: Tunisia TUN 78 and 54"))
    #expect(chart.dataTable.columns.map(\.name) == ["name", "across", "up"])
    #expect(chart.dataTable.rows.count == 194)
  }

  @Test("name none before others that are equally far")
  func ties() throws {
    let chart = try Chart.scatter(series: Scatters.ratings)
    let entries = dots(chart).flatMap(\.entries)
    let named = entries.filter(\.isNamed)
    #expect(named.allSatisfy { abs((Int($0.x) ?? 0) - (Int($0.y) ?? 0)) == 2 })
    #expect(
      entries.filter { !$0.isNamed }.allSatisfy { abs((Int($0.x) ?? 0) - (Int($0.y) ?? 0)) < 2 })
  }

  @Test("of scales that cannot be compared name those far from the line of least squares")
  func fitted() throws {
    let chart = try Chart.scatter(series: Scatters.own)
    #expect(dots(chart).flatMap(\.entries).first?.shortName == "L6")
    #expect(chart.notes.contains("The dotted line is that of least squares."))
    // numpy.polyfit([1..8], [2.5, 3.75, 3.5, 6, 5.5, 7.25, 16, 9], 1)
    let guide = try #require(chart.plots.first?.guide)
    #expect(abs(guide.y(at: 0) - 0.392857142857141) < 1e-9)
    #expect(abs(guide.y(at: 1) - guide.y(at: 0) - 1.398809523809524) < 1e-9)
  }

  @Test("of statuses are refused; of one indicator or of no common year there is nothing to draw")
  func nothing() throws {
    #expect(throws: ChartError.scatterOfStatus(indicator: "fiw.status")) {
      try Chart.scatter(series: [Figures.turkey.statuses, Figures.turkey.ratings])
    }
    let apart = [
      Scales.series("A", "AAA", "fiw.total", from: 2013, [1]),
      Scales.series("A", "AAA", "fotp.total", from: 2015, [1]),
    ]
    #expect(try Chart.scatter(series: apart).isEmpty)
    #expect(try Chart.scatter(series: []).isEmpty)
    #expect(try Chart.scatter(series: Scatters.press, year: 1999).isEmpty)
  }

  @Test("write names that try to do harm as text")
  func hostile() throws {
    let series = ["A&B <script>", "\u{1B}[31mRed"].enumerated().flatMap { place, name in
      ["own.x", "own.y"].map {
        Scatters.one(name, "N\(place)", $0, Double(place), Figures.indicator($0))
      }
    }
    let chart = try Chart.scatter(series: series)
    #expect(!chart.svg().contains("<script>"))
    #expect(!chart.text().contains("\u{1B}"))
  }
}

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
