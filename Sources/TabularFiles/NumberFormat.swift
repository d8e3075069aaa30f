/// Number formats: which of them say that a number is a date.
enum NumberFormat {
  /// What a format is that a workbook names by number alone; `nil` for no date.
  static func builtIn(_ number: Int) -> DateForm? {
    switch number {
    // Dates in East Asian editions.
    case 27...31, 34...36, 50...58: .date
    case 32, 33: .time
    default: builtInEverywhere(number)
    }
  }

  /// What a format is by its number even if the workbook has a code for it; `nil` if it is not a
  /// date. Other programs count formats of their own from 50.
  static func builtInEverywhere(_ number: Int) -> DateForm? {
    switch number {
    case 14...17, 22: .date
    case 18...21, 45, 47: .time
    case 46: .duration
    default: nil
    }
  }

  /// What a format code such as `yyyy\-mm\-dd` turns a number into; `nil` if it is not a date. A
  /// date in any of its sections counts: which of them shows a number is not looked into.
  static func dateForm(ofCode code: String) -> DateForm? { scan(code).form }

  /// Whether a format code such as `0.0%` shows a number multiplied by a hundred.
  static func showsPercent(code: String) -> Bool { scan(code).hasPercent }

  /// Whether a format does that which a workbook names by number alone.
  static func showsPercent(builtIn number: Int) -> Bool { number == 9 || number == 10 }

  private static func scan(_ code: String) -> FormatCodeScanner {
    var scanner = FormatCodeScanner(code)
    scanner.scan()
    return scanner
  }
}

private struct FormatCodeScanner {
  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var hasDay = false
  private var hasMonth = false
  private var hasClock = false
  private var hasDuration = false
  private(set) var hasPercent = false

  init(_ code: String) {
    scalars = Array(code.unicodeScalars)
  }

  var form: DateForm? {
    if hasDay { return .date }
    if hasDuration { return .duration }
    // Months and minutes share a letter.
    if hasClock { return .time }
    return hasMonth ? .date : nil
  }

  mutating func scan() {
    var sections = 1
    while index < scalars.count {
      let scalar = scalars[index]
      switch scalar {
      case "\"": skip(to: "\"")
      // A literal character, a blank as wide as a character, a character to fill the cell with.
      case "\\", "_", "*": index += 2
      case "[": takeBracket()
      case "%":
        hasPercent = true
        index += 1
      case ";":
        index += 1
        sections += 1
        // The fourth section shows texts.
        if sections == 4 { return }
      default:
        if let keyword = Self.keywords.first(where: { starts(with: $0) }) {
          index += keyword.count
          if keyword != Self.general { hasClock = true }
        } else {
          takeLetter()
        }
      }
    }
  }

  private static let general = Array("general".unicodeScalars)
  private static let keywords = [
    general, Array("am/pm".unicodeScalars), Array("a/p".unicodeScalars),
  ]

  private func starts(with keyword: [Unicode.Scalar]) -> Bool {
    index + keyword.count <= scalars.count
      && keyword.indices.allSatisfy { Self.lowercase(scalars[index + $0]) == keyword[$0] }
  }

  private mutating func skip(to end: Unicode.Scalar) {
    index += 1
    while index < scalars.count, scalars[index] != end { index += 1 }
    index += 1
  }

  /// A colour, condition or language, or a count of hours, minutes or seconds.
  private mutating func takeBracket() {
    let start = index + 1
    skip(to: "]")
    let content = scalars[min(start, scalars.count)..<min(max(index - 1, start), scalars.count)]
      .map(Self.lowercase)
    if let first = content.first, "hms".unicodeScalars.contains(first),
      content.allSatisfy({ $0 == first })
    {
      hasDuration = true
    }
    // The system's own long date and its time.
    if content.elementsEqual("$-f800".unicodeScalars) { hasDay = true }
    if content.elementsEqual("$-f400".unicodeScalars) { hasClock = true }
  }

  private mutating func takeLetter() {
    let letter = Self.lowercase(scalars[index])
    var end = index + 1
    while end < scalars.count, Self.lowercase(scalars[end]) == letter { end += 1 }
    let count = end - index
    switch letter {
    case "y", "d", "g", "b": hasDay = true
    // A weekday, in Japanese.
    case "a" where count > 2: hasDay = true
    // The year of an era; in `0.00E+00` an exponent.
    case "e": hasDay = hasDay || end == scalars.count || scalars[end] != "+" && scalars[end] != "-"
    case "m": hasMonth = true
    case "h", "s": hasClock = true
    default: break
    }
    index = end
  }

  private static func lowercase(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    "A"..."Z" ~= scalar ? Unicode.Scalar(UInt8(ascii: scalar) | 0x20) : scalar
  }
}

struct CellFormats: Sendable {
  /// For each style what it turns a number into; `nil` where it stays a number.
  private let forms: [DateForm?]
  /// For each style whether it shows a number as a percentage.
  private let percents: [Bool]
  /// Whether day 0 of the workbook's dates is the first of January 1904.
  private let startsIn1904: Bool

  init(codes: [Int: String] = [:], styles: [Int] = [], startsIn1904: Bool = false) {
    let forms = codes.mapValues(NumberFormat.dateForm(ofCode:))
    self.forms = styles.map { number in
      forms[number].map { $0 ?? NumberFormat.builtInEverywhere(number) }
        ?? NumberFormat.builtIn(number)
    }
    let percents = codes.mapValues(NumberFormat.showsPercent(code:))
    self.percents = styles.map { number in
      percents[number] ?? NumberFormat.showsPercent(builtIn: number)
    }
    self.startsIn1904 = startsIn1904
  }

  /// Whether there is such a style. A workbook that defines none at all has plain numbers.
  func contains(style: Int) -> Bool { style < forms.count || forms.isEmpty }

  /// What a number is by its style when it is a date; `nil` for a number.
  func dateForm(ofStyle style: Int) -> DateForm? {
    style < forms.count ? forms[style] : nil
  }

  /// Whether a style shows a number as a percentage.
  func showsPercent(style: Int) -> Bool { style < percents.count && percents[style] }

  func text(_ number: Double, as form: DateForm) -> String {
    DateNumber.text(number, form: form, startsIn1904: startsIn1904)
  }
}

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
