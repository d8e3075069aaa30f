public import FreedomModel
internal import Platform

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

/// How many editions spells last: an estimate of Kaplan and Meier (1958).
///
/// Time counts in editions since the spell began, which is 0. Who is observed from later on enters
/// late, and is at risk from then on only. Limits: Greenwood (1926), on the scale of log(-log).
public struct SurvivalCurve: Sendable, Hashable {
  /// What happened after some number of editions.
  public struct Point: Sendable, Hashable {
    /// How many editions after the first one of the spell.
    public let editions: Int
    /// How many spells were observed until then, and how many of them ended then.
    public let atRisk: Int, events: Int
    /// The share of spells that last longer, from 0 to 1.
    public let survival: Double
    /// The limits of the share; `nil` where it is 0 or 1, which has none on this scale.
    public let low: Double?, high: Double?
  }

  /// Every number of editions after which a spell ended, and the last one observed.
  public let points: [Point]
  /// How many spells were at risk at every number of editions from 1 on.
  package let atRisk: [Int]

  /// How many spells ended.
  public var events: Int { points.reduce(0) { $0 + $1.events } }
  /// After how many editions half of the spells or fewer are left; `nil` where more last.
  public var median: Int? { points.first { $0.survival <= 0.5 + 1e-12 }?.editions }

  /// The curve of some steps; `nil` without any.
  init?(_ steps: [(age: Int, isEvent: Bool)], confidence: Double = 0.95) {
    guard let last = steps.map(\.age).max() else { return nil }
    var atRisk = Array(repeating: 0, count: last + 1)
    var events = atRisk
    for step in steps {
      atRisk[step.age] += 1
      if step.isEvent { events[step.age] += 1 }
    }
    self.atRisk = atRisk
    let z = NormalDistribution.quantile((1 + confidence) / 2)
    var survival = 1.0
    var variance = 0.0
    var points: [Point] = []
    for age in 0...last where events[age] > 0 || age == last {
      let (risk, ended) = (Double(atRisk[age]), Double(events[age]))
      survival *= (risk - ended) / risk
      // The variance of the logarithm; infinite, and without limits, once none is left.
      if ended < risk { variance += ended / (risk * (risk - ended)) }
      let limits = Self.limits(survival, variance, z)
      points.append(
        Point(
          editions: age + 1, atRisk: atRisk[age], events: events[age], survival: survival,
          low: limits?.low, high: limits?.high))
    }
    self.points = points
  }

  private static func limits(
    _ survival: Double, _ variance: Double, _ z: Double
  ) -> (low: Double, high: Double)? {
    guard survival > 0, survival < 1 else { return nil }
    let logarithm = Mathematics.logarithm(survival)
    let reach = z * variance.squareRoot() / logarithm
    func limit(_ side: Double) -> Double {
      Mathematics.exponential(logarithm * Mathematics.exponential(side * reach))
    }
    return (low: limit(-1), high: limit(1))
  }
}

/// Whether spells last equally long in several parts: the log-rank test (Mantel 1966; Peto and Peto
/// 1972), with late entry.
public struct LogRankTest: Sendable, Hashable {
  /// The parts compared, with the events that occurred and those expected if spells lasted equally
  /// long in all.
  public struct Part: Sendable, Hashable {
    /// The part's name.
    public let name: String
    /// The events.
    public let observed: Int
    /// What their number would be.
    public let expected: Double
  }

  /// The parts with anything at risk beside others.
  public let parts: [Part]
  /// The chi-squared statistic, and its degrees of freedom.
  public let statistic: Double, degreesOfFreedom: Int
  /// The probability of such a difference where spells last equally long in all.
  public let p: Double

  /// - Returns: `nil` where there are not two parts with something to compare.
  init?(_ parts: [(name: String, steps: [(age: Int, isEvent: Bool)])]) {
    let last = parts.flatMap { $0.steps.map(\.age) }.max() ?? -1
    guard last >= 0 else { return nil }
    let counts = parts.map { part in
      var counts = Array(repeating: (atRisk: 0.0, events: 0.0), count: last + 1)
      for step in part.steps {
        counts[step.age].atRisk += 1
        if step.isEvent { counts[step.age].events += 1 }
      }
      return counts
    }
    var expected = Array(repeating: 0.0, count: parts.count)
    var covariance = Array(
      repeating: Array(repeating: 0.0, count: parts.count), count: parts.count)
    for age in 0...last {
      let atRisk = counts.reduce(0) { $0 + $1[age].atRisk }
      let events = counts.reduce(0) { $0 + $1[age].events }
      guard events > 0 else { continue }
      let shares = counts.map { $0[age].atRisk / atRisk }
      for part in parts.indices { expected[part] += events * shares[part] }
      guard atRisk > 1 else { continue }
      let spread = events * (atRisk - events) / (atRisk - 1)
      for one in parts.indices {
        for other in parts.indices {
          covariance[one][other] +=
            spread * shares[one] * ((one == other ? 1 : 0) - shares[other])
        }
      }
    }
    let compared = parts.indices.filter { expected[$0] > 0 }
    self.parts = compared.map { part in
      Part(
        name: parts[part].name, observed: parts[part].steps.count { $0.isEvent },
        expected: expected[part])
    }
    degreesOfFreedom = compared.count - 1
    // The differences add up to zero: one of them follows from the others.
    let kept = compared.dropFirst()
    let differences = kept.map { part in
      Double(parts[part].steps.count { $0.isEvent }) - expected[part]
    }
    let matrix = kept.map { one in kept.map { covariance[one][$0] } }
    guard degreesOfFreedom > 0, let form = SymmetricSystem.inverseForm(differences, matrix)
    else { return nil }
    statistic = form
    p = ChiSquaredDistribution.upperTail(form, degreesOfFreedom: degreesOfFreedom)
  }
}
