public import FreedomModel

/// All entities of one edition by rank.
public enum RankingTable: SummaryTable {
  /// The name on the command line.
  public static let name = "ranking"
  /// What the table shows.
  public static let summary = "Everybody by rank in one edition, and the rank before."
  /// What can be chosen about this table.
  public static let choices: Set<TableChoice> = [.top]

  /// The figure ranked, `fiw.total` unless told otherwise, and the status beside it.
  public static func indicators(for options: TableOptions) -> [String] {
    RankedEdition.indicators(for: options)
  }

  /// Makes the table, the freest first.
  public static func make(
    from panels: PanelSet, options: TableOptions
  ) throws(AnalysisError) -> ResultTable {
    let ranked = try RankedEdition(panels, options, for: self)
    let entries = ranked.entries.prefix(options.top ?? .max)
    return ranked.table("ranking", Array(entries), notes: ranked.tieNotes(after: entries.count))
  }
}
