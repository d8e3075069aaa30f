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
    if holds(edition.year(by: rule)) { return true }
    return rule == .coverageFilled && edition.fillsYearBefore
      && holds(edition.coverageEnd.year - 1)
  }

  /// Whether a year is wanted.
  public func holds(_ year: Int) -> Bool { year >= from ?? .min && year <= to ?? .max }

  /// The rule in words, for a result's notes.
  public var note: String {
    switch rule {
    case .edition:
      "Years are those of the editions: an edition mostly judges the year before."
    case .coverage: "Years are those in which the period judged ends."
    case .coverageFilled:
      "Years are those in which the period judged ends; the edition 1982 also stands for 1981."
    }
  }
}
