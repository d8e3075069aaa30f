public import FreedomModel

/// One kind of summary table: `freedom table NAME`. A new one is a new file and a line in
/// ``SummaryTables/all``.
public protocol SummaryTable: Sendable {
  /// The name on the command line.
  static var name: String { get }

  /// What the table shows, in one line.
  static var summary: String { get }

  /// What can be chosen about this table, beyond what can be about every one.
  static var choices: Set<TableChoice> { get }

  /// Who is counted unless a person says otherwise: countries, or everybody (`nil`).
  static func usualKind(for options: TableOptions) -> EntityKind?

  /// The indicators whose panels the table wants; it does without those that have no figures where
  /// it can.
  static func indicators(for options: TableOptions) -> [String]

  /// Makes the table.
  ///
  /// - Parameters:
  ///   - panels: The figures, of all entities and editions.
  ///   - options: What was chosen.
  /// - Returns: The table.
  /// - Throws: ``AnalysisError`` when the figures or the options do not suffice.
  static func make(
    from panels: PanelSet, options: TableOptions
  ) throws(AnalysisError) -> ResultTable
}

extension SummaryTable {
  /// Nothing, unless a table says so.
  public static var choices: Set<TableChoice> { [] }

  /// As Freedom House counts: countries in *Freedom in the World*, countries and territories
  /// together in its other publications.
  public static func usualKind(for options: TableOptions) -> EntityKind? {
    let indicator = options.indicator ?? "fiw."
    return indicator.hasPrefix("fiw.") ? .country : nil
  }
}
