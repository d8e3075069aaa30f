public import FreedomModel

extension SummaryTables {
  /// The last edition that Freedom House published under its former grouping.
  private static let lastFormerEdition = 2021

  /// Makes a table by region, each edition by the grouping that Freedom House used in it: to the
  /// edition 2021 the former one, then the current one.
  ///
  /// - Parameters:
  ///   - table: Which one.
  ///   - panels: The figures of the indicators it asks for.
  ///   - options: What was chosen; its own grouping makes no difference.
  /// - Returns: The table, region by region.
  /// - Throws: ``AnalysisError`` when the figures or the options do not suffice.
  public static func makeByRegionsOfEdition(
    _ table: any SummaryTable.Type, from panels: PanelSet, options: TableOptions
  ) throws(AnalysisError) -> ResultTable {
    // From the edition 2003 on an edition judges the year before it.
    let last = options.years == .edition ? lastFormerEdition : lastFormerEdition - 1
    var former = options
    former.regions = .former
    former.to = min(options.to ?? last, last)
    var current = options
    current.regions = .current
    current.from = max(options.from ?? last + 1, last + 1)

    if let from = options.from, from > last {
      return try make(table, from: panels, options: current)
    }
    let earlier = try make(table, from: panels, options: former)
    if let to = options.to, to <= last { return earlier }
    var whole = try make(table, from: panels, options: current)
    whole.notes = earlier.notes + whole.notes.filter { !earlier.notes.contains($0) }
    let byRegion = Dictionary(grouping: earlier.rows + whole.rows) { $0[0].plainText }
    whole.rows = byRegion.keys.sorted().flatMap { byRegion[$0] ?? [] }
    return whole
  }
}
