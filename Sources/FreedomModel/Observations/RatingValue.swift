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
