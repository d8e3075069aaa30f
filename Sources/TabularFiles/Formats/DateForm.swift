/// How a number format shows a number when it shows it as a date or a time.
enum DateForm: UInt8, Sendable {
  /// With a day, a month or a year, perhaps with a time of day.
  case date
  /// A time of day.
  case time
  /// Hours, minutes or seconds beyond a day's: `[h]:mm`.
  case duration
}
