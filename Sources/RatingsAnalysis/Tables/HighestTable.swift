public import FreedomModel

/// The freest of one edition.
public enum HighestTable: SummaryTable {
  /// The name on the command line.
  public static let name = "highest"
  /// What the table shows.
  public static let summary = "The freest in one edition."
  /// What can be chosen about this table.
  public static let choices: Set<TableChoice> = [.top, .bound]

  /// The figure ranked, `fiw.total` unless told otherwise, and the status beside it.
  public static func indicators(for options: TableOptions) -> [String] {
    RankedEdition.indicators(for: options)
  }

  /// Makes the table, the freest first.
  public static func make(
    from panels: PanelSet, options: TableOptions
  ) throws(AnalysisError) -> ResultTable {
    try RankedEdition(panels, options, for: self).end(.higher, options)
  }
}
