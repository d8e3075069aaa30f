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
      Golden.expect(chart.svg(), matches: "SVG/scatter-\(name).svg")
      Golden.expect(
        chart.svg(SVGOptions(width: 340)), matches: "SVG/scatter-\(name)-phone.svg")
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
