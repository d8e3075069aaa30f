/// Which end of a scale is the freer one.
public enum ScaleDirection: String, Sendable, Hashable {
  /// The lower the figure, the freer (ratings, Freedom of the Press).
  case lower
  /// The higher the figure, the freer (scores of Freedom in the World).
  case higher

  /// How a change from one figure to another reads in words, whatever the scale: `improved` means
  /// freer, `declined` less free.
  public func change(from first: Double, to last: Double) -> ChangeDirection {
    guard first != last else { return .unchanged }
    return (last > first) == (self == .higher) ? .improved : .declined
  }
}

/// What a change of a figure means for freedom.
public enum ChangeDirection: String, Sendable, Hashable {
  /// Freer than before.
  case improved
  /// Less free than before.
  case declined
  /// The same figure.
  case unchanged

  /// What a change from one status to another means.
  package init(from first: FreedomStatus, to last: FreedomStatus) {
    self = ScaleDirection.higher.change(from: Double(first.rawValue), to: Double(last.rawValue))
  }
}
