public import FreedomModel

/// Every summary table there is.
public enum SummaryTables {
  /// The tables, in the order in which help lists them.
  public static let all: [any SummaryTable.Type] = [
    CountsTable.self, BalanceTable.self, MoversTable.self, RankingTable.self, LowestTable.self,
    HighestTable.self, StatusChangesTable.self, TransitionsTable.self, SpellsTable.self,
    AveragesTable.self, ElectoralDemocraciesTable.self, DiscrepanciesTable.self,
    PressAndFreedomTable.self,
  ]

  /// The table of a name.
  public static func named(_ name: String) -> (any SummaryTable.Type)? {
    all.first { $0.name == name }
  }

  /// The names of the tables about which something can be chosen, in the same order.
  public static func names(offering choice: TableChoice) -> [String] {
    all.filter { $0.choices.contains(choice) }.map { $0.name }
  }

  /// Makes a table.
  ///
  /// - Parameters:
  ///   - table: Which one.
  ///   - panels: The figures of the indicators it asks for.
  ///   - options: What was chosen.
  /// - Returns: The table.
  /// - Throws: ``AnalysisError`` when the figures or the options do not suffice.
  public static func make(
    _ table: any SummaryTable.Type, from panels: PanelSet, options: TableOptions
  ) throws(AnalysisError) -> ResultTable {
    guard options.regions == nil || table.choices.contains(.regions) else {
      throw .notByRegion(table: table.name)
    }
    if let from = options.from, let to = options.to, from > to {
      throw .editionsOutOfOrder(first: from, last: to)
    }
    if let top = options.top, top < 1 {
      throw .badOption(name: "top", value: String(top), rule: "it is 1 or more")
    }
    guard options.span >= 1 else {
      throw .badOption(name: "span", value: String(options.span), rule: "it is 1 or more")
    }
    return try table.make(from: panels, options: options)
  }
}
