public import FreedomModel

/// How often statuses end: events in 100 country-years, with the limits of Wilson (1927).
///
/// A country-year is a pair of consecutive editions in which an entity counts, in its earlier
/// status; an event is another status in the later one. All spells count, also those whose start
/// is not known.
public struct Hazards: Sendable {
  /// One status in one part.
  public struct Row: Sendable, Hashable {
    /// The status that may end.
    public let status: FreedomStatus
    /// The part's name: a decade, an edition, a region or a group.
    public let part: String
    /// How many pairs of consecutive editions begin with the status.
    public let countryYears: Int
    /// How many of them end with a freer status, and how many with a less free one.
    public let improved: Int, declined: Int
    /// The share of pairs that end with another status, by the people who live there where they
    /// count; `nil` where no population is known.
    public let share: Double?
    /// The limits of the share; `nil` where people count, since they do not change one by one.
    public let limits: WilsonInterval?

    /// How many pairs end with another status.
    public var events: Int { improved + declined }
  }

  package static let name = "hazard"

  /// The status, for which entities and editions.
  public let indicator: Indicator, scope: Scope
  /// What the parts are.
  public let strata: Strata
  /// By status, then part by part.
  public let rows: [Row]
  /// The populations that count; `nil` where all count equally.
  public let counted: CountedPeople?
  /// The statuses that were published in two and are in no pair.
  public let splits: [Panel.Split]

  /// Counts the ends of some statuses, in pairs of editions that are both in the window.
  ///
  /// - Throws: ``AnalysisError`` when there are no values, or they are not statuses.
  public init(
    in panels: PanelSet, indicator: String = "fiw.status",
    of statuses: [FreedomStatus] = [.free, .partlyFree, .notFree], by strata: Strata = .decades,
    weights: Population? = nil, scope: Scope = Scope()
  ) throws(AnalysisError) {
    let panel = try panels.statuses(indicator, for: Self.name)
    self.indicator = panel.indicator
    self.scope = scope
    self.strata = strata
    let steps = panel.statusSteps(of: scope).filter(scope.containsWhole)
    var counted = weights.map { CountedPeople($0) }
    rows = statuses.flatMap { status in
      StrataParts.make(of: steps.filter { $0.before == status }, by: strata, scope.yearRule)
        .map { Row(status, $0.name, $0.steps, &counted) }
    }
    self.counted = counted
    splits = scope.splits(ofStepsIn: panel)
  }
}

extension Hazards.Row {
  fileprivate init(
    _ status: FreedomStatus, _ part: String, _ steps: [StatusStep],
    _ counted: inout CountedPeople?
  ) {
    self.status = status
    self.part = part
    countryYears = steps.count
    let improved = steps.count { $0.after > $0.before }
    let declined = steps.count { $0.after < $0.before }
    (self.improved, self.declined) = (improved, declined)
    guard counted != nil else {
      share = Double(improved + declined) / Double(steps.count)
      limits = WilsonInterval(events: improved + declined, of: steps.count)
      return
    }
    var (people, changed) = (0.0, 0.0)
    for step in steps {
      guard let count = counted?.count(step.entity, in: step.from) else { continue }
      people += Double(count)
      if step.isChange { changed += Double(count) }
    }
    share = people > 0 ? changed / people : nil
    limits = nil
  }
}
