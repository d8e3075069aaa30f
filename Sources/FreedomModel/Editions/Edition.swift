/// One report of a publication, and the period it covers.
public struct Edition: Sendable, Hashable, Comparable {
  /// The publication's id, such as `fiw`.
  public let publication: String
  /// The sort year: the last year named in ``label``. Unique within a publication.
  public let year: Int
  /// The label as published, such as `1983-84`.
  public let label: String
  /// The first day of the period judged.
  public let coverageStart: CalendarDate
  /// The last day of the period judged.
  public let coverageEnd: CalendarDate

  /// Describes an edition.
  public init(
    publication: String, year: Int, label: String, coverageStart: CalendarDate,
    coverageEnd: CalendarDate
  ) {
    self.publication = publication
    self.year = year
    self.label = label
    self.coverageStart = coverageStart
    self.coverageEnd = coverageEnd
  }

  /// An edition that judges one calendar year.
  public init(publication: String, year: Int, label: String? = nil, coverageYear: Int) {
    self.init(
      publication: publication, year: year, label: label ?? String(year),
      coverageStart: CalendarDate(year: coverageYear, month: 1, day: 1),
      coverageEnd: CalendarDate(year: coverageYear, month: 12, day: 31))
  }

  /// The one year that stands for the edition under a rule.
  public func year(by rule: YearRule) -> Int {
    rule == .edition ? year : coverageEnd.year
  }

  /// Orders by publication, then by year.
  public static func < (earlier: Edition, later: Edition) -> Bool {
    (earlier.publication, earlier.year) < (later.publication, later.year)
  }
}

extension Edition {
  /// Whether this edition follows an earlier one of its publication without a gap.
  ///
  /// The periods judged must follow one another within half a year: between 1982 and 1983-84 there
  /// is a year of the labels but none of the coverage, and nothing is missing.
  public func follows(_ earlier: Edition) -> Bool {
    publication == earlier.publication && self > earlier
      && coverageStart.monthsFromYearZero - earlier.coverageEnd.monthsFromYearZero <= 6
  }

  /// Whether the edition also stands for the year before the one it ends in, being the only one to
  /// judge it; see ``YearRule/coverageFilled``.
  var fillsYearBefore: Bool {
    coverageStart.month == 1 && coverageStart.year == coverageEnd.year - 1
  }

  /// The years that the edition stands for under a rule, ascending: one, or two when years are
  /// filled.
  public func years(under rule: YearRule) -> ClosedRange<Int> {
    let last = year(by: rule)
    return (rule == .coverageFilled && fillsYearBefore ? last - 1 : last)...last
  }
}

/// How the single year of an edition is chosen; every result says which rule it used.
public enum YearRule: String, Sendable, CaseIterable, Hashable {
  /// The last year named in the edition's label: `1983-84` is 1984. There is no 1983.
  case edition
  /// The year in which the period judged ends. 1981 has no observation of its own.
  case coverage
  /// As ``coverage``, and an edition that judges more than one year stands for the one before too:
  /// 1982, which covers 1981 and part of 1982, for 1981; of *Freedom on the Net* those of 2009,
  /// 2011 and 2012.
  case coverageFilled = "coverage-filled"

  /// The rule in words, for a result's notes.
  public var note: TableNote {
    switch self {
    case .edition:
      "Years are report editions; each covers mostly the previous calendar year."
    case .coverage:
      .essential(
        "Years are those in which the coverage period ends.", brief: "years are years of coverage")
    case .coverageFilled:
      .essential(
        """
        Years are those in which the coverage period ends; the edition 1982 counts for 1981 too, \
        but in trends, breaks, episodes and survival each edition counts once.
        """,
        brief: "years are years of coverage, 1981 from the edition 1982")
    }
  }
}
