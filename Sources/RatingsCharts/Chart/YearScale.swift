/// A scale of whole years.
public struct YearScale: Sendable, Hashable {
  /// The first year, at the left end.
  public let first: Int
  /// The last year, at the right end.
  public let last: Int

  /// A scale from one year to another, in either order.
  public init(first: Int, last: Int) {
    self.first = min(first, last)
    self.last = max(first, last)
  }

  /// How many years the scale has, both ends counted.
  public var count: Int { last - first + 1 }

  /// Where a year lies: 0 at the left end, 1 at the right; a scale of one year has it in the middle.
  public func fraction(_ year: Int) -> Double {
    last == first ? 0.5 : Double(year - first) / Double(last - first)
  }
}
