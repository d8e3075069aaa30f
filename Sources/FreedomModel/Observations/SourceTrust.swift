/// How far the values of a file are to be trusted.
public enum SourceTrust: String, Sendable, Hashable, CaseIterable {
  /// Freedom House's own file, or the user's own values.
  case official
  /// Compiled from what two or more third parties say alike.
  case agreeingThirdParties = "agreeing third parties"
  /// Compiled from what a single third party says.
  case oneThirdParty = "one third party"
}
