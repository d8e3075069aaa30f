/// A scale of figures whose freer end is always ``end``; that of bars ends with the greatest.
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

  /// The figure at the bottom or at the left: the least free end, of bars the least figure.
  public let start: Double
  /// The figure at the top or at the right: the freest end, of bars the greatest figure.
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

  /// Where a figure lies: 0 at ``start``, 1 at ``end``.
  public func fraction(_ position: Double) -> Double {
    // Halves, because the distance of two numbers can be greater than any number.
    start == end ? 0.5 : (position / 2 - start / 2) / (end / 2 - start / 2)
  }
}
