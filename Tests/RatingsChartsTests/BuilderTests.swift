import FreedomModel
import Testing

@testable import RatingsCharts

@Suite("Charts hold what was published, placed by time and freedom")
struct BuilderTests {
  private func lines(_ chart: Chart) -> [LineMark] { chart.plots.flatMap(\.lines) }

  @Test("the year without an edition splits a line in two, and a note says so")
  func missingEdition() throws {
    let chart = try Chart.line(series: [Figures.turkey.ratings])
    let runs = try #require(lines(chart).first).runs
    #expect(runs.map(\.count) == [10, 42])
    #expect(runs[0].last?.year == 1982)
    #expect(runs[1].first?.year == 1984)
    #expect(chart.notes.contains("Gap: no edition for 1983."))
  }

  @Test("under coverage-filled 1981 is filled and nothing is split")
  func filled() throws {
    let options = ChartOptions(years: .coverageFilled)
    let chart = try Chart.line(series: [Figures.turkey.ratings], options: options)
    let runs = try #require(lines(chart).first).runs
    #expect(runs.count == 1)
    #expect(
      runs[0].first { $0.year == 1981 }?.position == runs[0].first { $0.year == 1982 }?.position)
  }

  @Test("a missing value is a gap, at the ends it is not")
  func missingFigures() throws {
    let chart = try Chart.line(series: [Figures.kazakhstan.ratings.without([1992, 1999, 2025])])
    let line = try #require(lines(chart).first)
    #expect(line.runs.map { $0.map(\.year).min() } == [1993, 2000])
    #expect(chart.notes.contains("Gap: no value for Kazakhstan 1999."))
  }

  @Test("a publication of every other year is joined from edition to edition")
  func biennial() throws {
    let editions = [2001, 2003, 2005, 2009].map {
      Edition(publication: "own", year: $0, coverageYear: $0)
    }
    let series = Series(
      entity: Entity(id: "A", name: "A", kind: .country), indicator: Figures.indicator("own.x"),
      editions: editions, numbers: [1, 2, 3, 4])
    let runs = try #require(lines(try Chart.line(series: [series])).first).runs
    #expect(runs.map { $0.map(\.year) } == [[2001, 2003, 2005], [2009]])
  }

  @Test("freer is the end of the scale, whatever the direction")
  func direction() throws {
    func ends(_ id: String) throws -> (Double, Double) {
      let scale = try SharedScale([Scales.series("A", "A", id, from: 2013, [1, 2])], range: .full)
        .scale
      return (scale.start, scale.end)
    }
    #expect(try ends("fiw.rating") == (7, 1))
    #expect(try ends("fotp.total") == (100, 0))
    #expect(try ends("fiw.total") == (0, 100))
    #expect(try ends("fiw.status") == (0, 2))
  }

  @Test("without a declared direction the higher value is on top, and nothing is called freer")
  func undeclared() throws {
    let series = Series(
      entity: Entity(id: "NOR", name: "Norway", kind: .country),
      indicator: Indicator(
        id: "own.rank", publication: "own", label: "Rank", measure: .figure, minimum: 1,
        maximum: 9, direction: nil),
      editions: [2020, 2021, 2022].map {
        Edition(publication: "own", year: $0, coverageYear: $0)
      }, numbers: [1, 7, 5])
    let scale = try SharedScale([series], range: .full).scale
    #expect((scale.start, scale.end) == (1, 9))
    let chart = try Chart.line(series: [series])
    #expect(chart.subtitle == "highest value (top); direction not declared; years are editions")
    #expect(chart.description == "Norway rose from 1 in 2020 to 5 in 2022 (highest 7 in 2021).")
    #expect(try Chart.bar(series: [series]).description == "Rank in 2022, highest first: Norway 5.")
    let slope = try Chart.slope(series: [series])
    #expect(slope.description == "Rank from 2020 to 2022: Norway rose from 1 to 5.")
  }

  @Test("Freedom on the Net before 2019 is brought to the present scale")
  func turned() throws {
    let line = try #require(lines(try Chart.line(series: [Scales.net])).first)
    #expect(line.runs.map { $0.map(\.position) } == [[60, 59, 57, 58, 58, 57, 55, 56]])
    #expect(line.runs[0].map(\.text) == ["60", "59", "57", "58", "58", "57", "55", "56"])
    let chart = try Chart.line(series: [Scales.net])
    #expect(chart.description.contains("from 60 in"))
    #expect(chart.notes.contains { $0.contains("shown as 100 less the published one") })
  }

  @Test("bands meet half way between their values")
  func bands() {
    func boundaries(_ id: String) -> [Double] {
      RuleBook.bands(of: id).boundaries
    }
    #expect(boundaries("fiw.rating") == [2.75, 5.25])
    #expect(boundaries("fotp.total") == [30.5, 60.5])
    #expect(boundaries("fotn.total") == [69.5, 39.5])
    #expect(boundaries("fiw.total") == [])
  }

  @Test("an average of 5.5 has no band before the edition 2004")
  func olderRule() {
    let bands = RuleBook.bands(of: "fiw.rating")
    #expect(RuleBook.status(of: 5.5, by: bands, indicator: "fiw.rating", edition: 2003) == nil)
    #expect(RuleBook.status(of: 5.5, by: bands, indicator: "fiw.rating", edition: 2004) == .notFree)
    #expect(RuleBook.status(of: 2.5, by: bands, indicator: "fiw.rating", edition: 1973) == .free)
  }

  @Test("a day stands at the edition that covers it")
  func eventDate() throws {
    let chart = try Chart.line(
      series: [Figures.kyrgyzstan.ratings],
      annotations: [
        .event(date: CalendarDate(year: 2010, month: 4, day: 7), text: "revolution")
      ])
    #expect(chart.annotations.map(\.years) == [2011...2011])
    #expect(chart.annotations.map(\.text) == ["2010-04-07 (at 2011): revolution"])
  }

  @Test("status changes are found between editions that follow one another")
  func statusChanges() {
    let changes = Annotation.statusChanges(in: Figures.hungary.statuses)
    #expect(
      changes.map(\.text) == [
        "Not Free to Partly Free (improved)", "Partly Free to Free (improved)",
        "Free to Partly Free (declined)",
      ])
    #expect(changes.map(\.time) == [.years(1985...1985), .years(1991...1991), .years(2019...2019)])
  }

  @Test("letters go on after z")
  func letters() {
    #expect([0, 25, 26, 27, 702].map(PlacedAnnotation.letter) == ["a", "z", "aa", "ab", "aaa"])
  }

  @Test("bars come freest first, ties by name, and say who has no value")
  func bars() throws {
    let chart = try Chart.bar(series: Figures.eight.map(\.ratings), year: 2025)
    #expect(
      chart.plots.first?.y
        == .categories([
          "Poland", "South Africa", "Hungary", "Turkey", "Kazakhstan", "Kyrgyzstan", "Uzbekistan",
        ]))
    #expect(chart.notes == ["No value in 2025: East Germany."])
    #expect(
      chart.description
        == "Freedom rating in 2025, freest first: Poland 2, South Africa 2, Hungary 3, Turkey 5.5, "
        + "Kazakhstan 6, Kyrgyzstan 6, Uzbekistan 6.5.")
  }

  @Test("slopes take both years or none")
  func slopes() throws {
    let chart = try Chart.slope(series: Figures.eight.map(\.ratings), from: 1992, to: 2025)
    #expect(lines(chart).count == 7)
    #expect(chart.notes.contains("Without a value in 1992 or 2025: East Germany."))
    #expect(lines(chart).allSatisfy { $0.runs.map { $0.map(\.year) } == [[1992, 2025]] })
  }

  @Test("statuses are counted per year; empty years stay out")
  func stacked() throws {
    let chart = try Chart.stacked(series: Figures.eight.map(\.statuses))
    let stacks = chart.plots[0].marks.compactMap { mark -> StackMark? in
      if case .stack(let stack) = mark { stack } else { nil }
    }
    #expect(stacks.count == 52)
    #expect(stacks.last?.parts.map(\.text) == ["4", "1", "2"])
    #expect(
      chart.description.hasSuffix(
        "In 2025, 7 rated: 2 Free (29 %), 1 Partly Free (14 %), 4 Not Free (57 %)."))
  }

  @Test("changes are reported in words that do not depend on the scale")
  func description() throws {
    #expect(
      try Chart.line(series: [Figures.kazakhstan.ratings]).description
        == "Kazakhstan declined from 4.5 in 1992 to 6 in 2025.")
    #expect(
      try Chart.line(series: [Figures.hungary.ratings]).description
        == "Hungary improved from 6 in 1973 to 3 in 2025 (freest 1 in 2005).")
    #expect(
      try Chart.line(series: [Figures.hungaryTotals]).description
        == "Hungary declined from 88 in 2013 to 65 in 2025.")
    #expect(
      try Chart.line(series: [Figures.uzbekistan.rights.only(2001)]).description
        == "Uzbekistan was at 7 in 2001, its only value.")
    #expect(
      try Chart.strip(series: [Figures.kazakhstan.statuses]).description
        == "Kazakhstan was Partly Free 1992–1994, Not Free 1995–2025.")
  }

  @Test("two scales in one chart are drawn as shares of the way to most free")
  func relative() throws {
    let chart = try Chart.line(series: [Scales.press, Figures.kazakhstan.ratings])
    let ends = lines(chart).compactMap(\.last?.position)
    #expect(ends[0] == 15)
    #expect(abs(ends[1] - 100 / 6) < 1e-9)
    #expect(chart.plots[0].bands.isEmpty)
  }

  @Test("the values drawn can be had as a table")
  func dataTable() throws {
    let table = try Chart.line(series: [Figures.hungaryTotals]).dataTable
    #expect(table.rows.count == 13)
    #expect(table.rows.first == [.text("Hungary"), .integer(2013), .text("88")])
  }

  @Test(
    "every kind makes a chart of its own kind, even of nothing",
    arguments: ChartKind.allCases.filter(\.isOfSeries))
  func kinds(kind: ChartKind) throws {
    #expect(try kind.chart(series: []).kind == kind)
    #expect(try kind.chart(series: []).isEmpty)
    #expect(try kind.chart(series: []).text().contains("Nothing to draw"))
    #expect(ChartKind(rawValue: kind.rawValue) == kind)
  }

  @Test("wild values are drawn whole, and one that is not finite is refused, never left out")
  func extremes() throws {
    let wild: [Double?] = [-1.7e308, 1.7e308, .leastNonzeroMagnitude, 0, nil]
    let series = [Scales.series("Wild", "WLD", "own.x", from: 2010, wild)]
    for kind in ChartKind.allCases where kind.isOfSeries && kind != .strip && kind != .stacked {
      for range in [ChartOptions.Range.full, .data] {
        let chart = try kind.chart(series: series, options: ChartOptions(range: range))
        #expect(!chart.text(TextOptions(width: 60)).isEmpty)
        #expect(chart.svg().hasSuffix("</svg>\n"))
      }
    }
    for value in [Double.nan, .infinity] {
      let series = [Scales.series("Wild", "WLD", "own.x", from: 2010, [1, value])]
      #expect(throws: ChartError.notFinite(indicator: "own.x", entity: "Wild", year: 2011)) {
        try Chart.line(series: series)
      }
    }
  }
}
