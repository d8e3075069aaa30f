public import FreedomModel

/// How the Mann-Kendall test deals with values that resemble those before them.
public enum TrendMethod: String, Sendable, Hashable, CaseIterable {
  /// The variance corrected by the autocorrelations at all lags that r* implies: see
  /// `LagOneCorrelation`. Fewer than 10 values have the exact p of the plain test.
  case adjusted
  /// Not at all: the test as Mann and Kendall wrote it.
  case plain
  /// The variance corrected by all significant autocorrelations of the detrended ranks (Hamed and
  /// Rao 1998).
  case hamedRao = "hamed-rao"
  /// The variance corrected by the autocorrelations at all lags that the first one of the detrended
  /// values implies (Yue and Wang 2004).
  case yueWang = "yue-wang"
  /// The test of the values after trend-free pre-whitening (Yue et al. 2002), which finds trends
  /// in noise even more often than the plain test (Bayazit and Önöz 2007).
  case trendFreePrewhitening = "tfpw"

  /// The fewest values that are corrected: a correlation estimated from less is mostly noise.
  package static let fewestValues = 10
}

/// How the limits of the slope are computed.
public enum SlopeLimits: String, Sendable, Hashable, CaseIterable {
  /// From the ranks of the slopes of all pairs, as if values were independent (Sen 1968; Gilbert
  /// 1987).
  case rank
  /// From series drawn again out of blocks of what the line leaves: see ``SlopeBootstrap``.
  case bootstrap
}

/// How strong the evidence of a trend is, at 5 %.
public enum TrendEvidence: String, Sendable, Hashable, CaseIterable {
  /// The test by `adjusted` finds it.
  case clear
  /// Only the plain test finds it, which finds trends in noise too.
  case weak
  /// Neither finds it.
  case lacking = "none"
}

/// What can be chosen about trends.
public struct TrendOptions: Sendable, Hashable {
  /// How the test deals with serial correlation.
  public var method: TrendMethod
  /// Whether a correction may make a result more significant than the plain test.
  public var allowsShrinking: Bool
  /// The confidence of the slope's limits, between 0 and 1.
  public var confidence: Double
  /// How the limits of the slope are computed. The bootstrap costs about a hundredth of a second
  /// for each series of 50 values.
  public var limits: SlopeLimits
  /// What the draws of the bootstrap begin with; the same seed draws the same.
  public var seed: Int
  /// How p values are adjusted over all rows.
  public var adjustment: FalseDiscoveryRate
  /// The year of an edition.
  public var yearRule: YearRule
  /// Whether only values as a country, or as a territory, count; `nil` for both.
  public var kind: EntityKind?
  /// The known changes of method; a trend that spans one says so.
  public var methodChanges: [MethodChange] = []
  /// The changes that are left out of the test and the slope.
  public var excluding: ExcludedChanges?

  /// Options; the defaults are the adjusted test and 95 % bootstrap limits on edition years.
  public init(
    method: TrendMethod = .adjusted, allowsShrinking: Bool = false, confidence: Double = 0.95,
    limits: SlopeLimits = .bootstrap, seed: Int = SlopeBootstrap.usualSeed,
    adjustment: FalseDiscoveryRate = .benjaminiHochberg, yearRule: YearRule = .edition,
    kind: EntityKind? = nil
  ) {
    self.method = method
    self.allowsShrinking = allowsShrinking
    self.confidence = confidence
    self.limits = limits
    self.seed = seed
    self.adjustment = adjustment
    self.yearRule = yearRule
    self.kind = kind
  }

  /// - Throws: ``AnalysisError/badOption(name:value:rule:)``.
  func check() throws(AnalysisError) {
    guard confidence > 0, confidence < 1 else {
      throw .badOption(
        name: "confidence", value: confidence.shortestExact, rule: "it lies between 0 and 1")
    }
  }
}

/// The correction for asking many questions at once: p values adjusted for the share of false ones
/// among those found.
public enum FalseDiscoveryRate: String, Sendable, Hashable, CaseIterable {
  /// Benjamini and Hochberg (1995): for questions that are independent or depend positively.
  case benjaminiHochberg = "bh"
  /// Benjamini and Yekutieli (2001): for any dependence, and so the cautious one for countries.
  case benjaminiYekutieli = "by"

  /// The p values adjusted, in the same order; a missing one stays missing and is not counted.
  func adjusted(_ p: [Double?]) -> [Double?] {
    let known = p.indices.compactMap { index in p[index].map { (index: index, p: $0) } }
      .sorted { ($0.p, $0.index) > ($1.p, $1.index) }
    let questions = Double(known.count) * penalty(ofQuestions: known.count)
    var adjusted = p
    var least = 1.0
    for (position, entry) in known.enumerated() {
      let rank = known.count - position
      least = min(least, entry.p * questions / Double(rank))
      adjusted[entry.index] = least
    }
    return adjusted
  }

  /// What dependence of any form costs: 1 + 1/2 + ... + 1/m.
  private func penalty(ofQuestions count: Int) -> Double {
    switch self {
    case .benjaminiHochberg: 1
    case .benjaminiYekutieli: (0..<count).reduce(0) { $0 + 1 / Double($1 + 1) }
    }
  }
}
