extension Edition {
  /// Whether this edition takes up where an earlier one of its publication left off.
  ///
  /// The periods judged must follow one another within half a year: between 1982 and 1983-84 lies a
  /// year of the labels but none of the coverage, and nothing is missing.
  public func follows(_ earlier: Edition) -> Bool {
    func months(_ date: CalendarDate) -> Int { date.year * 12 + date.month }
    return publication == earlier.publication && self > earlier
      && months(coverageStart) - months(earlier.coverageEnd) <= 6
  }

  /// The years that stand for the edition under a rule: one, or two for 1982 when years are filled.
  public func years(under rule: YearRule) -> [Int] {
    rule == .coverageFilled && fillsYearBefore
      ? [coverageEnd.year - 1, coverageEnd.year] : [year(by: rule)]
  }
}
