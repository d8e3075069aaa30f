import FreedomModel
import Testing

@testable import RatingsAnalysis

@Suite("Before and after an event") struct EventStudyTests {
  /// Two countries of Asia fall by 4 in 2010; two others of Asia and one of Europe do not.
  private static func panel(_ extra: [(Entity, [Double?])] = []) -> Panel {
    func path(_ start: Double, step: Double, noise: [Double]) -> [Double?] {
      (0..<16).map { start + ($0 >= 8 ? step : 0) + noise[$0 % noise.count] }
    }
    return Figures.panel(
      "fiw.total", from: 2002,
      [
        (Figures.entity("AAA", region: "Asia"), path(50, step: -4, noise: [0, 1, 0])),
        (Figures.entity("BBB", region: "Asia"), path(40, step: -4, noise: [1, 0])),
        (Figures.entity("CCC", region: "Asia"), path(30, step: 0, noise: [0, 1, 1])),
        (Figures.entity("DDD", region: "Asia"), path(20, step: 0, noise: [0, 0, 1])),
        (Figures.entity("EEE", region: "Europe"), path(90, step: -9, noise: [0, 1])),
      ] + extra)
  }

  private static func study(
    _ ids: [String], in panel: Panel = panel(), date: String = "2009-05-01", window: Int = 10
  ) throws -> EventStudy {
    try EventStudy(
      of: panel.entities.filter { ids.contains($0.id) }, in: panel,
      options: EventOptions(date: #require(EventDate(date)), window: window))
  }

  @Test("the edition that judges the day is the first after it; a year is placed at its middle")
  func edition() throws {
    #expect(try Self.study(["AAA"]).edition.year == 2010)
    #expect(try Self.study(["AAA"], date: "2009").edition.year == 2010)
    #expect(try Self.study(["AAA"], date: "2009-12-31").edition.year == 2010)
    #expect(try Self.study(["AAA"], date: "2010-01-01").edition.year == 2011)
  }

  @Test("one entity: its own row, the others of its region, the difference")
  func one() throws {
    let study = try Self.study(["AAA"])
    #expect(study.rows.map(\.subject.name) == ["Land AAA", "3 others, same regions", "Difference"])
    let (own, others, difference) = (study.rows[0], study.rows[1], study.rows[2])
    let steps = study.rows.compactMap { $0.model?.step.value }
    #expect(agree(steps[2], steps[0] - steps[1]))
    #expect(own.direction == .declined && own.before == 8 && own.after == 8)
    // All others: three of Asia, one of Europe with a larger step.
    #expect(own.otherEntities?.count == 4)
    #expect(others.otherEntities == nil && difference.otherEntities == nil)
    // 16 editions, of which 3 at each end leave too few on a side, and the event itself.
    #expect(own.otherDates?.count == 10)
    #expect(study.path.rows.map(\.time) == Array(-8...7))
    #expect(study.path.others == 3)
  }

  @Test("several entities: their mean, and sets of as many others of the same regions")
  func several() throws {
    let study = try Self.study(["AAA", "BBB"])
    #expect(
      study.rows.map(\.subject) == [
        .entity(Self.panel().entities[0]), .entity(Self.panel().entities[1]), .mean(2), .others(2),
        .difference,
      ])
    let steps = study.rows.compactMap { $0.model?.step.value }
    #expect(agree(steps[2], (steps[0] + steps[1]) / 2))
    #expect(agree(steps[4], steps[2] - steps[3]))
    // The only set of two others of Asia has a small step: none of 999 draws is as large.
    #expect(study.rows[2].otherEntities == .init(count: 999, asLarge: 0))
    #expect(study.rows[2].otherEntities?.p == 0.001)
    // Those of the event are not among the others of one another.
    #expect(study.rows[0].otherEntities?.count == 3)
    #expect(agree(study.path.rows[0].mean, 45.5))
    #expect(agree(study.path.rows[0].comparison, 25))
  }

  @Test("where all are asked for, each is compared with all the rest")
  func all() throws {
    let study = try Self.study(["AAA", "BBB", "CCC", "DDD", "EEE"])
    #expect(study.rows.map(\.subject.name).last == "Mean of 5")
    #expect(study.rows[0].otherEntities?.count == 4)
    #expect(study.rows.last?.otherEntities == nil)
  }

  @Test("the window is in years, and editions outside of it do not count")
  func window() throws {
    let study = try Self.study(["AAA"], window: 4)
    #expect(study.rows[0].before == 4 && study.rows[0].after == 4)
    #expect(study.path.rows.map(\.time) == Array(-4...3))
  }

  @Test("an entity without a value in an edition is in no mean; one with too few has no lines")
  func incomplete() throws {
    var late: [Double?] = Array(repeating: nil, count: 16)
    for place in 6..<16 { late[place] = Double(place) }
    let panel = Self.panel([(Figures.entity("FFF", region: "Asia"), late)])
    let study = try Self.study(["AAA", "BBB", "FFF"], in: panel)
    #expect(study.rows[2].model == nil && study.rows[2].before == 2)
    #expect(study.path.leftOut.map(\.id) == ["FFF"] && study.path.entities.count == 2)
    #expect(throws: AnalysisError.self) { try Self.study(["FFF"], in: panel) }
  }

  @Test("dates that no edition judges, too few editions and odd options are refused")
  func refused() throws {
    #expect(
      throws: AnalysisError.noEditionJudges(
        date: "1999-01-01", indicator: "fiw.total", first: "2001-01-01", last: "2016-12-31")
    ) { try Self.study(["AAA"], date: "1999-01-01") }
    #expect(throws: AnalysisError.self) { try Self.study(["AAA"], date: "2017") }
    #expect(
      throws: AnalysisError.tooFewEditions(
        entity: "Land AAA", indicator: "fiw.total", before: 2, after: 10, needed: 3)
    ) { try Self.study(["AAA"], date: "2003") }
    #expect(throws: AnalysisError.self) { try Self.study(["AAA"], window: 2) }
    let statuses = Figures.panel("fiw.status", from: 2002, [(Figures.entity("AAA"), [0, 1, 2])])
    #expect(throws: AnalysisError.self) {
      try Self.study(["AAA"], in: statuses, date: "2002")
    }
  }
}

