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
