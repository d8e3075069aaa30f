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
  static func dateForm(ofCode code: String) -> DateForm? {
    var scanner = FormatCodeScanner(code)
    scanner.scan()
    return scanner.form
  }
}

private struct FormatCodeScanner {
  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var hasDay = false
  private var hasMonth = false
  private var hasClock = false
  private var hasDuration = false

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
  /// Whether day 0 of the workbook's dates is the first of January 1904.
  private let startsIn1904: Bool

  init(codes: [Int: String] = [:], styles: [Int] = [], startsIn1904: Bool = false) {
    let forms = codes.mapValues(NumberFormat.dateForm(ofCode:))
    self.forms = styles.map { number in
      forms[number].map { $0 ?? NumberFormat.builtInEverywhere(number) }
        ?? NumberFormat.builtIn(number)
    }
    self.startsIn1904 = startsIn1904
  }

  /// Whether there is such a style. A workbook that defines none at all has plain numbers.
  func contains(style: Int) -> Bool { style < forms.count || forms.isEmpty }

  /// What a number is by its style when it is a date; `nil` for a number.
  func dateForm(ofStyle style: Int) -> DateForm? {
    style < forms.count ? forms[style] : nil
  }

  func text(_ number: Double, as form: DateForm) -> String {
    DateNumber.text(number, form: form, startsIn1904: startsIn1904)
  }
}
