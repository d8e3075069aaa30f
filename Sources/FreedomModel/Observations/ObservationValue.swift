/// What was published for one entity, edition and indicator.
public enum ObservationValue: Sendable, Hashable {
  /// A value, exactly as published.
  case number(Double)
  /// Free, Partly Free or Not Free.
  case status(FreedomStatus)
  /// Two statuses for two parts of a people, as written in the observation's text: neither counts
  /// as that of the country. There is one, South Africa's of 1973.
  case splitStatus
  /// Nothing was published, and why.
  case absent(Absence)

  /// Why there is no value.
  public enum Absence: String, Sendable, Hashable {
    /// Marked as not rated: `-`, `..` or `N/A`.
    case notRated = "-"
    /// An empty cell.
    case blank = ""
  }

  /// Whether something was published.
  public var isFigure: Bool { if case .absent = self { false } else { true } }

  /// The value, with a status as 0 (Not Free), 1 (Partly Free) or 2 (Free).
  public var number: Double? {
    switch self {
    case .number(let number): number
    case .status(let status): Double(status.rawValue)
    case .splitStatus, .absent: nil
    }
  }
}
