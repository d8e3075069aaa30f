package import FreedomModel
package import RatingsAnalysis

/// The tables of one edition by rank.
package protocol RankedTable: SummaryTable {
  static var selection: Ranking.Selection { get }
}

package enum RankingTable: RankedTable {
  package static let selection = Ranking.Selection.all
  package static let summary = "Everybody by rank in one edition, and the rank before."
  package static let choices: Set<TableChoice> = [.top]
}

package enum LowestTable: RankedTable {
  package static let selection = Ranking.Selection.lowest
  package static let summary = "The least free in one edition."
  package static let choices: Set<TableChoice> = [.top, .bound]
}

package enum HighestTable: RankedTable {
  package static let selection = Ranking.Selection.highest
  package static let summary = "The freest in one edition."
  package static let choices: Set<TableChoice> = [.top, .bound]
}

extension RankedTable {
  package static var name: String { selection.rawValue }

  package static func indicators(for options: TableOptions) -> [String] {
    Ranking.indicators(of: options.indicator(or: "fiw.total"))
  }

  package static func make(
    from panels: PanelSet, options: TableOptions
  ) throws(AnalysisError) -> ResultTable {
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
