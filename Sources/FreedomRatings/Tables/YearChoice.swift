public import FreedomModel

/// Which editions are wanted, and which year stands for each.
public struct YearChoice: Sendable, Hashable {
  /// The first year wanted, under ``rule``; `nil` for no limit.
  public var from: Int?
  /// The last year wanted, under ``rule``; `nil` for no limit.
  public var to: Int?
  /// Which year stands for an edition.
  public var rule: YearRule

  /// A choice of years.
  public init(from: Int? = nil, to: Int? = nil, rule: YearRule = .edition) {
    self.from = from
    self.to = to
    self.rule = rule
  }

  /// Whether an edition is wanted.
  public func holds(_ edition: Edition) -> Bool {
    edition.years(under: rule).contains(where: holds)
  }

  /// Whether a year is wanted.
  public func holds(_ year: Int) -> Bool { year >= from ?? .min && year <= to ?? .max }
}
