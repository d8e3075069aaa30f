/// One issue of a publication, and the period it judges.
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
