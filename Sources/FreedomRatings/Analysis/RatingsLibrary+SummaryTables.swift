public import FreedomModel
public import RatingsAnalysis
internal import RatingsStore

extension RatingsLibrary {
  /// A summary table, such as `CountsTable` or `BalanceTable`.
  ///
  /// - Parameters:
  ///   - table: Which one; `SummaryTables` has all.
  ///   - options: What was chosen; links between entities are added from the register.
  /// - Returns: The table.
  /// - Throws: A `StoreError`, or an `AnalysisError` when figures or options do not suffice.
  public func summaryTable(
    _ table: any SummaryTable.Type, options: TableOptions = TableOptions()
  ) throws -> ResultTable {
    try SummaryTables.make(
      table, from: panels(of: table.indicators(for: options)), options: try linked(options))
  }

  /// A summary table by region, each edition by the regions that Freedom House used in it.
  ///
  /// - Parameters:
  ///   - table: Which one.
  ///   - options: What was chosen.
  /// - Returns: The table.
  /// - Throws: A `StoreError`, or an `AnalysisError` when figures or options do not suffice.
  public func summaryTableByRegionsOfEdition(
    _ table: any SummaryTable.Type, options: TableOptions = TableOptions()
  ) throws -> ResultTable {
    try SummaryTables.makeByRegionsOfEdition(
      table, from: panels(of: table.indicators(for: options)), options: try linked(options))
  }

  /// The figures of some indicators, of everybody and in all editions; those that the database does
  /// not know are left out.
  public func panels(of indicators: [String]) throws -> PanelSet {
    let catalog = try database.catalog()
    return PanelSet(
      try indicators.compactMap { catalog[$0] }.map { indicator in try panel(of: indicator) })
  }

  private func linked(_ options: TableOptions) throws -> TableOptions {
    var options = options
    options.links = try register().links
    return options
  }
}
