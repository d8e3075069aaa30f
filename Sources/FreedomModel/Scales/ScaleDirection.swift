/// Which end of a scale is the freer one.
public enum ScaleDirection: String, Sendable, Hashable {
  /// The lower the figure, the freer (ratings, Freedom of the Press).
  case lower
  /// The higher the figure, the freer (scores of Freedom in the World).
  case higher
}

/// What a change of a value means for freedom.
public enum ChangeDirection: String, Sendable, Hashable {
  /// Freer than before.
  case improved
  /// Less free than before.
  case declined
  /// The same value.
  case unchanged
  /// A higher value than before, on a scale whose freer end is not declared.
  case rose
  /// A lower value than before, on a scale whose freer end is not declared.
  case fell

  /// What a change from one value to another means on a scale: `improved` is freer, whatever its
  /// direction. Without a direction a value only `rose` or `fell`. Values that differ in their last
  /// digits only, such as 0.1 + 0.2 and 0.3, are the same.
  public init(from first: Double, to last: Double, direction: ScaleDirection?) {
    let noise = max(first.magnitude, last.magnitude) * 0x1p-44
    self =
      if (first - last).magnitude <= noise { .unchanged } else {
        switch direction {
        case .higher: last > first ? .improved : .declined
        case .lower: last < first ? .improved : .declined
        case nil: last > first ? .rose : .fell
        }
      }
  }

  /// What a change from one status to another means.
  package init(from first: FreedomStatus, to last: FreedomStatus) {
    self.init(from: Double(first.rawValue), to: Double(last.rawValue), direction: .higher)
  }
}
