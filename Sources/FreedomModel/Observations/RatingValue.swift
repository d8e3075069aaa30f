/// What an entity has for an indicator in an edition.
public enum RatingValue: Sendable, Hashable, CustomStringConvertible {
  /// A rating, a score, or a number of a user's own publication, exactly as published.
  case number(Double)
  /// Free, Partly Free or Not Free.
  case status(FreedomStatus)
  /// Two ratings or statuses for two parts of a people, as written: `2(5)`. Neither is the value of
  /// the country, so there is no number. There is one, South Africa's of 1973.
  case split(String)

  /// The value that a number stands for: of an indicator of statuses 0 (Not Free), 1 (Partly Free)
  /// or 2 (Free), and `nil` for any other; the mean of several statuses is a number.
  package init?(number: Double, of indicator: Indicator) {
    guard indicator.measure == .status, !indicator.isComputed else {
      self = .number(number)
      return
    }
    guard let status = FreedomStatus(figure: number) else { return nil }
    self = .status(status)
  }

  /// The number; `nil` for a status and for two ratings.
  public var number: Double? {
    if case .number(let number) = self { number } else { nil }
  }

  /// The status; `nil` for a number and for two statuses.
  public var status: FreedomStatus? {
    if case .status(let status) = self { status } else { nil }
  }

  /// The value on the axis of its scale, for arithmetic and charts: a status is 0 (Not Free), 1
  /// (Partly Free) or 2 (Free); `nil` for two ratings.
  public var asNumber: Double? {
    switch self {
    case .number(let number): number
    case .status(let status): Double(status.rawValue)
    case .split: nil
    }
  }

  /// Whether two ratings were published.
  public var isSplit: Bool { if case .split = self { true } else { false } }

  /// The value as people write it: `3`, `2.5`, `PF`, `2(5)`.
  public var description: String {
    switch self {
    case .number(let number): number.shortestExact
    case .status(let status): status.code
    case .split(let text): text
    }
  }
}

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
