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
