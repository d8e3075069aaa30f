internal import FreedomModel
package import RatingsAnalysis

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
