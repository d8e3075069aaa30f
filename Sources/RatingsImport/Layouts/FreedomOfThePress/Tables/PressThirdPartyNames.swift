import FreedomModel

/// Names that are ambiguous by themselves and clear in a file that has all countries.
enum PressThirdPartyNames {
  /// What a name means where that is not what it says.
  static func meaning(of name: String) -> String? {
    // Asked for every row: no more than a look at the length where the name cannot be meant.
    name.utf8.count > 8 ? nil : meanings[name.trimmedOfBlanks]
  }

  /// Beside a row of the Democratic Republic, `Congo` is the other one.
  private static let meanings = ["Congo": "Congo (Brazzaville)"]
}
