extension CalendarDate {
  /// The first day of a month.
  public static func firstDay(ofMonth month: Int, of year: Int) -> CalendarDate {
    CalendarDate(year: year, month: month, day: 1)
  }

  /// The last day of a month.
  public static func lastDay(ofMonth month: Int, of year: Int) -> CalendarDate {
    CalendarDate(year: year, month: month, day: days(inMonth: month, of: year))
  }
}
