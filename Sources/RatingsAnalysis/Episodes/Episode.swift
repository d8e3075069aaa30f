/// A sustained move towards more freedom or less, after the rules of the Episodes of Regime
/// Transformation project; an adaptation to Freedom House's scales.
public struct Episode: Sendable, Hashable {
  /// Which way an episode goes.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Towards more freedom.
    case improvement
    /// Towards less.
    case decline
  }

  /// How an episode ends.
  public enum Ending: String, Sendable, Hashable {
    /// No further change for as many editions as the tolerance says.
    case stasis
    /// A change the other way within one edition.
    case oneYearReversal = "one-year reversal"
    /// Small changes the other way that add up.
    case cumulativeReversal = "cumulative reversal"
    /// An edition is missing, or the scale was turned round: what followed is not known.
    case gap = "censored (gap)"
    /// The figures end, with the newest edition or with the entity.
    case endOfData = "censored (end of data)"

    /// Whether the episode may have gone on.
    public var isCensored: Bool { self == .gap || self == .endOfData }
  }

  /// Which way it goes.
  public let kind: Kind
  /// The position of the edition before the first change.
  public let before: Int
  /// The position of the edition with the last change, or with the last figure when censored.
  public let end: Int
  /// How it ends.
  public let ending: Ending
}
