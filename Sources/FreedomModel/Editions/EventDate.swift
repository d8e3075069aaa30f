/// When something happened, as people write it: a day, or a calendar year.
///
/// What marks an event on a chart and what compares before and after it read dates by this one
/// rule.
public enum EventDate: Sendable, Hashable, CustomStringConvertible {
  /// On a day.
  case day(CalendarDate)
  /// In a calendar year: placed at its middle.
  case calendarYear(Int)

  /// A day written `2009-07-11`, or a calendar year written `2009`; `nil` for anything else.
  public init?(_ text: some StringProtocol) {
    if let date = CalendarDate(text) {
      self = .day(date)
    } else if let year = Int(fourDigits: text) {
      self = .calendarYear(year)
    } else {
      return nil
    }
  }

  /// The day that places it among the editions.
  public var day: CalendarDate {
    switch self {
    case .day(let day): day
    case .calendarYear(let year): CalendarDate(year: year, month: 7, day: 1)
    }
  }

  /// The edition that judges the day: the first that can show what happened; `nil` where none does.
  public func edition(among editions: some Sequence<Edition>) -> Edition? {
    editions.first { $0.coverageStart <= day && day <= $0.coverageEnd }
  }

  /// The day or the year, as ISO 8601 writes them.
  public var description: String {
    switch self {
    case .day(let day): day.description
    case .calendarYear(let year): String(year)
    }
  }
}
