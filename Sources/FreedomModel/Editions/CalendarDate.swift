/// A day of the Gregorian calendar, without a time.
public struct CalendarDate: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The year.
  public let year: Int
  /// The month, 1 to 12.
  public let month: Int
  /// The day of the month, 1 to 31.
  public let day: Int

  /// A date from its parts, which are not checked.
  public init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// A date written `2008-12-31`; `nil` for anything else.
  public init?(_ text: some StringProtocol) {
    var number = 0
    var parts: [Int] = []
    var length = 0
    for byte in text.utf8 {
      switch (byte, length) {
      case (UInt8(ascii: "-"), 4), (UInt8(ascii: "-"), 7):
        parts.append(number)
        number = 0
      case (UInt8(ascii: "0")...UInt8(ascii: "9"), ...3),
        (UInt8(ascii: "0")...UInt8(ascii: "9"), 5...6),
        (UInt8(ascii: "0")...UInt8(ascii: "9"), 8...9):
        number = number * 10 + Int(byte - UInt8(ascii: "0"))
      default: return nil
      }
      length += 1
    }
    guard length == 10, (1...12).contains(parts[1]),
      (1...CalendarDate.days(inMonth: parts[1], of: parts[0])).contains(number)
    else { return nil }
    self.init(year: parts[0], month: parts[1], day: number)
  }

  /// The date as ISO 8601 writes it, such as `2008-12-31`.
  public var description: String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// Earlier dates come first.
  public static func < (earlier: CalendarDate, later: CalendarDate) -> Bool {
    (earlier.year, earlier.month, earlier.day) < (later.year, later.month, later.day)
  }

  /// How many days a month has, 28 to 31.
  static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension CalendarDate {
  /// How many months lie between the year 0 and the date: their differences count months.
  var monthsFromYearZero: Int { year * 12 + month }

  /// The first day of a month.
  static func firstDay(ofMonth month: Int, of year: Int) -> CalendarDate {
    CalendarDate(year: year, month: month, day: 1)
  }

  /// The last day of a month.
  static func lastDay(ofMonth month: Int, of year: Int) -> CalendarDate {
    CalendarDate(year: year, month: month, day: days(inMonth: month, of: year))
  }
}

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
