internal import FreedomModel
package import RatingsAnalysis

extension SummaryTable {
  package static let counts = SummaryTable(
    name: EditionCounts.name,
    summary: "how many are Free, Partly Free and Not Free",
    choices: [.regions, .chart], indicators: { [$0.indicator(or: "fiw.status")] },
    table: { panels, options throws(AnalysisError) in
      let counts = try EditionCounts(in: panels, options: options)
      return ResultTable(
        title: "\(counts.indicator.label): how many of each",
        columns: counts.division.columns + [
          .edition, .year,
          .init("entities", .integer, description: "How many have a status"),
          .init("free", .integer, description: "How many are Free"),
          .init("partly_free", .integer, description: "How many are Partly Free"),
          .init("not_free", .integer, description: "How many are Not Free"),
          .computed("free_share", description: "Free, as a share of 1"),
          .computed("partly_free_share", description: "Partly Free, as a share of 1"),
          .computed("not_free_share", description: "Not Free, as a share of 1"),
        ],
        rows: counts.rows.map { row in
          let each = [row.free, row.partlyFree, row.notFree]
          return counts.scope.cells(row.region, row.edition) + [.integer(row.entities)]
            + each.map { .integer($0) }
            + each.map { .number(Double($0) / Double(row.entities)) }
        },
        notes: counts.scope.notes + counts.division.notes(on: counts.rows.map(\.edition))
          + counts.splits.notes,
        citation: counts.indicator.citation)
    })
}

extension EditionCounts {
  /// The answer that the table shows.
  package init(in panels: PanelSet, options: TableOptions) throws(AnalysisError) {
    try self.init(
      in: panels, indicator: options.indicator(or: "fiw.status"), by: options.division,
      scope: options.scope)
  }
}

extension SummaryTable {
  static let electoralDemocracies = SummaryTable(
    name: "electoral-democracies",
    summary: "electoral democracies, by Freedom House's rule",
    editions: .last, indicators: { _ in ElectoralDemocracies.indicators },
    table: { panels, options throws(AnalysisError) in
      let democracies = try ElectoralDemocracies(in: panels, scope: options.scope)
      return ResultTable(
        title: "Electoral democracies",
        columns: [
          .id, .entityName, .edition,
          .init("a", .number, unit: "points", description: "A Electoral process, 0 to 12"),
          .init("pr_score", .number, unit: "points", description: "Political rights score, to 40"),
          .init("cl_score", .number, unit: "points", description: "Civil liberties score, to 60"),
          .init("electoral_democracy", .boolean, description: "Whether the rule is met"),
        ],
        rows: democracies.rows.map { row in
          row.entity.cells + [
            .text(row.edition.label), .number(row.electoralProcess), .number(row.politicalRights),
            ResultValue(row.civilLiberties),
            row.isElectoralDemocracy.map { .flag($0) } ?? .missing,
          ]
        },
        notes: [
          .essential(
            """
            Computed here by Freedom House's rule: A 7 or more and political rights score 20 or \
            more; since the edition \(RuleBook.electoralCivilLibertiesSince) also civil liberties \
            score 30 or more.
            """, brief: "electoral_democracy is computed here")
        ] + democracies.withoutProcessNotes + democracies.scope.notes + democracies.countNotes,
        citation: democracies.indicator.citation)
    })
}

extension ElectoralDemocracies {
  /// How many of each edition are electoral democracies, where an edition has several rows.
  fileprivate var countNotes: [TableNote] {
    editions.compactMap { edition in
      let answers = rows.filter { $0.edition == edition }.map(\.isElectoralDemocracy)
      guard answers.count > 1 else { return nil }
      let unknown = answers.count { $0 == nil }
      let counts = """
        \(edition.label): \(answers.count { $0 == true }) yes, \
        \(answers.count { $0 == false }) no\(unknown > 0 ? ", \(unknown) unknown" : "")
        """
      return .essential("Edition \(counts).", brief: counts)
    }
  }

  fileprivate var withoutProcessNotes: [TableNote] {
    guard let first = withoutProcess.first else { return [] }
    let labels = withoutProcess.map(\.label).joined(separator: ", ")
    return [
      .essential(
        "Not judged, since A Electoral process is missing: edition \(labels).",
        brief: withoutProcess.count == 1
          ? "\(first.label) has no A" : "editions without A are not judged")
    ]
  }
}
