import FreedomModel

/// Names that are ambiguous by themselves and clear in a file that has all countries.
enum PressThirdPartyNames {
  /// What a name means where that is not what it says.
  static func meaning(of name: String) -> String? {
    meanings[HeaderName(name)]
  }

  /// Beside a row of the Democratic Republic, `Congo` is the other one.
  private static let meanings = [HeaderName("Congo"): "Congo (Brazzaville)"]
}
