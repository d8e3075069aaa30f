extension Edition {
  /// The edition that a label stands for, as any of Freedom House's files writes it.
  ///
  /// Reads `Jan.-Feb. 1973`, `Jan-Feb 1973***`, `1983-84`, `1983-1984`, `1982`, `2003`, and a sort
  /// year alone (`1984` for `1983-84`). The edition comes back as ``EditionCalendar`` knows it, its
  /// label spelt as in the newest file. Nothing is guessed: a label that belongs to no edition,
  /// such as `1983` or `2002-03`, returns `nil`, and so does a period that is not this edition's.
  ///
  /// - Parameters:
  ///   - label: The label as written.
  ///   - coverage: The period as written beside it, where there is one; see ``CoveragePeriod``.
  ///   - publication: The publication's id. Editions of a publication other than Freedom House's
  ///     are labelled with a year, which they also judge unless a period is given.
  /// - Returns: The edition.
  public static func parse(
    label: some StringProtocol, coverage: String? = nil, publication: String
  ) -> Edition? {
    let written = label.withoutBlanksAndDots.withoutFootnoteMarks
    var period: ClosedRange<CalendarDate>?
    if let coverage, !coverage.trimmedOfBlanks.isEmpty {
      guard let read = CoveragePeriod.parse(coverage.withoutFootnoteMarks) else { return nil }
      period = read
    }
    let listed = EditionCalendar.editions(of: publication)
    guard !listed.isEmpty else {
      return Int(fourDigits: written).map { year in
        let judged = period ?? CoveragePeriod.year(year)
        return Edition(
          publication: publication, year: year, label: written,
          coverageStart: judged.lowerBound, coverageEnd: judged.upperBound)
      }
    }
    let edition =
      if let year = Int(fourDigits: written) {
        EditionCalendar.edition(publication: publication, year: year)
      } else {
        listed.first { $0.isLabelled(written) }
      }
    guard let edition, period.map(edition.judges) ?? true else { return nil }
    return edition
  }

  /// Whether a label other than a single year, without blanks and full stops, is this edition's.
  private func isLabelled(_ written: String) -> Bool {
    if label.withoutBlanksAndDots == written { return true }
    let years = written.split(separator: "-", omittingEmptySubsequences: false)
    guard years.count == 2, let first = Int(fourDigits: years[0]),
      years[1] == String(year) || years[1] == String(year).suffix(2)
    else { return false }
    let isSpan = label.hasPrefix("\(year - 1)-")
    return (isSpan && first == year - 1)
      || (first == coverageStart.year && year == coverageEnd.year && first < year)
  }

  /// Whether a period is this edition's: both end in the same year and begin at most a month apart,
  /// because the files do not agree to the month.
  private func judges(_ period: ClosedRange<CalendarDate>) -> Bool {
    period.upperBound.year == coverageEnd.year
      && abs(period.lowerBound.monthsFromYearZero - coverageStart.monthsFromYearZero) <= 1
  }
}

extension StringProtocol {
  /// The text without asterisks at its end.
  fileprivate var withoutFootnoteMarks: String {
    var text = trimmedOfBlanks
    while text.last == "*" { text.removeLast() }
    return text
  }
}
