/// A rating in two halves, such as `2(5)` or `F (NF)`: South Africa in the edition 1973, for its
/// White and, in brackets, for its Black population.
///
/// It has no single value. Freedom House's own distribution of statuses counts the country in none
/// of them; no analysis here uses one half as the whole.
package struct SplitRating: Sendable, Hashable {
  /// The half outside the brackets: a rating or a status.
  package let outer: String
  /// The half inside the brackets, of the same kind.
  package let inner: String

  /// Reads a cell; `nil` where it is not exactly of this pattern.
  package init?(_ text: String) {
    let written = text.trimmedOfBlanks
    guard written.last == ")", let opening = written.firstIndex(of: "(") else { return nil }
    let outer = written[..<opening].trimmedOfBlanks
    let inner = written[written.index(after: opening)...].dropLast().trimmedOfBlanks
    let areRatings = Self.isRating(outer) && Self.isRating(inner)
    let areStatuses = FreedomStatus(code: outer) != nil && FreedomStatus(code: inner) != nil
    guard areRatings || areStatuses else { return nil }
    self.outer = outer
    self.inner = inner
  }

  /// What is stored for both halves as a value of an indicator: the first rating, and of two
  /// statuses neither; `nil` where it is not such a value.
  package func value(of indicator: Indicator) -> ObservationValue? {
    switch indicator.measure {
    case .status: FreedomStatus(code: outer).map { _ in .splitStatus }
    case .rating: Double(outer).map { .number($0) }
    case .score, .figure: nil
    }
  }

  /// The means of the halves of several cells, as such a cell is written: the mean of `2(5)` and
  /// `3(6)` is `2.5(5.5)`; `nil` unless all of them are split ratings.
  package static func mean(of texts: [String?]) -> String? {
    let halves = texts.compactMap { $0.flatMap { SplitRating($0) } }
    let (outer, inner) = (
      halves.compactMap { Double($0.outer) }, halves.compactMap { Double($0.inner) }
    )
    guard !halves.isEmpty, halves.count == texts.count, outer.count == halves.count,
      inner.count == halves.count
    else { return nil }
    func mean(_ ratings: [Double]) -> String {
      (ratings.reduce(0, +) / Double(ratings.count)).shortestExact
    }
    return "\(mean(outer))(\(mean(inner)))"
  }

  private static func isRating(_ text: String) -> Bool {
    text.utf8.count == 1 && ("1"..."7").contains(text)
  }
}
