import FreedomModel

/// A rating in two halves, such as `2(5)` or `F (NF)`: South Africa in the edition of 1973, for the
/// white population and, in brackets, for the black one.
///
/// The bracketed half is the one that Freedom House's own distribution of statuses counts.
struct SplitRating {
  /// The half in brackets: a rating or a status.
  let bracketed: String

  /// Reads a cell; `nil` where it is not exactly of this pattern.
  init?(_ text: String) {
    let written = text.trimmedOfBlanks
    guard written.last == ")", let opening = written.firstIndex(of: "(") else { return nil }
    let outer = written[..<opening].trimmedOfBlanks
    let inner = written[written.index(after: opening)...].dropLast().trimmedOfBlanks
    let areRatings = Self.isRating(outer) && Self.isRating(inner)
    let areStatuses = FreedomStatus(code: outer) != nil && FreedomStatus(code: inner) != nil
    guard areRatings || areStatuses else { return nil }
    bracketed = inner
  }

  /// The bracketed half as a figure of an indicator; `nil` where it is no such figure.
  func value(of indicator: Indicator) -> ObservationValue? {
    switch indicator.measure {
    case .status: FreedomStatus(code: bracketed).map { .status($0) }
    case .rating: Double(bracketed).map { .number($0) }
    case .score, .figure: nil
    }
  }

  private static func isRating(_ text: String) -> Bool {
    text.utf8.count == 1 && ("1"..."7").contains(text)
  }
}
