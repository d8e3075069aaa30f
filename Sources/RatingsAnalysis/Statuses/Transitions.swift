public import FreedomModel

/// How often each status was followed by each other one.
public struct Transitions: Sendable {
  /// The counts of all, or of one part such as a decade or a region.
  public struct Part: Sendable {
    /// The part's name; `nil` where all are counted together.
    public let name: String?
    let counts: TransitionCounts
  }

  package static let name = "transitions"

  /// The status, for which entities and editions.
  public let indicator: Indicator, scope: Scope
  /// What the parts are; `nil` where all are counted together.
  public let strata: Strata?
  /// The counts part by part, decades and editions in the order of time; one part without a
  /// division.
  public let parts: [Part]
  /// Whether the shares are the same in all parts; without a division, in all decades.
  public let test: HomogeneityTest?
  /// The statuses that were published in two and are compared with none.
  public let splits: [Panel.Split]
  private let all: TransitionCounts

  /// Counts pairs of consecutive editions, both within the window and both with a status.
  ///
  /// - Throws: ``AnalysisError`` when there are no values, or they are not statuses.
  public init(
    in panels: PanelSet, indicator: String = "fiw.status", by strata: Strata? = nil,
    scope: Scope = Scope()
  ) throws(AnalysisError) {
    let panel = try panels.statuses(indicator, for: Self.name)
    self.indicator = panel.indicator
    self.scope = scope
    self.strata = strata
    let steps = panel.statusSteps(of: scope).filter(scope.containsWhole)
    all = TransitionCounts(steps)
    let divided = StrataParts.make(of: steps, by: strata ?? .decades, scope.yearRule)
      .map { Part(name: $0.name, counts: TransitionCounts($0.steps)) }
    parts = strata == nil ? [Part(name: nil, counts: all)] : divided
    test = HomogeneityTest(of: divided.map(\.counts))
    splits = scope.splits(ofStepsIn: panel)
  }

  /// How often one status was followed by another, or by the same.
  public func count(from before: FreedomStatus, to after: FreedomStatus) -> Int {
    all.count(from: before, to: after)
  }

  /// How often a status was followed by any.
  public func total(from before: FreedomStatus) -> Int { all.total(from: before) }

  /// The count as a share of the total; `nil` where the total is 0.
  public func share(from before: FreedomStatus, to after: FreedomStatus) -> Double? {
    all.share(from: before, to: after)
  }
}

extension Transitions.Part {
  /// How often one status was followed by another, or by the same.
  public func count(from before: FreedomStatus, to after: FreedomStatus) -> Int {
    counts.count(from: before, to: after)
  }

  /// How often a status was followed by any.
  public func total(from before: FreedomStatus) -> Int { counts.total(from: before) }

  /// The count as a share of the total; `nil` where the total is 0.
  public func share(from before: FreedomStatus, to after: FreedomStatus) -> Double? {
    counts.share(from: before, to: after)
  }

  /// The limits of the share (Wilson 1927), at 95 %; `nil` where the total is 0.
  public func limits(from before: FreedomStatus, to after: FreedomStatus) -> WilsonInterval? {
    WilsonInterval(events: count(from: before, to: after), of: total(from: before))
  }
}

/// Pairs of statuses, counted.
struct TransitionCounts: Sendable {
  private let counts: [[FreedomStatus]: Int]

  init(_ steps: [StatusStep]) {
    counts = Dictionary(grouping: steps) { [$0.before, $0.after] }.mapValues(\.count)
  }

  /// Counts from a table of those pairs that occur.
  init(_ counts: [[FreedomStatus]: Int]) { self.counts = counts }

  func count(from before: FreedomStatus, to after: FreedomStatus) -> Int {
    counts[[before, after]] ?? 0
  }

  func total(from before: FreedomStatus) -> Int {
    FreedomStatus.allCases.reduce(0) { $0 + count(from: before, to: $1) }
  }

  func share(from before: FreedomStatus, to after: FreedomStatus) -> Double? {
    let total = total(from: before)
    return total == 0 ? nil : Double(count(from: before, to: after)) / Double(total)
  }
}

/// Steps sorted into parts.
enum StrataParts {
  /// The parts that have steps: times in their order, others by name.
  static func make(
    of steps: [StatusStep], by strata: Strata, _ rule: YearRule
  ) -> [(name: String, steps: [StatusStep])] {
    let parts = Dictionary(grouping: steps) { strata.name(of: $0, by: rule) }
    return parts.sorted { one, other in
      guard strata.isOfTime else { return one.key < other.key }
      return (one.value.map(\.to).min()?.year ?? 0) < (other.value.map(\.to).min()?.year ?? 0)
    }.map { (name: $0.key, steps: $0.value) }
  }
}

/// Whether the shares of transitions are the same in several parts; over times, whether they are
/// stationary.
///
/// Anderson and Goodman (1957), the chi-squared test: the sum over parts t and statuses i, j of
/// n_i(t) (p_ij(t) - p_ij)^2 / p_ij. A status that is followed by m others, in T of the parts,
/// adds (m - 1)(T - 1) degrees of freedom (Bickenbach and Bode 2003): what never occurs tests
/// nothing.
public struct HomogeneityTest: Sendable, Hashable {
  /// The sum, and its degrees of freedom.
  public let statistic: Double, degreesOfFreedom: Int
  /// The probability of such a sum where all shares are the same.
  public let p: Double
  /// How many of the counts compared are expected to be below 5: where they are many, p is rough.
  public let smallCounts: Int
  /// How many counts are compared.
  public let counts: Int

  /// - Returns: `nil` where there is nothing to compare.
  init?(of parts: [TransitionCounts]) {
    var statistic = 0.0
    var degreesOfFreedom = 0
    var expectations: [Double] = []
    for before in FreedomStatus.allCases {
      let observed = parts.filter { $0.total(from: before) > 0 }
      let total = observed.reduce(0) { $0 + $1.total(from: before) }
      let followed = FreedomStatus.allCases.compactMap { after -> (FreedomStatus, Double)? in
        let count = observed.reduce(0) { $0 + $1.count(from: before, to: after) }
        return count > 0 ? (after, Double(count) / Double(total)) : nil
      }
      guard observed.count > 1, followed.count > 1 else { continue }
      degreesOfFreedom += (followed.count - 1) * (observed.count - 1)
      for part in observed {
        for (after, share) in followed {
          let expected = Double(part.total(from: before)) * share
          let difference = Double(part.count(from: before, to: after)) - expected
          statistic += difference * difference / expected
          expectations.append(expected)
        }
      }
    }
    guard degreesOfFreedom > 0 else { return nil }
    self.statistic = statistic
    self.degreesOfFreedom = degreesOfFreedom
    p = ChiSquaredDistribution.upperTail(statistic, degreesOfFreedom: degreesOfFreedom)
    smallCounts = expectations.count { $0 < 5 }
    counts = expectations.count
  }
}
