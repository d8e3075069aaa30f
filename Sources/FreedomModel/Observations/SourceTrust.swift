/// How far the values of a file are to be trusted; the greater, the less.
public enum SourceTrust: String, Sendable, Hashable, CaseIterable, Comparable {
  /// Freedom House's own file, or the user's own values.
  case official
  /// Compiled from what two or more third parties agree on.
  case agreeingThirdParties = "agreeing third parties"
  /// Compiled from what a single third party says.
  case oneThirdParty = "one third party"

  /// Whether the first is to be trusted more.
  public static func < (one: SourceTrust, other: SourceTrust) -> Bool {
    one.rank < other.rank
  }

  private var rank: Int {
    switch self {
    case .official: 0
    case .agreeingThirdParties: 1
    case .oneThirdParty: 2
    }
  }
}
