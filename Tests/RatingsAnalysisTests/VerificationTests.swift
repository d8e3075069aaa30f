import FreedomModel
import Testing

@testable import RatingsAnalysis
@testable import RatingsTables

@Suite struct VerificationTests {
  private let a = Figures.entity("AAA"), b = Figures.entity("BBB")
  private let africa = Figures.southAfrica

  private func verification(
    _ panels: [Panel] = [], _ record: PublishedRecord, entities: [Entity] = [],
    population: [Population.Record] = []
  ) -> Verification {
    Verification(
      of: PanelSet(panels), record: record,
      register: EntityRegister(entities: entities, names: [:], links: []),
      population: Population(population))
  }

  private func statement(
    _ kind: String, _ edition: Int, _ expected: String, recount: String? = nil
  ) -> PublishedRecord.Statement {
    PublishedRecord.Statement(
      kind: kind, edition: edition, expected: expected, source: "report", recount: recount)
  }

  private func check(_ name: String, in verification: Verification) throws -> Verification.Check {
    try #require(verification.checks.first { $0.name == name })
  }

  @Test("without its values every check fails")
  func nothingHoldsWithoutFigures() {
    let verification = verification(
      [],
      PublishedRecord(
        distributions: [
          PublishedRecord.Distribution(
            edition: 1973, countries: 1, free: 1, partlyFree: 0, notFree: 0)
        ],
        statements: [
          statement("gains and declines", 2013, "43/63"), statement("score sums", 2025, "0 of 9"),
          statement("electoral democracies by name", 2025, "Albania; Andorra"),
          statement("members of Asia", 2025, "China"), statement("shares of MENA", 2016, "0/0/1"),
          statement("status changes", 2022, ""), statement("territories", 1973, "0"),
          statement("people by status", 2015, "40/24/36"),
          statement("coverage of fiw", 1973, "1973: 1972-01-01 to 1972-12-31"),
        ],
        references: [
          PublishedRecord.Reference(name: "Sweden", indicator: "fiw.pr", values: ["1"])
        ],
        sums: [
          PublishedRecord.EditionSum(
            indicator: "fiw.pr", edition: 1973, entities: 1, sum: 1, weightedSum: 1)
        ]))
    #expect(!verification.holds)
    // No territory in no edition is what was published.
    #expect(verification.checks.filter(\.holds).map(\.name) == ["territories"])
    #expect(ResultTable(verification).header == "check,expected,found,holds,note")
  }

  @Test(
    "shares of people are compared as far as they are printed, to a point",
    arguments: [
      ("75/-/-", "0 of 1 differ by more than 1"), ("74.1/0/25.9", "0 of 3 differ by more than 1"),
      ("73.9/0/26.1", "2 of 3 differ by more than 1"),
    ])
  func people(printed: String, found: String) throws {
    let verification = verification(
      [Figures.panel("fiw.status", from: 2001, [(a, [2]), (b, [0])])],
      PublishedRecord(statements: [statement("people by status", 2001, printed)]),
      population: [(a, 30), (b, 10)].map {
        Population.Record(entity: $0.0.id, year: 2000, people: $0.1, source: "World Bank")
      })
    let check = try check("people by status 2001", in: verification)
    #expect(check.found == found && check.holds == found.hasPrefix("0"))
    #expect(check.note == "\(printed) per cent; here 75/0/25; report")
  }

  @Test("counts of statuses are compared edition by edition, without a rating published in two")
  func distributions() throws {
    let verification = verification(
      [
        Figures.panel(
          "fiw.status", from: 1973, [(africa, [nil, 1]), (a, [2, 2])], splits: [(africa, 1973)])
      ],
      PublishedRecord(distributions: [
        PublishedRecord.Distribution(
          edition: 1973, countries: 1, free: 1, partlyFree: 0, notFree: 0),
        PublishedRecord.Distribution(
          edition: 1974, countries: 2, free: 2, partlyFree: 0, notFree: 0),
      ]))
    let first = try check("distribution 1973", in: verification)
    #expect(first.holds)
    #expect(first.note.contains("South Africa, rated twice"))
    let wrong = try check("distribution 1974", in: verification)
    #expect(wrong.expected == "2/0/0")
    #expect(wrong.found == "1/1/0")
    #expect(!wrong.holds)
  }

  @Test("a count that is known to differ today is explained, another one is not")
  func recounts() throws {
    let total = Figures.panel("fiw.total", from: 2016, [(a, [50, 51]), (b, [50, 49])])
    for (recount, isExplained) in [("1/1", true), ("2/1", false)] {
      let verification = verification(
        [total],
        PublishedRecord(statements: [
          statement("gains and declines", 2017, "0/1", recount: recount)
        ]))
      let check = try check("gains and declines 2017", in: verification)
      #expect(check.found == "1/1")
      #expect(!check.holds)
      #expect(check.isExplained == isExplained)
    }
  }

