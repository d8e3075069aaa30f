/// How positions on paper follow from years, figures or names.
public enum Scale: Sendable, Hashable {
  /// Years, left to right, in proportion to real time.
  case years(YearScale)
  /// Figures, freer to the top or to the right.
  case values(ValueScale)
  /// Names, one row each, from the top.
  case categories([String])
}

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

/// A scale of figures whose freer end is always ``end``.
public struct ValueScale: Sendable, Hashable {
  /// A labelled place on the scale.
  public struct Tick: Sendable, Hashable {
    /// Where.
    public let position: Double
    /// What is written there.
    public let label: String

    /// A tick from its parts.
    public init(_ position: Double, _ label: String) {
      self.position = position
      self.label = label
    }
  }

  /// The figure at the bottom or at the left: the least free end.
  public let start: Double
  /// The figure at the top or at the right: the freest end.
  public let end: Double
  /// The labelled places.
  public let ticks: [Tick]
  /// Every figure possible, when they are few (ratings, statuses, items), from `start` to `end`.
  public let levels: [Double]

  /// A scale from its parts.
  public init(start: Double, end: Double, ticks: [Tick], levels: [Double] = []) {
    self.start = start
    self.end = end
    self.ticks = ticks
    self.levels = levels
  }

  /// Where a figure lies: 0 at the least free end, 1 at the freest.
  public func fraction(_ position: Double) -> Double {
    start == end ? 0.5 : (position - start) / (end - start)
  }
}
