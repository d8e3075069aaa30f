import FreedomModel
import Testing

@testable import RatingsAnalysis

@Suite struct TrendTableTests {
  @Test func hasExactlyItsColumns() throws {
    let panel = Figures.panel("fiw.total", from: 2013, [(Figures.entity("HUN"), [88, 65])])
    let table = try trendTable(of: panel)
    #expect(
      table.header
        == "id,name,indicator,from,to,n,first,last,change,direction,slope,slope_low,slope_high,"
        + "intercept,tau,s,variance,z,p,p_adjusted,method,evidence,limits")
  }

  @Test func saysWhatAChangeMeansOnEveryScale() throws {
    for (indicator, word) in [
      ("fiw.total", "improved"), ("fiw.pr", "declined"), ("fotp.total", "declined"),
      ("fiw.status", "improved"),
    ] {
      let panel = Figures.panel(indicator, from: 2010, [(Figures.entity("AAA"), [1, 1, 2])])
      #expect(try trendTable(of: panel).texts("direction") == [word])
    }
  }

  @Test func missingEditionsAreNeitherFilledNorJoined() throws {
    let panel = Figures.panel(
      "fiw.total", from: 2010, [(Figures.entity("AAA"), [nil, 10, nil, nil, 40, nil])])
    let table = try trendTable(of: panel)
    #expect(table.texts("from") == ["2011"])
    #expect(table.texts("to") == ["2014"])
    #expect(table.texts("n") == ["2"])
    #expect(table.texts("slope") == ["10"])
    #expect(table.notes.map(\.text).contains { $0.hasPrefix("Editions missing inside") })
  }

  @Test func oneFigureHasNoTrend() throws {
    let panel = Figures.panel("fiw.total", from: 2010, [(Figures.entity("AAA"), [nil, 10])])
    #expect(
      try trendTable(of: panel).lines
        == ["AAA,Land AAA,fiw.total,2011,2011,1,10,10,,,,,,,,,,,,,,,"])
  }

  @Test func noFigureHasNothing() throws {
    let panel = Figures.panel("fiw.total", from: 2010, [(Figures.entity("AAA"), [nil, nil])])
    let table = try trendTable(of: panel)
    #expect(table.lines == ["AAA,Land AAA,fiw.total,,,0,,,,,,,,,,,,,,,,,"])
    #expect(table.notes.map(\.text).contains("No values: Land AAA."))
  }

  @Test func figuresAllAlikeHaveNoTrend() throws {
    let panel = Figures.panel("fiw.total", from: 2010, [(Figures.entity("AAA"), [9, 9, 9, 9, 9])])
    let table = try trendTable(of: panel, options: TrendOptions(method: .hamedRao))
    #expect(
      table.lines
        == ["AAA,Land AAA,fiw.total,2010,2014,5,9,9,0,unchanged,0,0,0,9,,0,0,0,1,1,plain,none,rank"]
    )
    #expect(table.notes.map(\.text).contains { $0.hasPrefix("All values are the same") })
  }

  @Test func aScaleReversedInsideTheWindowIsBroughtToOne() throws {
    let panel = Figures.panel(
      "fotn.total", from: 2017, [(Figures.entity("KAZ"), [59, 62, 32, 34])])
    let table = try trendTable(of: panel)
    // 41, 38, 32, 34: pair by pair -3, -4.5, -7/3, -6, -2 and 2 a year.
    #expect(table.texts("change") == ["-7"])
    #expect(table.texts("direction") == ["declined"])
    #expect(
      table.texts("slope").compactMap(Double.init).map { abs($0 + 8.0 / 3) < 1e-12 } == [true])
    #expect(table.header.contains("first (100 - x before 2019)"))
    #expect(table.notes.map(\.text).contains { $0.contains("100 - x before 2019") })
    let since = Figures.panel("fotn.total", from: 2019, [(Figures.entity("KAZ"), [32, 34])])
    #expect(try trendTable(of: since).texts("direction") == ["improved"])
    let before = Figures.panel("fotn.total", from: 2017, [(Figures.entity("KAZ"), [59, 62])])
    #expect(try trendTable(of: before).texts("direction") == ["declined"])
  }

  @Test func theOrderOfEntitiesChangesNothingButTheOrder() throws {
    let rows = [
      (Figures.entity("HUN"), ReferenceSeries.hungary),
      (Figures.entity("TUR"), ReferenceSeries.turkey),
      (Figures.entity("GMB"), ReferenceSeries.gambia),
    ]
    let table = try trendTable(of: Figures.panel("fiw.total", from: 2013, rows))
    let turned = try trendTable(of: Figures.panel("fiw.total", from: 2013, rows.reversed()))
    #expect(table.lines == turned.lines.reversed())
  }

  /// By statsmodels, `multipletests` with `fdr_by`.
  @Test func severalEntitiesAreAdjustedByBenjaminiAndYekutieli() throws {
    let table = try trendTable(
      of: Self.three,
      options: TrendOptions(method: .plain, limits: .rank, adjustment: .benjaminiYekutieli))
    let adjusted = table.texts("p_adjusted").compactMap(Double.init)
    #expect(agree(adjusted[0], 3.96951438e-05))
    #expect(agree(adjusted[1], 5.84248768e-02))
    #expect(agree(adjusted[2], 1.02593196e-03))
    #expect(table.notes.map(\.text).contains { $0.contains("Benjamini and Yekutieli 2001") })
  }

  private static let three = Figures.panel(
    "fiw.total", from: 2013,
    [
      (Figures.entity("HUN"), ReferenceSeries.hungary),
      (Figures.entity("TUR"), ReferenceSeries.turkey),
      (Figures.entity("GMB"), ReferenceSeries.gambia),
    ])

  @Test("evidence is that of the adjusted test, whatever the method shown")
  func evidence() throws {
    let steady = Figures.panel(
      "fiw.total", from: 2001,
      [
        (Figures.entity("AAA"), ReferenceSeries.a), (Figures.entity("BBB"), ReferenceSeries.turkey),
        (Figures.entity("CCC"), [50, 52, 49, 51, 50, 52, 50, 49, 51, 50, 52, 51]),
        (Figures.entity("DDD"), [50, 52, 53, 55, 57]),
      ].map { ($0, $1 + [Double?](repeating: nil, count: 13 - $1.count)) })
    for method in [TrendMethod.adjusted, .plain] {
      let table = try trendTable(of: steady, options: TrendOptions(method: method))
      #expect(table.texts("evidence") == ["clear", "weak", "none", "clear"])
    }
    #expect(
      try trendTable(of: steady).texts("method") == ["adjusted", "adjusted", "adjusted", "exact"])
    #expect(
      try trendTable(of: steady).texts("limits") == ["bootstrap", "bootstrap", "bootstrap", "rank"])
    let notes = try trendTable(of: steady).notes
    #expect(
      notes.contains { $0.text.hasSuffix("(p below 0.05 in the plain test only): Land BBB.") })
    #expect(
      notes.contains {
        $0.grade == .essential && $0.brief == "no clear trend (p above 0.05): Land BBB, Land CCC"
      })
  }

  @Test(
    "pre-whitening and the plain test are offered with a warning",
    arguments: [
      TrendMethod.plain, .trendFreePrewhitening,
    ])
  func warnsOfMethodsThatFindTrendsInNoise(_ method: TrendMethod) throws {
    let table = try trendTable(of: Self.three, options: TrendOptions(method: method))
    #expect(
      table.notes.contains {
        $0.grade == .essential && $0.text.contains("finds trends in noise")
      })
  }

  @Test func severalEntitiesAreAdjustedByBenjaminiAndHochberg() throws {
    let table = try trendTable(of: Self.three, options: TrendOptions(method: .plain))
    let adjusted = table.texts("p_adjusted").compactMap(Double.init)
    #expect(agree(adjusted[0], 3 * 7.21729886666196e-06))
    #expect(agree(adjusted[1], 0.03186811462392313))
    #expect(agree(adjusted[2], 1.5 * 0.00037306616560706633))
  }

  @Test func confidenceMustBeAProbability() {
    let panel = Figures.panel("fiw.total", from: 2010, [(Figures.entity("AAA"), [1, 2])])
    #expect(throws: AnalysisError.self) {
      try trendTable(of: panel, options: TrendOptions(confidence: 95))
    }
  }

  @Test func onlyTheKindAskedForCounts() throws {
    let kosovo = Figures.entity(
      "XKX", roles: [Entity.Role(kind: .territory, editions: 1994...2009)])
    let panel = Figures.panel("fiw.total", from: 2008, [(kosovo, [30, 31, 50, 52])])
    let table = try trendTable(of: panel, options: TrendOptions(kind: .country))
    #expect(table.texts("first") == ["50"])
    #expect(table.texts("n") == ["2"])
  }

  @Test("a rating published in two is left out, and only its own table says so")
  func splitRating() throws {
    let a = Figures.entity("AAA")
    let panel = Figures.panel(
      "fiw.rating", from: 1973, [(Figures.southAfrica, [nil, 4.5, 4.5]), (a, [4, 4, 4])],
      splits: [(Figures.southAfrica, 1973)])
    let table = try trendTable(of: panel)
    #expect(table.texts("from") == ["1974", "1973"])
    #expect(table.notes.map(\.text).count { $0.contains("two ratings in the edition 1973") } == 1)
    let other = try trendTable(of: panel.keeping { entity, _ in entity.id == "AAA" })
    #expect(!other.notes.map(\.text).contains { $0.contains("two ratings") })
    let later = try trendTable(of: panel.keeping { $1.year > 1973 })
    #expect(!later.notes.map(\.text).contains { $0.contains("two ratings") })
  }

  @Test func theFilledRuleCountsTheLongEditionOnce() {
    let editions = [
      Edition(publication: "fiw", year: 1981, coverageYear: 1980),
      Edition(
        publication: "fiw", year: 1982, label: "1982",
        coverageStart: CalendarDate(year: 1981, month: 1, day: 1),
        coverageEnd: CalendarDate(year: 1982, month: 8, day: 31)),
    ]
    let series = Series(
      entity: Figures.entity("AAA"), indicator: Figures.indicator("fiw.pr"), editions: editions,
      numbers: [5, 6])
    let trend = Trend(series, options: TrendOptions(yearRule: .coverageFilled))
    #expect(trend.count == 2)
    #expect(trend.from == 1980)
    #expect(trend.to == 1982)
  }
}

