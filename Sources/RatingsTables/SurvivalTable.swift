package import FreedomModel
package import RatingsAnalysis

extension SummaryTable {
  static let survival = SummaryTable(
    name: Survival.name, summary: "how many editions a status lasts (Kaplan-Meier)",
    choices: [.regions, .groups, .decades, .status, .unknownStarts, .test, .chart],
    comparesEditions: true, indicators: { [$0.indicator(or: "fiw.status")] },
    table: { panels, options throws(AnalysisError) in
      let survival = try Survival(in: panels, options: options)
      let strata = survival.options.strata
      if options.showsTest { return try survival.testTable() }
      return ResultTable(
        title: "\(survival.indicator.label): how long a status lasts",
        columns: [.init("status", .string, description: "F, PF or NF")] + strata.columns + [
          .init("editions", .integer, description: "How many editions after the spell began"),
          .init(
            "at_risk", .integer, description: "How many spells are observed until that edition"),
          .init("events", .integer, description: "How many of them end with that edition"),
          .computed("survival", description: "The share of spells that last longer, from 0 to 1"),
          .computed("low", description: "The lower 95 % limit; none where the share is 0 or 1"),
          .computed("high", description: "The upper 95 % limit; none where the share is 0 or 1"),
        ],
        rows: survival.rows.flatMap { row in
          row.curve.points.map { point in
            [.text(row.status.code)] + (row.part.map { [.text($0)] } ?? []) + [
              .integer(point.editions), .integer(point.atRisk), .integer(point.events),
              .number(point.survival), ResultValue(point.low), ResultValue(point.high),
            ]
          }
        },
        notes: survival.indicator.scaleNotes + survival.notes + survival.scope.notes
          + strata.notes(ofSpells: true) + survival.splits.notes,
        citation: survival.indicator.citation)
    })
}

extension Survival {
  /// The answer that the table shows.
  package init(in panels: PanelSet, options: TableOptions) throws(AnalysisError) {
    try self.init(
      in: panels, indicator: options.indicator(or: "fiw.status"),
      options: Options(
        statuses: options.statuses, by: options.parts,
        countsUnknownStarts: options.countsUnknownStarts), scope: options.scope)
  }

  /// The tests of whether spells last equally long in all parts: a row a status and part.
  fileprivate func testTable() throws(AnalysisError) -> ResultTable {
    guard let strata = options.strata else {
      throw .badOption(
        name: "--test", value: "given without --by", rule: "it compares regions, a group or decades"
      )
    }
    return ResultTable(
      title: "\(indicator.label): log-rank test",
      columns: [.init("status", .string, description: "F, PF or NF"), strata.column] + [
        .init("events", .integer, description: "How many spells end with a change of status"),
        .computed("expected", description: "How many would end if the parts did not differ"),
      ] + ResultTable.Column.chiSquared,
      rows: tests.flatMap { status, test in
        test.parts.map { part in
          [
            .text(status.code), .text(part.name), .integer(part.observed), .number(part.expected),
            .number(test.statistic), .integer(test.degreesOfFreedom), .number(test.p),
          ]
        }
      },
      notes: indicator.scaleNotes + unknown + [
        "Log-rank test (Mantel 1966; Peto and Peto 1972) with late entry, one for each status.",
        Self.dependence,
      ] + scope.notes + strata.notes(ofSpells: true) + splits.notes,
      citation: indicator.citation)
  }

  private static let dependence: TableNote =
    "The spells of one country are not independent, so that limits and p are somewhat too narrow."

  /// What is estimated, what is left out, and the tests.
  package var notes: [TableNote] {
    medians + tests.map { Self.note($0.status, $0.test) } + unknown + lateEntries + [
      """
      Kaplan-Meier estimate (Kaplan and Meier 1958) with late entry; 95 % limits after Greenwood \
      (1926), on the scale of log(-log).
      """,
      """
      A spell is at risk at each pair of consecutive editions; a change of status is an event. A \
      missing edition, the end of a state, leaving those counted and the newest edition end the \
      observation only.
      """,
      Self.dependence,
    ]
  }

  private var medians: [TableNote] {
    guard !rows.isEmpty else { return [] }
    let texts = rows.map { row in
      "\(name(of: row)) " + (row.curve.median.map { "\($0)" } ?? "not reached")
    }
    let list = texts.joined(separator: ", ")
    return [
      .essential(
        "Editions after which half of the spells or fewer are left (median): \(list).",
        brief: "median in editions: \(list)")
    ]
  }

