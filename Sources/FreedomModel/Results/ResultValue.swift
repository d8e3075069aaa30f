/// One cell of a result table.
public enum ResultValue: Sendable, Hashable {
  /// No value: an empty cell in CSV, `null` in JSON.
  case missing
  /// A whole number.
  case integer(Int)
  /// A number, printed shortest-exact.
  case number(Double)
  /// Text.
  case text(String)
  /// Yes or no.
  case flag(Bool)

  /// A number that may be missing.
  public init(_ number: Double?) { self = number.map { .number($0) } ?? .missing }
  /// A whole number that may be missing.
  public init(_ integer: Int?) { self = integer.map { .integer($0) } ?? .missing }
  /// A text that may be missing.
  public init(_ text: String?) { self = text.map { .text($0) } ?? .missing }

  /// The value as CSV writes it: numbers shortest-exact, missing empty, flags `true` and `false`.
  public var plainText: String {
    switch self {
    case .missing: ""
    case .integer(let integer): String(integer)
    case .number(let number): number.shortestExact
    case .text(let text): text
    case .flag(let flag): flag ? "true" : "false"
    }
  }
}

extension Double {
  /// The fewest digits that read back as the same number; whole numbers without a point.
  public var shortestExact: String {
    if self == 0 { return "0" }
    if let integer = Int(exactly: self), magnitude < 1e15 { return String(integer) }
    return description
  }
}
