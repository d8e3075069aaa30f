/// The marks that stand for a missing value in a figure's column, never in a name's.
enum MissingMark {
  /// The mark that a text is; `nil` where it is something else.
  static func mark(_ text: some StringProtocol) -> String? {
    switch text {
    case "", "-", "..", "N/A", "NA", "n/a", "–", "—", "#N/A": String(text)
    default: nil
    }
  }
}
