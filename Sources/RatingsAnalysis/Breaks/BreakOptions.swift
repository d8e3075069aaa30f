public import FreedomModel

/// What can be chosen about breaks.
public struct BreakOptions: Sendable, Hashable {
  /// The fewest figures in a segment.
  public enum MinimumSegment: Sendable, Hashable {
    /// A share of the series, rounded down as strucchange's `h` is, and three figures at least:
    /// shorter segments follow the noise of a short series.
    case share(Double)
    /// So many figures.
    case figures(Int)

    /// The fewest figures in a segment of a series of some length.
    public func figures(of count: Int) -> Int {
      switch self {
      case .share(let share): max(3, Int((share * Double(count)).rounded(.down)))
      case .figures(let figures): figures
      }
    }
  }

  /// The fewest figures in a segment.
  public var minimumSegment: MinimumSegment
  /// The most breaks tried.
  public var mostBreaks: Int
  /// Whether every number of breaks is shown, not only the best.
  public var showsAllModels: Bool
  /// The year that stands for an edition.
  public var years: YearRule
  /// Whether only figures as a country, or as a territory, count; `nil` for both.
  public var kind: EntityKind?

  /// Options; the defaults are segments of 15 % of the series (strucchange's), and five breaks at
  /// most.
  public init(
    minimumSegment: MinimumSegment = .share(0.15), mostBreaks: Int = 5,
    showsAllModels: Bool = false, years: YearRule = .edition, kind: EntityKind? = nil
  ) {
    self.minimumSegment = minimumSegment
    self.mostBreaks = mostBreaks
    self.showsAllModels = showsAllModels
    self.years = years
    self.kind = kind
  }

  /// - Throws: ``AnalysisError/badOption(name:value:rule:)``.
  func check() throws(AnalysisError) {
    switch minimumSegment {
    case .share(let share) where !(share > 0 && share <= 0.5):
      throw .badOption(
        name: "the least segment", value: share.shortestExact,
        rule: "as a share it lies above 0 and not above 0.5")
    case .figures(let figures) where figures < 2:
      throw .badOption(
        name: "the least segment", value: String(figures), rule: "a segment has 2 figures at least")
    default: break
    }
    guard mostBreaks >= 0 else {
      throw .badOption(
        name: "the most breaks", value: String(mostBreaks), rule: "it is 0 or more")
    }
  }
}