  @Test("declines outnumber gains only where they do in every edition")
  func declines() throws {
    let falling = Figures.panel("fiw.total", from: 2006, [(a, [50, 49, 48]), (b, [50, 50, 51])])
    let verification = verification(
      [falling],
      PublishedRecord(statements: [
        statement("more declines than gains since 2007", 2008, "2 of 2 editions")
      ]))
    #expect(
      try check("more declines than gains since 2007 2008", in: verification).found
        == "1 of 2 editions")
  }

  @Test("known oddities are counted apart, and how many places a rule was looked at is compared")
  func rules() throws {
    let salvador = Entity(id: "SLV", name: "El Salvador", kind: .country)
    let panels = [
      Figures.panel("fotp.status", from: 2004, [(salvador, [0]), (a, [0])]),
      Figures.panel("fotp.total", from: 2004, [(salvador, [42]), (a, [42])]),
    ]
    let record = PublishedRecord(statements: [
      statement("press statuses and sums", 2017, "0 of 2 break it, 1 known to")
    ])
    let found = try check("press statuses and sums", in: verification(panels, record))
    #expect(found.found == "1 of 2 break it, 1 known to")
    #expect(
      found.note == """
        unexpected: Land AAA 2004 fotp.status; known and not counted: El Salvador 2004 fotp.status
        """)
    let fewer = [
      Figures.panel("fotp.status", from: 2004, [(salvador, [0]), (a, [nil])]), panels[1],
    ]
    #expect(
      try check("press statuses and sums", in: verification(fewer, record)).found
        == "0 of 1 break it, 1 known to")
  }

  @Test("lists are compared by name: who is missing and who is too many is reported")
  func lists() throws {
    let panels = ["fiw.a", "fiw.pr_score", "fiw.cl_score"].map {
      Figures.panel($0, from: 2025, [(a, [$0 == "fiw.a" ? 12 : 40]), (b, [1])])
    }
    let record = PublishedRecord(statements: [
      statement("electoral democracies by name", 2025, "Land BBB; Land CCC")
    ])
    let found = try check(
      "electoral democracies by name 2025", in: verification(panels, record, entities: [a, b]))
    #expect(found.expected == "0 of 2 differ")
    #expect(found.found == "3 of 2 differ")
    #expect(
      found.note
        == "Land BBB is not there, Land CCC is not there, Land AAA is not in the list")
  }

  @Test("values of a country are compared one by one, and missing ones have to be missing")
  func references() throws {
    let panel = Figures.panel("fiw.pr", from: 2001, [(a, [1, 2, nil]), (b, [3, 3, 3])])
    let sums = (2001...2003).map {
      PublishedRecord.EditionSum(
        indicator: "fiw.pr", edition: $0, entities: 2, sum: 4, weightedSum: 0)
    }
    for (values, found) in [("1 2 -", "0 of 3 differ"), ("1 3 4", "2 of 3 differ")] {
      let reference = PublishedRecord.Reference(
        name: "Land AAA", indicator: "fiw.pr", values: values.split(separator: " ").map(String.init)
      )
      let record = PublishedRecord(references: [reference], sums: sums)
      let check = try check(
        "values of Land AAA", in: verification([panel], record, entities: [a, b]))
      #expect(check.found == found)
    }
  }

  @Test(
    "sums tell a value that is off by one, one that is gone, and two that are exchanged",
    arguments: [
      ([1.0, 3], "0 of 1 differ", ""), ([1, 4], "1 of 1 differ", "2001: 2 values, sum 5"),
      ([nil, 3], "1 of 1 differ", "2001: 1 values, sum 3"),
      ([3, 1], "1 of 1 differ", "2001: two values are exchanged"),
    ] as [([Double?], String, String)])
  func sums(_ values: [Double?], _ found: String, _ note: String) throws {
    let weight = PublishedRecord.EditionSum.weight(of:)
    let record = PublishedRecord(sums: [
      PublishedRecord.EditionSum(
        indicator: "fiw.pr", edition: 2001, entities: 2, sum: 4,
        weightedSum: weight("AAA") + 3 * weight("BBB"))
    ])
    let panel = Figures.panel("fiw.pr", from: 2001, [(a, [values[0]]), (b, [values[1]])])
    let check = try check("sums of fiw.pr", in: verification([panel], record))
    #expect(check.found == found)
    #expect(check.note.contains(note))
  }

  @Test("labels and periods of editions are compared")
  func coverage() throws {
    let panel = Figures.panel("fiw.pr", from: 2001, [(a, [1])])
    for (period, holds) in [
      ("2001: 2000-01-01 to 2000-12-31", true), ("2001: 2001-01-01 to 2001-12-31", false),
    ] {
      let record = PublishedRecord(statements: [statement("coverage of fiw", 2001, period)])
      #expect(try check("coverage of fiw", in: verification([panel], record)).holds == holds)
    }
  }

  @Test("the record comes from tables, and a table that is not as it should be is refused")
  func tables() {
    let table = [
      ["edition", "free", "partly_free", "not_free", "total", "year"],
      ["1983-84", "52", "54", "58", "164", "1984"],
    ]
    #expect(
      PublishedRecord.distributions(fromTable: table) == [
        PublishedRecord.Distribution(
          edition: 1984, countries: 164, free: 52, partlyFree: 54, notFree: 58)
      ])
    #expect(PublishedRecord.distributions(fromTable: [["edition"]]) == nil)
    #expect(PublishedRecord.distributions(fromTable: [table[0], ["2025", "x"]]) == nil)
    #expect(PublishedRecord.distributions(fromTable: []) == nil)
    let header = ["kind", "edition", "expected", "source", "recount"]
    #expect(
      PublishedRecord.statements(fromTable: [
        header, ["gains and declines", "2017", "1/2", "r", ""],
      ])
        == [statement("gains and declines", 2017, "1/2")].map {
          PublishedRecord.Statement(
            kind: $0.kind, edition: $0.edition, expected: $0.expected, source: "r", recount: nil)
        })
    #expect(PublishedRecord.statements(fromTable: [header, ["x", "first", "", "", ""]]) == nil)
    #expect(PublishedRecord.sums(fromTable: [["indicator", "edition"]]) == nil)
    #expect(
      PublishedRecord.references(fromTable: [
        ["name", "indicator", "values"], ["A", "fiw.pr", "1 -"],
      ])
        == [PublishedRecord.Reference(name: "A", indicator: "fiw.pr", values: ["1", "-"])])
  }
}

