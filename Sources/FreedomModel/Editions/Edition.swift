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
      "Years are report editions; Freedom House's cover mostly the previous calendar year."
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

extension Edition {
  /// The edition that a label stands for, as any of Freedom House's files writes it.
  ///
  /// Reads `Jan.-Feb. 1973`, `Jan-Feb 1973***`, `1983-84`, `1983-1984`, `1982`, `2003`, and a sort
  /// year alone (`1984` for `1983-84`). The edition comes back as ``EditionCalendar`` knows it, its
  /// label spelt as in the newest file. Nothing is guessed: a label that belongs to no edition,
  /// such as `1983` or `2002-03`, returns `nil`, and so does a period that is not this edition's.
  ///
  /// - Parameters:
  ///   - label: The label as written.
  ///   - coverage: The period as written beside it, where there is one; see ``CoveragePeriod``.
  ///   - publication: The publication's id. Editions of a publication other than Freedom House's
  ///     are labelled with a year, which they also judge unless a period is given.
  /// - Returns: The edition.
  public static func parse(
    label: some StringProtocol, coverage: String? = nil, publication: String
  ) -> Edition? {
    let written = label.withoutBlanksAndDots.withoutFootnoteMarks
    var period: ClosedRange<CalendarDate>?
    if let coverage, !coverage.trimmedOfBlanks.isEmpty {
      guard let read = CoveragePeriod.parse(coverage.withoutFootnoteMarks) else { return nil }
      period = read
    }
    let listed = EditionCalendar.editions(of: publication)
    guard !listed.isEmpty else {
      return Int(fourDigits: written).map { year in
        let judged = period ?? CoveragePeriod.year(year)
        return Edition(
          publication: publication, year: year, label: written,
          coverageStart: judged.lowerBound, coverageEnd: judged.upperBound)
      }
    }
    let edition =
      if let year = Int(fourDigits: written) {
        EditionCalendar.edition(publication: publication, year: year)
      } else {
        listed.first { $0.isLabelled(written) }
      }
    guard let edition, period.map(edition.judges) ?? true else { return nil }
    return edition
  }

  /// Whether a label other than a single year, without blanks and full stops, is this edition's.
  private func isLabelled(_ written: String) -> Bool {
    if label.withoutBlanksAndDots == written { return true }
    let years = written.split(separator: "-", omittingEmptySubsequences: false)
    guard years.count == 2, let first = Int(fourDigits: years[0]),
      years[1] == String(year) || years[1] == String(year).suffix(2)
    else { return false }
    let isSpan = label.hasPrefix("\(year - 1)-")
    return (isSpan && first == year - 1)
      || (first == coverageStart.year && year == coverageEnd.year && first < year)
  }

  /// Whether a period is this edition's: both end in the same year and begin at most a month apart,
  /// because the files do not agree to the month.
  private func judges(_ period: ClosedRange<CalendarDate>) -> Bool {
    period.upperBound.year == coverageEnd.year
      && abs(period.lowerBound.monthsFromYearZero - coverageStart.monthsFromYearZero) <= 1
  }
}

extension StringProtocol {
  /// The text without asterisks at its end.
  fileprivate var withoutFootnoteMarks: String {
    var text = trimmedOfBlanks
    while text.last == "*" { text.removeLast() }
    return text
  }
}
