/// The editions of Freedom House's publications, past ones from a list and later ones by rule.
public enum EditionCalendar {
  /// The editions of a publication so far, oldest first; none for a publication not listed.
  ///
  /// `fiw` has 52 (1973 to 2025, without 1983), `fotp` 37 (1980 to 2017, without 1983) and `fotn`
  /// 16 (2009, then 2011 to 2025).
  public static func editions(of publication: String) -> [Edition] {
    published[publication] ?? []
  }

  /// The edition with a sort year, such as 1984 for `1983-84`; `nil` where there is none.
  ///
  /// Editions after the last one listed follow its pattern: the edition 2026 of `fiw` is labelled
  /// `2026` and covers 2025.
  public static func edition(publication: String, year: Int) -> Edition? {
    guard let listed = published[publication], let newest = listed.last else { return nil }
    if year > newest.year { return laterEdition(publication, year, after: newest.year) }
    return listed.first { $0.year == year }
  }

  /// The edition that stands for a year under ``YearRule/coverage``; `nil` where there is none, as
  /// for `fiw` in 1981.
  ///
  /// - Parameters:
  ///   - publication: The publication's id, such as `fiw`.
  ///   - coverageYear: The year in which the period judged ends.
  ///   - filled: Whether an edition also stands for the year before, as under
  ///     ``YearRule/coverageFilled``: `fiw` 1982 for 1981.
  /// - Returns: The edition.
  public static func edition(
    publication: String, coverageYear: Int, filled: Bool = false
  ) -> Edition? {
    let listed = editions(of: publication)
    if let exact = listed.first(where: { $0.coverageEnd.year == coverageYear }) { return exact }
    if filled,
      let filling = listed.first(where: {
        $0.fillsYearBefore && $0.coverageEnd.year == coverageYear + 1
      })
    {
      return filling
    }
    return [coverageYear, coverageYear + 1].lazy
      .compactMap { edition(publication: publication, year: $0) }
      .first { $0.coverageEnd.year == coverageYear }
  }

  /// Whether a publication has an edition that stands for a year; `false` for one not listed.
  package static func hasEdition(
    of publication: String, for year: Int, by rule: YearRule
  ) -> Bool {
    switch rule {
    case .edition: edition(publication: publication, year: year) != nil
    case .coverage: edition(publication: publication, coverageYear: year) != nil
    case .coverageFilled:
      edition(publication: publication, coverageYear: year, filled: true) != nil
    }
  }

  /// How many years after the newest edition listed an edition is still believed.
  private static let horizon = 25

  private static let published: [String: [Edition]] = [
    "fiw": freedomInTheWorld, "fotp": freedomOfThePress, "fotn": freedomOnTheNet,
  ]

  private static func laterEdition(
    _ publication: String, _ year: Int, after newest: Int
  ) -> Edition? {
    guard year <= newest + horizon else { return nil }
    return switch publication {
    case "fiw": Edition(publication: "fiw", year: year, coverageYear: year - 1)
    case "fotn": Edition("fotn", year, months: (year - 1, 6), (year, 5))
    default: nil
    }
  }
}

extension EditionCalendar {
  /// The labels are those of the file of 2025, the periods those of its sheet of ratings.
  private static let freedomInTheWorld: [Edition] =
    (1973...1977).map {
      Edition(publication: "fiw", year: $0, label: "Jan.-Feb. \($0)", coverageYear: $0 - 1)
    }
    + (1978...1981).map { Edition(publication: "fiw", year: $0, coverageYear: $0 - 1) }
    + [
      Edition("fiw", 1982, months: (1981, 1), (1982, 8)),
      Edition("fiw", 1984, "1983-84", months: (1982, 8), (1983, 11)),
    ]
    + (1985...1989).map {
      Edition("fiw", $0, "\($0 - 1)-\($0 % 100)", months: ($0 - 2, 11), ($0 - 1, 11))
    }
    + [Edition("fiw", 1990, "1989-90", months: (1988, 11), (1989, 12))]
    + (1991...2002).map {
      Edition(publication: "fiw", year: $0, label: spanLabel(endingIn: $0), coverageYear: $0 - 1)
    }
    + (2003...2025).map { Edition(publication: "fiw", year: $0, coverageYear: $0 - 1) }

  /// No edition covers December 1987.
  private static let freedomOfThePress: [Edition] =
    (1980...1981).map { Edition(publication: "fotp", year: $0, coverageYear: $0 - 1) }
    + [
      Edition("fotp", 1982, months: (1981, 1), (1982, 8)),
      Edition("fotp", 1984, "1983-1984", months: (1982, 8), (1983, 11)),
    ]
    + (1985...1988).map { Edition("fotp", $0, months: ($0 - 2, 11), ($0 - 1, 11)) }
    + (1989...2017).map { Edition(publication: "fotp", year: $0, coverageYear: $0 - 1) }

  /// The periods are those in the reports themselves; the pilot of 2009 and the edition
  /// 2011 judged two years each, and the period runs from June to May since the edition 2015.
  private static let freedomOnTheNet: [Edition] =
    [
      Edition("fotn", 2009, months: (2007, 1), (2008, 12)),
      Edition("fotn", 2011, months: (2009, 1), (2010, 12)),
      Edition("fotn", 2012, months: (2011, 1), (2012, 5)),
      Edition("fotn", 2013, months: (2012, 5), (2013, 4)),
      Edition("fotn", 2014, months: (2013, 5), (2014, 5)),
    ] + (2015...2025).map { Edition("fotn", $0, months: ($0 - 1, 6), ($0, 5)) }

  /// A label such as `1990-91`; the turn of the century is written in full, `1999-2000`.
  private static func spanLabel(endingIn year: Int) -> String {
    if year == 2000 { return "1999-2000" }
    let ending = year % 100
    return "\(year - 1)-\(ending < 10 ? "0" : "")\(ending)"
  }
}

extension Edition {
  /// An edition that judges whole months, from the first to the last.
  fileprivate init(
    _ publication: String, _ year: Int, _ label: String? = nil,
    months first: (year: Int, month: Int), _ last: (year: Int, month: Int)
  ) {
    self.init(
      publication: publication, year: year, label: label ?? String(year),
      coverageStart: .firstDay(ofMonth: first.month, of: first.year),
      coverageEnd: .lastDay(ofMonth: last.month, of: last.year))
  }
}

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
