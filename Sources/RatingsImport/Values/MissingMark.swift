/// The marks of a missing value, in a column of values, never in one of names.
enum MissingMark {
  /// The mark that a text is; `nil` where it is something else.
  static func mark(_ text: some StringProtocol) -> String? {
    switch text {
    case "", "-", "..", "N/A", "NA", "n/a", "–", "—", "#N/A", ".", "...", "…", "n.a.", "N.A.",
      "n. a.", "n.d.", "N.D.", "n. d.", "n/d", "N/D", "k.A.", "k. A.", "s.d.", "s/d":
      String(text)
    default: nil
    }
  }
}

/// Values that the user says mean missing: compared as texts, and as numbers.
struct MissingValues: Sendable {
  private let texts: Set<String>
  private let numbers: Set<Double>
  /// Whether there are none.
  let isEmpty: Bool

  init(_ values: [String]) {
    texts = Set(values)
    numbers = Set(values.compactMap { NumberText($0.utf8).number })
    isEmpty = values.isEmpty
  }

  /// Whether a text is one of them: `-99.0` where `-99` was named.
  func contains(_ text: String) -> Bool {
    texts.contains(text) || NumberText(text.utf8).number.map(numbers.contains) ?? false
  }
}