  private static func note(_ status: FreedomStatus, _ test: LogRankTest) -> TableNote {
    let result = ChiSquaredText.text(test.statistic, test.degreesOfFreedom, p: test.p)
    let parts = test.parts.map {
      "\($0.name) \($0.observed) (\(ChiSquaredText.rounded($0.expected)))"
    }
    return .essential(
      """
      Log-rank test of \(status.label) spells (Mantel 1966): \(result); events, and in brackets \
      those expected if all lasted equally long: \(parts.joined(separator: ", ")).
      """, brief: "log-rank test of \(status.code): \(result)")
  }

  private var unknown: [TableNote] {
    guard !unknownStarts.isEmpty else { return [] }
    let counts = unknownStarts.map { "\($0.status.code) \($0.spells)" }.joined(separator: ", ")
    let who = NameList.text(unknownStarts.flatMap(\.entities).uniqued(by: \.id).map(\.name))
    let why = "(they run already in the first edition, or follow a gap)"
    return options.countsUnknownStarts
      ? [
        .essential(
          """
          Spells whose start is not known \(why) count from the first edition known, and so as \
          shorter than they are: \(counts); \(who).
          """, brief: "spells of unknown start count from the first edition known: \(counts)")
      ]
      : [
        .essential(
          """
          Spells whose start is not known \(why) are left out: \(counts); \(who). \
          --unknown-starts counts them from the first edition known.
          """, brief: "spells of unknown start left out: \(counts)")
      ]
  }

  private var lateEntries: [TableNote] {
    let late = rows.filter { $0.lateEntries > 0 }
    guard !late.isEmpty else { return [] }
    let list = late.map { "\(name(of: $0)) \($0.lateEntries) of \($0.spells)" }
    return [
      .background(
        "Spells observed from later than their start on: \(list.joined(separator: ", ")).")
    ]
  }
}

extension SummaryTable {
  static let hazard = SummaryTable(
    name: Hazards.name, summary: "how often a status ends, in 100 country-years",
    choices: [.regions, .groups, .decades, .editions, .status, .weights], comparesEditions: true,
    indicators: { [$0.indicator(or: "fiw.status")] },
    table: { panels, options throws(AnalysisError) in
      let hazards = try Hazards(in: panels, options: options)
      let unit = hazards.counted == nil ? "country-years" : "people-years"
      return ResultTable(
        title: "\(hazards.indicator.label): how often a status ends",
        columns: [
          .init("status", .string, description: "F, PF or NF"), hazards.strata.column,
          .init(
            "country_years", .integer,
            description: "How many pairs of consecutive editions begin with the status"),
          .init("events", .integer, description: "How many of them end with another status"),
          .init("improved", .integer, description: "How many end with a freer one"),
          .init("declined", .integer, description: "How many end with a less free one"),
          .computed("rate", description: "Events in 100 \(unit)"),
          .computed("low", description: "The lower 95 % limit of the rate"),
          .computed("high", description: "The upper 95 % limit of the rate"),
        ],
        rows: hazards.rows.map { row in
          [
            .text(row.status.code), .text(row.part), .integer(row.countryYears),
            .integer(row.events), .integer(row.improved), .integer(row.declined),
            ResultValue(row.share.map { $0 * 100 }), ResultValue(row.limits.map { $0.low * 100 }),
            ResultValue(row.limits.map { $0.high * 100 }),
          ]
        },
        notes: hazards.indicator.scaleNotes + hazards.notes + hazards.scope.notes
          + hazards.strata.notes(ofSpells: false) + hazards.splits.notes,
        citation: hazards.indicator.citation)
    })
}

extension Hazards {
  /// The answer that the table shows.
  package init(in panels: PanelSet, options: TableOptions) throws(AnalysisError) {
    try self.init(
      in: panels, indicator: options.indicator(or: "fiw.status"), of: options.statuses,
      by: options.parts ?? .decades, weights: options.population, scope: options.scope)
  }

  fileprivate var notes: [TableNote] {
    let pair: TableNote =
      """
      A country-year is a pair of consecutive editions within the window, both with a status; it \
      counts under the status of the earlier one. All spells count, whatever their start.
      """
    guard let counted else {
      return [
        .essential(
          "Rates are events in 100 country-years, with 95 % limits after Wilson (1927).",
          brief: "rates are events in 100 country-years, with 95 % limits (Wilson)"), pair,
      ]
    }
    return [
      .essential(
        """
        Rates are weighted by the people of the earlier edition: the share of them, in per cent, \
        whose country changes its status. There are no limits, since the people of a country do \
        not change it one by one.
        """, brief: "rates are weighted by people, without limits"), pair,
    ] + counted.notes
  }
}
