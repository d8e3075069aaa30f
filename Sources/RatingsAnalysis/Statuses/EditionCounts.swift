public import FreedomModel

/// How many entities are Free, Partly Free and Not Free, edition by edition.
public struct EditionCounts: Sendable {
  /// One edition, of the whole scope or of a region.
  public struct Row: Sendable, Hashable {
    /// The region, `nil` where all are counted together, and the edition.
    public let region: String?, edition: Edition
    /// How many have each status.
    public let free: Int, partlyFree: Int, notFree: Int
    /// How many have a status.
    public var entities: Int { free + partlyFree + notFree }
  }

  package static let name = "counts"

  /// The status counted, for which entities and editions, and by which regions if any.
  public let indicator: Indicator, scope: Scope, division: RegionDivision?
  /// By region, then by edition; an edition without a status has no row.
  public let rows: [Row]
  /// The statuses that were published in two and are in no count.
  public let splits: [Panel.Split]

  /// Counts the statuses of an indicator.
  ///
  /// - Throws: ``AnalysisError`` when there are no values, or they are not statuses.
  public init(
    in panels: PanelSet, indicator: String = "fiw.status", by division: RegionDivision? = nil,
    scope: Scope = Scope()
  ) throws(AnalysisError) {
    let panel = try panels.statuses(indicator, for: Self.name)
    self.indicator = panel.indicator
    self.scope = scope
    self.division = division
    rows = scope.parts(of: panel, by: division).compactMap { region, column, rows in
      let statuses = rows.compactMap { panel.status($0, column) }
      guard !statuses.isEmpty else { return nil }
      return Row(
        region: region, edition: panel.editions[column], free: statuses.count { $0 == .free },
        partlyFree: statuses.count { $0 == .partlyFree },
        notFree: statuses.count { $0 == .notFree })
    }
    splits = scope.splits(of: panel, where: scope.contains)
  }
}

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
