extension Edition {
  /// Whether this edition takes up where an earlier one of its publication left off.
  ///
  /// The periods judged must follow one another within half a year: between 1982 and 1983-84 lies a
  /// year of the labels but none of the coverage, and nothing is missing.
  public func follows(_ earlier: Edition) -> Bool {
    publication == earlier.publication && self > earlier
      && coverageStart.monthsFromYearZero - earlier.coverageEnd.monthsFromYearZero <= 6
  }

  /// Whether the edition also stands for the year before the one it ends in, being the only one to
  /// judge it; see ``YearRule/coverageFilled``.
  var fillsYearBefore: Bool {
    coverageStart.month == 1 && coverageStart.year == coverageEnd.year - 1
  }

  /// The years that the edition stands for under a rule, ascending: one, or two when years are filled.
  public func years(under rule: YearRule) -> ClosedRange<Int> {
    let last = year(by: rule)
    return (rule == .coverageFilled && fillsYearBefore ? last - 1 : last)...last
  }
}