@Suite("Before and after: two lines with Newey-West errors") struct InterruptedSeriesTests {
  struct Reference: Sendable {
    let times: [Int], values: [Double], lag: Int
    /// Value, error, p and limits of the level, the slope before, the step and the change of slope.
    let expected: [[Double]]
  }

  /// Computed by statsmodels 0.15: OLS.fit(cov_type="HAC", cov_kwds={"maxlags": lag,
  /// "use_correction": True}, use_t=True).
  static let references = [
    Reference(
      times: Array(-8...4), values: [89, 89, 88, 90, 91, 92, 91, 91, 91, 90, 88, 88, 82], lag: 3,
      expected: [
        [
          92.10714285714293, 0.5284383911444722, 3.424948514156074e-17, 90.9117321655179,
          93.30255354876796,
        ],
        [
          0.44047619047617903, 0.09924117779376139, 0.0016271576808446807, 0.21597704928549155,
          0.6649753316668665,
        ],
        [
          -0.3071428571428384, 0.7167150525618157, 0.678330038699097, -1.9284649469808417,
          1.3141792326951647,
        ],
        [
          -2.4404761904761396, 0.4071964311815278, 0.00020415478411978436, -3.361618513939299,
          -1.5193338670129801,
        ],
      ]),
    // Years without an edition.
    Reference(
      times: [-9, -8, -6, -5, -4, -2, -1, 0, 1, 3, 4, 5, 7, 9],
      values: [3, 4, 4, 5, 4, 6, 5, 9, 8, 8, 7, 7, 6, 5], lag: 3,
      expected: [
        [
          5.774725274725289, 0.25357360969016396, 6.009084099463105e-10, 5.2097280631362315,
          6.339722486314346,
        ],
        [
          0.26923076923075406, 0.040746891143199265, 6.022060628727354e-05, 0.1784410379769364,
          0.36002050048457174,
        ],
        [
          3.0797348191714393, 0.2855391235253208, 7.913933393988057e-07, 2.443514004282564,
          3.7159556340603146,
        ],
        [
          -0.6823763091368465, 0.04527358903879264, 3.3384210690871905e-08, -0.7832521518430403,
          -0.5815004664306528,
        ],
      ]),
    Reference(
      times: Array(-8...4), values: [89, 89, 88, 90, 91, 92, 91, 91, 91, 90, 88, 88, 82], lag: 0,
      expected: [
        [
          92.10714285714293, 0.6206576285782106, 1.45604237295329e-16, 90.70311775700938,
          93.51116795727648,
        ],
        [
          0.44047619047617903, 0.11498239848355818, 0.004022704281590458, 0.18036793415088043,
          0.7005844468014777,
        ],
        [
          -0.3071428571428384, 0.9574818261815712, 0.7556989447005109, -2.473117228488585,
          1.8588315142029086,
        ],
        [
          -2.4404761904761396, 0.5548762191946446, 0.0017247925406795029, -3.6956934041936917,
          -1.1852589767585875,
        ],
      ]),
  ]

