internal import FreedomModel
internal import RatingsAnalysis

extension SummaryTable {
  static let ranking = ranked(
    .all, "all countries by rank in one edition", choices: [.top])
  static let lowest = ranked(
    .lowest, "the least free in one edition", choices: [.top, .bound])
  static let highest = ranked(.highest, "the freest in one edition", choices: [.top, .bound])

  private static func ranked(
    _ selection: Ranking.Selection, _ summary: String, choices: Set<TableChoice>
  ) -> SummaryTable {
    SummaryTable(
      name: selection.rawValue, summary: summary, choices: choices, editions: .last,
      indicators: { Ranking.indicators(of: $0.indicator(or: "fiw.total")) },
      table: { panels, options throws(AnalysisError) in
        let ranking = try Ranking(
          in: panels, indicator: options.indicator(or: "fiw.total"), selection: selection,
          top: options.top, bound: options.bound, scope: options.scope)
        let what =
          switch selection {
          case .all: "ranking"
          case .highest: "the freest"
          case .lowest: "the least free"
          }
        return ResultTable(
          title: "\(ranking.indicator.label), edition \(ranking.edition.label): \(what)",
          columns: [
            .init("rank", .integer, description: "1 is the freest; ties share a rank"), .id,
            .entityName,
            .init("value", .number, description: "The value"),
            .init("status", .string, description: "The published status: F, PF or NF"),
            .init("previous_rank", .integer, description: "The rank in the edition before"),
            .init("rank_change", .integer, description: "Places gained (above 0) or lost"),
          ],
          rows: ranking.rows.map { row in
            [.integer(row.rank)] + row.entity.cells + [
              .number(row.value), ResultValue(row.status?.code), ResultValue(row.previousRank),
              ResultValue(row.previousRank.map { $0 - row.rank }),
            ]
          },
          notes: ranking.indicator.numericScaleNotes + ranking.scope.ofAllEntities.notes
            + ranking.notes
            + ranking.splits.notes,
          citation: ranking.indicator.citation)
      })
  }
}

extension Ranking {
  fileprivate var notes: [TableNote] {
    var notes: [TableNote] = []
    if let bound {
      let fact = "values of \(boundIsLeast ? "at least" : "at most") \(bound.shortestExact)"
      notes.append(.essential("Shown: \(fact).", brief: "shown: \(fact)"))
    }
    if tied > 0 {
      let fact = "\(tied) more with the value of the last shown"
      notes.append(.essential(fact + ".", brief: fact))
    }
    return notes
  }
}

extension SummaryTable {
  static let averages = SummaryTable(
    name: EditionAverages.name, summary: "mean and median in every edition",
    choices: [.regions, .weights], indicators: { [$0.indicator(or: "fiw.total")] },
    table: { panels, options throws(AnalysisError) in
      let averages = try EditionAverages(
        in: panels, indicator: options.indicator(or: "fiw.total"), by: options.division,
        scope: options.scope, weights: options.population)
      return ResultTable(
        title: "\(averages.indicator.label): averages",
        columns: averages.division.columns + [
          .edition, .year,
          .init("entities", .integer, description: "How many have a value"),
          .computed("mean", unit: "points", description: "Mean" + averages.weighting),
          .computed("median", unit: "points", description: "Median" + averages.weighting),
        ],
        rows: averages.rows.map { row in
          averages.scope.cells(row.region, row.edition) + [
            .integer(row.entities), .number(row.mean), .number(row.median),
          ]
        },
        notes: averages.indicator.numericScaleNotes + averages.scope.notes
          + averages.division.notes(on: averages.rows.map(\.edition)) + [averages.weightingNote]
          + (averages.counted?.notes ?? []) + averages.splits.notes,
        citation: averages.indicator.citation)
    })
}

extension EditionAverages {
  fileprivate var weighting: String { counted == nil ? ", unweighted" : ", weighted by people" }

  fileprivate var weightingNote: TableNote {
    counted == nil
      ? "All entities count the same."
      : .essential(
        "Each entity counts with its people; the median is that of the people.",
        brief: "weighted by people")
  }
}