@Suite struct ExcludedChangesTests {
  private let changes = [
    MethodChange(edition: 2004, publication: "fiw", concerns: [.scores], what: "new questions"),
    MethodChange(edition: 2005, publication: "fiw", concerns: [.status], what: "new rule"),
    MethodChange(edition: 2001, publication: "fiw", concerns: [.scores], what: "first"),
  ]

  @Test func valuesSinceAreMoved() {
    let series = Figures.series([10, 11, 12, 20, 21, nil, 30])
    let (points, jumps) = series.observed(by: .edition, withoutChangesInto: [2004, 2006, 1999])
    #expect(points.map(\.year) == [2001, 2002, 2003, 2004, 2005, 2007])
    #expect(points.map(\.value) == [10, 11, 12, 12, 13, 13])
    #expect(jumps.map(\.edition.year) == [2004, 2007])
    #expect(jumps.map(\.size) == [8, 9])
  }

  @Test("the test is that of the moved values, first and last are as published")
  func trends() throws {
    var options = TrendOptions(method: .plain, limits: .rank)
    options.excluding = .editions([2004])
    let moved = Trend(Figures.series([10, 11, 12, 20, 21, 22]), options: options)
    let plain = Trend(
      Figures.series([10, 11, 12, 12, 13, 14]),
      options: TrendOptions(method: .plain, limits: .rank))
    #expect(moved.test == plain.test)
    #expect(moved.line == plain.line)
    #expect(moved.last == 22 && moved.change == 12)
  }