  @Test("agree with statsmodels to 1e-8", arguments: references)
  func reference(_ reference: Reference) throws {
    let points = zip(reference.times, reference.values).map {
      InterruptedSeries.Point(time: $0, value: $1)
    }
    let found = try #require(InterruptedSeries(points, lag: reference.lag, confidence: 0.95))
    let estimates = [found.level, found.slopeBefore, found.step, found.slopeChange]
    for (estimate, expected) in zip(estimates, reference.expected) {
      #expect(agree(estimate.value, expected[0], within: 1e-8))
      #expect(agree(estimate.error, expected[1], within: 1e-8))
      #expect(agree(estimate.p, expected[2], within: 1e-8))
      #expect(agree(estimate.limits?.lowerBound, expected[3], within: 1e-8))
      #expect(agree(estimate.limits?.upperBound, expected[4], within: 1e-8))
    }
    #expect(found.before == reference.times.count { $0 < 0 })
    #expect(found.before + found.after == reference.times.count)
    #expect(!found.isExact)
    #expect(agree(found.expected(at: 2), found.level.value + 2 * found.slopeBefore.value))
  }

  @Test("lines that fit exactly have no errors, and two values make no line")
  func exact() throws {
    func points(_ values: [Double], before: Int) -> [InterruptedSeries.Point] {
      values.enumerated().map { .init(time: $0 - before, value: $1) }
    }
    let found = try #require(
      InterruptedSeries(
        points([0.1, 0.2, 0.3, 0.4, 0.7, 0.7, 0.7], before: 4), lag: 3, confidence: 0.95))
    #expect(found.isExact)
    #expect(found.step.error == nil && found.step.p == nil && found.step.limits == nil)
    #expect(agree(found.level.value, 0.5) && agree(found.step.value, 0.2))
    #expect(agree(found.slopeChange.value, -0.1))
    let flat = try #require(
      InterruptedSeries(points([7, 7, 7, 7, 7, 7], before: 3), lag: 3, confidence: 0.95))
    #expect(flat.isExact && flat.step.value.magnitude < 1e-9)
    #expect(InterruptedSeries(points([1, 2, 3, 4, 5], before: 2), lag: 3, confidence: 0.95) == nil)
    #expect(InterruptedSeries(points([1, 2, 3, 4, 5], before: 3), lag: 3, confidence: 0.95) == nil)
    #expect(InterruptedSeries([], lag: 3, confidence: 0.95) == nil)
  }
}
