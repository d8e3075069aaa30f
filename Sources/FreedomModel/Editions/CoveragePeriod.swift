/// The period that an edition judges, as its publisher writes it, to the month.
public enum CoveragePeriod {
  /// The first and last day of a period written `1990`, `Jan.1981-Aug. 1982`, `Aug 2, 1982-Nov
  /// 1983` or `June 1, 2023 - May 31, 2024`; `nil` for anything else.
  ///
  /// Days are read and widened to whole months: periods are known to the month in every file.
  public static func parse(_ text: some StringProtocol) -> ClosedRange<CalendarDate>? {
    let ends = text.withoutBlanksAndDots.split(separator: "-", omittingEmptySubsequences: false)
    switch ends.count {
    case 1:
      guard let year = Int(fourDigits: ends[0]) else { return nil }
      return self.year(year)
    case 2:
      guard let first = month(ends[0]), let last = month(ends[1]) else { return nil }
      let start = CalendarDate.firstDay(ofMonth: first.month, of: first.year)
      let end = CalendarDate.lastDay(ofMonth: last.month, of: last.year)
      return start < end ? start...end : nil
    default: return nil
    }
  }

  /// The whole of a calendar year.
  public static func year(_ year: Int) -> ClosedRange<CalendarDate> {
    .firstDay(ofMonth: 1, of: year) ... .lastDay(ofMonth: 12, of: year)
  }

  /// Reads `jan1981` or `aug2,1982`.
  private static func month(_ text: Substring) -> (year: Int, month: Int)? {
    let name = text.prefix { $0.isLetter }
    guard
      let month = months.firstIndex(where: {
        $0 == name || $0.prefix(3) == name || (name == "sept" && $0.hasPrefix(name))
      })
    else { return nil }
    let rest = text.dropFirst(name.count).split(separator: ",", omittingEmptySubsequences: false)
    guard rest.count <= 2, let year = rest.last.flatMap({ Int(fourDigits: $0) }) else { return nil }
    if rest.count == 2 {
      let days = CalendarDate.days(inMonth: month + 1, of: year)
      guard rest[0].count <= 2, let day = Int(rest[0]), (1...days).contains(day) else { return nil }
    }
    return (year, month + 1)
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]
}

extension Int {
  /// A year written with four ASCII digits.
  package init?(fourDigits text: some StringProtocol) {
    guard text.utf8.count == 4, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    self.init(text)
  }
}

extension StringProtocol {
  /// The text in lower case without blanks and full stops, every dash a hyphen.
  var withoutBlanksAndDots: String {
    var text = ""
    for scalar in lowercased().unicodeScalars {
      switch scalar {
      case ".", "\u{200B}", "\u{FEFF}", "\u{2060}": continue
      case "\u{2010}"..."\u{2015}", "\u{2212}": text.unicodeScalars.append("-")
      default: if !scalar.properties.isWhitespace { text.unicodeScalars.append(scalar) }
      }
    }
    return text
  }
}
