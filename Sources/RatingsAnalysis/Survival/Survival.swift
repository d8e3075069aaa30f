public import FreedomModel

/// How long statuses last.
public struct Survival: Sendable {
  /// What is estimated.
  public struct Options: Sendable {
    /// The statuses whose spells are followed.
    public var statuses: [FreedomStatus]
    /// What the spells are divided by; `nil` for all together.
    public var strata: Strata?
    /// Whether spells whose start is not known count from the first edition known.
    public var countsUnknownStarts: Bool

    /// Options from their parts.
    public init(
      statuses: [FreedomStatus] = [.free, .partlyFree, .notFree], by strata: Strata? = nil,
      countsUnknownStarts: Bool = false
    ) {
      self.statuses = statuses
      self.strata = strata
      self.countsUnknownStarts = countsUnknownStarts
    }
  }

  /// The spells in one status, of all or of one part.
  public struct Row: Sendable, Hashable {
    /// The status.
    public let status: FreedomStatus
    /// The part's name; `nil` where all are counted together.
    public let part: String?
    /// How many spells are observed.
    public let spells: Int
    /// How many of them are observed from later than their start on.
    public let lateEntries: Int
    /// How long they last.
    public let curve: SurvivalCurve
  }

  /// The spells in a status whose start is not known.
  public struct Unknown: Sendable, Hashable {
    /// The status.
    public let status: FreedomStatus
    /// Their entities, each once.
    public let entities: [Entity]
    /// How many spells they are.
    public let spells: Int
  }

  package static let name = "survival"

  /// The status, for which entities and editions.
  public let indicator: Indicator, scope: Scope
  /// What is estimated.
  public let options: Options
  /// By status, then part by part.
  public let rows: [Row]
  /// Whether spells last equally long in all parts, status by status; empty without parts.
  public let tests: [(status: FreedomStatus, test: LogRankTest)]
  /// The spells whose start is not known: left out, unless the options count them.
  public let unknownStarts: [Unknown]
  /// The statuses that were published in two and are in no spell.
  public let splits: [Panel.Split]

  /// Follows the spells of an indicator, edition by edition within the window.
  ///
  /// A spell is observed at each pair of consecutive editions that are both in the window and in
  /// which the entity counts. A change of status in the later one is an event; whatever else ends
  /// a spell ends its observation only.
  ///
  /// - Throws: ``AnalysisError`` when there are no values, or they are not statuses.
  public init(
    in panels: PanelSet, indicator: String = "fiw.status", options: Options = Options(),
    scope: Scope = Scope()
  ) throws(AnalysisError) {
    let panel = try panels.statuses(indicator, for: Self.name)
    self.indicator = panel.indicator
    self.scope = scope
    self.options = options
    let steps = panel.spellSteps(of: scope)
    var rows: [Row] = []
    var tests: [(status: FreedomStatus, test: LogRankTest)] = []
    var unknownStarts: [Unknown] = []
    for status in options.statuses {
      let all = steps.filter { $0.step.before == status }
      let unknown = all.filter { !$0.spell.isStartKnown }.map(\.spell).uniqued()
      if !unknown.isEmpty {
        unknownStarts.append(
          Unknown(
            status: status, entities: unknown.map(\.entity).uniqued(by: \.id),
            spells: unknown.count))
      }
      let followed = all.filter { options.countsUnknownStarts || $0.spell.isStartKnown }
      let parts = Self.parts(of: followed, by: options.strata, scope.yearRule)
      rows += parts.compactMap { Row(status, $0.name, $0.steps) }
      if options.strata != nil,
        let test = LogRankTest(parts.map { (name: $0.name ?? "", steps: $0.steps.times) })
      {
        tests.append((status, test))
      }
    }
    self.rows = rows
    self.tests = tests
    self.unknownStarts = unknownStarts
    splits = scope.splits(ofStepsIn: panel)
  }

  /// The name of a row, where others have the same status or the same part.
  package func name(of row: Row) -> String {
    guard let part = row.part else { return row.status.label }
    return options.statuses.count == 1 ? part : "\(row.status.label), \(part)"
  }

  /// The parts of some steps: a spell belongs to the decade or the edition in which it began, and
  /// step by step to the region or group in which its entity is.
  private static func parts(
    of steps: [SpellStep], by strata: Strata?, _ rule: YearRule
  ) -> [(name: String?, steps: [SpellStep])] {
    guard let strata else { return [(nil, steps)] }
    let parts = Dictionary(grouping: steps) { one in
      strata.name(
        of: one.step.entity, in: strata.isOfTime ? one.spell.first : one.step.from, by: rule)
    }
    return parts.sorted { one, other in
      guard strata.isOfTime else { return one.key < other.key }
      return (one.value.map(\.spell.first).min()?.year ?? 0)
        < (other.value.map(\.spell.first).min()?.year ?? 0)
    }.map { (name: $0.key, steps: $0.value) }
  }
}

extension Survival.Row {
  fileprivate init?(_ status: FreedomStatus, _ part: String?, _ steps: [SpellStep]) {
    guard let curve = SurvivalCurve(steps.times) else { return nil }
    let entries = Dictionary(grouping: steps, by: \.spell).values
    self.status = status
    self.part = part
    spells = entries.count
    lateEntries = entries.count { ($0.map(\.age).min() ?? 0) > 0 }
    self.curve = curve
  }
}

extension [SpellStep] {
  fileprivate var times: [(age: Int, isEvent: Bool)] { map { ($0.age, $0.step.isChange) } }
}
