/// Numbers in the text that an XLSX workbook would have for them.
enum NumberCellText {
  /// The shortest text that reads as the same number; whole numbers without a point.
  static func text(_ number: Double) -> String {
    if let whole = Int(exactly: number), abs(whole) < 1 << 53 { return String(whole) }
    return "\(number)"
  }
}

/// How a number format shows a number when it shows it as a date or a time.
enum DateForm: UInt8, Sendable {
  /// With a day, a month or a year, perhaps with a time of day.
  case date
  case time
  /// Hours, minutes or seconds beyond a day's: `[h]:mm`.
  case duration
}

/// The dates that XLSX workbooks may write out in full, as ISO 8601 has them.
enum DateCellText {
  /// The same date as the others are written: `2021-01-01T00:00:00Z` is `2021-01-01`.
  static func text(_ bytes: some Collection<UInt8>) -> [UInt8] {
    var text = Array(bytes)
    if text.last == UInt8(ascii: "Z") { text.removeLast() }
    if text.count > 10, text[10] == UInt8(ascii: "T") {
      text[10] = UInt8(ascii: " ")
      for midnight in [" 00:00", " 00:00:00", " 00:00:00.000"]
      where text[10...].elementsEqual(midnight.utf8) {
        text.removeSubrange(10...)
        break
      }
    }
    return text
  }
}

/// The dates that workbooks keep as numbers: days since the last day of 1899, or since 1904.
enum DateNumber {
  /// What a number says as a date: `2021-01-01`, `2021-01-01 12:30:00`, `12:30:00`, or the hours of
  /// a duration, `36:00:00`. A number that is not a date of Excel's calendar is named with a word.
  static func text(_ number: Double, form: DateForm, startsIn1904: Bool) -> String {
    // The first number after the year 9999.
    let end = startsIn1904 ? 2_957_004.0 : 2_958_466.0
    guard number >= 0, number < end else {
      return "date number \(NumberCellText.text(number))"
    }
    let seconds = Int((number * 86_400).rounded())
    if form == .duration { return clock(seconds) }
    let (days, time) = seconds.quotientAndRemainder(dividingBy: 86_400)
    if form == .time, days == 0 { return clock(time) }
    let date = date(days, startsIn1904: startsIn1904)
    return time == 0 ? date : "\(date) \(clock(time))"
  }

  private static func clock(_ seconds: Int) -> String {
    "\(padded(seconds / 3600, 2)):\(padded(seconds / 60 % 60, 2)):\(padded(seconds % 60, 2))"
  }

  private static func date(_ days: Int, startsIn1904: Bool) -> String {
    if startsIn1904 { return date(daysSince1970: days - 24_107) }
    // Excel's calendar has a day before the first of January, and a 29th of February 1900.
    if days == 0 { return "1900-01-00" }
    if days == 60 { return "1900-02-29" }
    return date(daysSince1970: days - (days < 60 ? 25_568 : 25_569))
  }

  /// A date of the Gregorian calendar, counted in years that begin in March.
  private static func date(daysSince1970 days: Int) -> String {
    let shifted = days + 719_468
    let era = shifted / 146_097
    let day = shifted % 146_097
    let yearOfEra = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365
    let dayOfYear = day - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    let year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
    let dayOfMonth = dayOfYear - (153 * marchMonth + 2) / 5 + 1
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(dayOfMonth, 2))"
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
  }
}
