/// Years from a first to a last one, both included; either end may be open.
public struct YearSpan: Sendable, Hashable {
  /// The first year; `nil` where that end is open.
  public let first: Int?
  /// The last year; `nil` where that end is open.
  public let last: Int?

  /// A span of years.
  public init(first: Int?, last: Int?) {
    self.first = first
    self.last = last
  }

  /// A span as tables write it: `1949-1990`, `1993-` or `-1917`; `nil` where a text is none.
  public init?(_ written: some StringProtocol) {
    let ends = written.split(separator: "-", omittingEmptySubsequences: false)
    guard ends.count == 2, ends.contains(where: { !$0.isEmpty }) else { return nil }
    for end in ends where !end.isEmpty && Int(end) == nil { return nil }
    first = Int(ends[0])
    last = Int(ends[1])
    if let first, let last, last < first { return nil }
  }

  /// Whether a year is in it.
  public func contains(_ year: Int) -> Bool {
    (first.map { $0 <= year } ?? true) && (last.map { year <= $0 } ?? true)
  }

  /// Whether one of some years is in it.
  public func overlaps(_ years: ClosedRange<Int>) -> Bool {
    (first.map { $0 <= years.upperBound } ?? true) && (last.map { years.lowerBound <= $0 } ?? true)
  }
}
