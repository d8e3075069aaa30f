internal import FreedomModel
internal import RatingsAnalysis

extension SummaryTable {
  static let ranking = ranked(
    .all, "Everybody by rank in one edition, and the rank before.", choices: [.top])
  static let lowest = ranked(
    .lowest, "The least free in one edition.", choices: [.top, .bound])
  static let highest = ranked(.highest, "The freest in one edition.", choices: [.top, .bound])

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
            .init("value", .number, description: "The figure"),
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
          notes: ranking.scope.notes + [ranking.indicator.scaleNote] + ranking.notes
            + ranking.splits.notes,
          citation: ranking.indicator.citation)
      })
  }
}

extension Ranking {
  fileprivate var notes: [String] {
    var notes: [String] = []
    if let bound {
      notes.append(
        "Shown: figures of \(boundIsLeast ? "at least" : "at most") \(bound.shortestExact).")
    }
    if tied > 0 { notes.append("With the figure of the last one shown: \(tied) more.") }
    return notes
  }
}
