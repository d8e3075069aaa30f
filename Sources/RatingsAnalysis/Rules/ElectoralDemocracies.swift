public import FreedomModel

/// Which entities are electoral democracies by Freedom House's rule.
public struct ElectoralDemocracies: Sendable {
  /// One entity in one edition.
  public struct Row: Sendable, Hashable {
    /// The country or territory, and the edition.
    public let entity: Entity, edition: Edition
    /// The score of A Electoral process, 0 to 12, and that of political rights, to 40.
    public let electoralProcess: Double, politicalRights: Double
    /// The score of civil liberties, to 60.
    public let civilLiberties: Double?
    /// Whether the rule of the edition is met; `nil` without a score that it needs.
    public let isElectoralDemocracy: Bool?
  }

  package static let indicators = ["fiw.a", "fiw.pr_score", "fiw.cl_score"]

  /// A Electoral process, for which entities, and the editions judged.
  public let indicator: Indicator, scope: Scope, editions: [Edition]
  /// The editions after them that have scores, but none of A Electoral process.
  public let withoutProcess: [Edition]
  /// By edition, then in the order of the panel.
  public let rows: [Row]

  /// Judges the last edition of a scope, or all when it has a first year.
  ///
  /// - Throws: ``AnalysisError`` when there are no scores.
  public init(in panels: PanelSet, scope: Scope = Scope()) throws(AnalysisError) {
    let process = try panels.panel("fiw.a")
    let allRights = try panels.panel("fiw.pr_score")
    let rights = allRights.aligned(to: process)
    let liberties = panels["fiw.cl_score"]?.aligned(to: process)
    let columns = scope.from == nil ? [try scope.column(of: process)] : scope.columns(of: process)
    indicator = process.indicator
    self.scope = scope
    editions = columns.map { process.editions[$0] }
    withoutProcess = allRights.editions.filter { edition in
      scope.contains(edition) && process.editions.last.map { edition > $0 } ?? true
    }
    rows = columns.flatMap { column in
      process.entities.indices.compactMap { row -> Row? in
        guard scope.contains(row, column, in: process), let a = process.number(row, column),
          let pr = rights.number(row, column)
        else { return nil }
        let cl = liberties?.number(row, column)
        return Row(
          entity: process.entities[row], edition: process.editions[column], electoralProcess: a,
          politicalRights: pr, civilLiberties: cl,
          isElectoralDemocracy: RuleBook.isElectoralDemocracy(
            electoralProcess: a, politicalRights: pr, civilLiberties: cl,
            edition: process.editions[column].year))
      }
    }
  }
}