@Suite struct DiscrepancyTests {
  private let a = Figures.entity("AAA")

  private func lines(_ panels: [Panel]) throws -> [String] {
    try SummaryTable.discrepancies.make(from: PanelSet(panels), options: Figures.options(kind: nil))
      .lines
  }

  @Test func statusesStandBesideWhatTheRatingsGive() throws {
    let found = try lines([
      Figures.panel("fiw.status", from: 2002, [(a, [1, 2, 1])]),
      Figures.panel("fiw.pr", from: 2002, [(a, [6, 3, 6])]),
      Figures.panel("fiw.cl", from: 2002, [(a, [5, 3, 5])]),
    ])
    #expect(
      found == [
        """
        AAA,Land AAA,2002,fiw.status,PF,NF,rule of today only,mean of ratings 5.5 is Not Free; until \
        the edition 2003 Partly Free or Not Free
        """,
        "AAA,Land AAA,2003,fiw.status,F,PF,rule of the time,mean of ratings 3 is Partly Free",
        "AAA,Land AAA,2004,fiw.status,PF,NF,rule of the time,mean of ratings 5.5 is Not Free",
      ])
  }

  @Test func ratingsStandBesideWhatTheScoresGive() throws {
    #expect(
      try lines([
        Figures.panel("fiw.pr", from: 2010, [(a, [1, 2, 7])]),
        Figures.panel("fiw.pr_score", from: 2010, [(a, [36, 36, -3])]),
      ]) == ["AAA,Land AAA,2011,fiw.pr,2,1,rule of the time,a score of 36 means the rating 1"])
  }

  @Test func statusesOfThePressAndTheNetFollowTheirTotals() throws {
    let found = try lines([
      Figures.panel("fotp.status", from: 2004, [(a, [0])]),
      Figures.panel("fotp.total", from: 2004, [(a, [42])]),
      Figures.panel("fotn.status", from: 2018, [(a, [0, 0])]),
      Figures.panel("fotn.total", from: 2018, [(a, [62, 62])]),
    ])
    #expect(
      found == [
        "AAA,Land AAA,2004,fotp.status,NF,PF,rule of the time,a total of 42 is Partly Free",
        "AAA,Land AAA,2019,fotn.status,NF,PF,rule of the time,a total of 62 is Partly Free",
      ])
  }

  @Test func sumsStandBesideTheirParts() throws {
    let found = try lines([
      Figures.panel("fotp.total", from: 2010, [(a, [60, 60, 60])]),
      Figures.panel("fotp.legal", from: 2010, [(a, [20, 20, 20])]),
      Figures.panel("fotp.political", from: 2010, [(a, [25, 25, nil])]),
      Figures.panel("fotp.economic", from: 2010, [(a, [15, 16, 16])]),
    ])
    #expect(
      found == [
        """
        AAA,Land AAA,2011,fotp.total,60,61,rule of the time,fotp.total = fotp.legal + \
        fotp.political + fotp.economic
        """
      ])
  }

  @Test func nothingToCompareIsNoDiscrepancy() throws {
    #expect(try lines([]).isEmpty)
  }
}