  @Test func breaksAreSoughtWithoutTheChange() throws {
    let series = Figures.series([10, 11, 10, 20, 21, 20, 21, 20])
    var options = BreakOptions(criterion: .bic)
    options.methodChanges = changes
    let found = try #require(FoundBreaks(in: series, options: options))
    #expect(found.chosen.breaks == [2])
    #expect(found.methodChanges.map(\.what) == ["new questions"])
    options.excluding = .method
    let without = try #require(FoundBreaks(in: series, options: options))
    #expect(without.chosen.breaks.isEmpty)
    #expect(without.excluded.map(\.size) == [10])
  }

  @Test("only changes that concern the indicator and have values on both sides are named")
  func notes() throws {
    let panel = Figures.panel("fiw.total", from: 2001, [(Figures.entity("AAA"), [1, 2, 3, 4, 5])])
    var options = TrendOptions()
    options.methodChanges = changes
    let text = try trendTable(of: panel, options: options).notes.map(\.text)
    #expect(text.contains { $0.contains("2004 (new questions)") })
    #expect(!text.contains { $0.contains("new rule") || $0.contains("(first)") })
    options.excluding = .editions([1990])
    let nothing = try trendTable(of: panel, options: options).notes
    #expect(nothing.contains { $0.brief == "nothing was left out by --excluding" })
  }
}
