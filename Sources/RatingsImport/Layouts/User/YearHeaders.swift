import FreedomModel
import TabularFiles

/// The headers of a table with years across: which are years for certain, and which only look like
/// years. A year that is left out could seem to have no values, so that each is named.
struct YearHeaders {
  /// A column of one year.
  struct Year {
    let column: Int
    /// The year or the edition's label, as ``UserEditions`` reads it.
    let label: String
    /// What the column has, where the header says so, as in `Rank 2023`.
    var name: String?
  }

  /// The columns that are years.
  private(set) var years: [Year] = []
  /// Columns headed by a date, which may be a year that a spreadsheet converted.
  private(set) var dates: [(column: Int, date: CalendarDate)] = []
  /// Columns whose header has a year in it and something else: `FY2021`, `2024p`.
  private(set) var doubtful: [(column: Int, year: String)] = []

  private let headers: [String]

  /// The years among the headers of one row. A name with one year alone, such as `Score 2025`, is
  /// read only where the layout makes it certain.
  init(_ headers: [String], takesOneYear: Bool = false) {
    self.headers = headers
    var prefixed: [Year] = []
    for (column, header) in headers.enumerated() where !header.isEmpty {
      if Self.isYear(header) {
        years.append(Year(column: column, label: Self.label(header)))
      } else if let year = Self.yearTwice(header) {
        years.append(Year(column: column, label: year))
      } else if let date = Self.date(header) {
        dates.append((column, date))
      } else if let year = Self.yearIn(header) {
        if header == "X" + year { prefixed.append(Year(column: column, label: year)) }
        doubtful.append((column, year))
      }
    }
    // R puts an X before headers that begin with a digit, but then before all of them.
    if years.isEmpty, prefixed.count >= 2, prefixed.count == doubtful.count {
      (years, doubtful) = (prefixed, [])
    }
    takeNamedYears(fewest: takesOneYear ? 1 : 2)
    takeDatesOfOneDay()
  }

  /// The years of a header of two rows, one of years over or under one of names.
  init(_ joined: JoinedHeader) {
    headers = zip(joined.upper, joined.lower).map { upper, lower in
      upper.isEmpty || lower.isEmpty ? upper + lower : "\(upper) \(lower)"
    }
    for (column, (upper, lower)) in zip(joined.upper, joined.lower).enumerated()
    where !upper.isEmpty && !lower.isEmpty {
      if Self.isYear(upper), !Self.isYear(lower) {
        years.append(Year(column: column, label: Self.label(upper), name: lower))
      } else if Self.isYear(lower), !Self.isYear(upper) {
        years.append(Year(column: column, label: Self.label(lower), name: upper))
      }
    }
  }

  /// Whether there are enough years, or dates in their place, for a table of years.
  var areOfTable: Bool { count >= 2 }

  /// How many columns there are of years, or of dates in their place.
  var count: Int { years.count + dates.count }

  /// Reads headers such as `pr_2019` and `Rank 2023`, where one name has several years.
  private mutating func takeNamedYears(fewest: Int) {
    let named = doubtful.compactMap { column, year in
      Self.name(in: headers[column], besides: year).map {
        Year(column: column, label: year, name: $0)
      }
    }
    let counts = Dictionary(
      named.map { (HeaderName($0.name ?? ""), Set([$0.label])) }, uniquingKeysWith: { $0.union($1) }
    )
    guard counts.values.contains(where: { $0.count >= fewest }) else { return }
    years += named
    years.sort { $0.column < $1.column }
    let columns = Set(named.map(\.column))
    doubtful.removeAll { columns.contains($0.column) }
  }

  /// Reads dates as years where all headers are the same day of different years, the first or the
  /// last.
  private mutating func takeDatesOfOneDay() {
    guard years.isEmpty, dates.count > 1, let first = dates.first?.date,
      (first.month, first.day) == (1, 1) || (first.month, first.day) == (12, 31),
      dates.allSatisfy({ ($0.date.month, $0.date.day) == (first.month, first.day) }),
      Set(dates.map(\.date.year)).count == dates.count
    else { return }
    years = dates.map { Year(column: $0.column, label: String($0.date.year)) }
    dates = []
  }

  /// Reports how headers were read that are not plain years.
  ///
  /// - Parameters:
  ///   - row: The header's row.
  ///   - session: The reading of the file.
  /// - Returns: Whether the table can be read; `false` where a column is headed by a date.
  func report(row: Int, in session: ImportSession) -> Bool {
    for year in years where year.name == nil && year.label != headers[year.column] {
      session.findings.report(
        .note, code: "year-spelling", row: row, column: year.column,
        value: headers[year.column], rule: "read as \(year.label)")
    }
    for (column, year) in doubtful {
      session.findings.report(
        .warning, code: "unknown-year", row: row, column: column,
        value: headers[column],
        rule: "this column is not imported: it is not certain which year it is",
        hint: "if it is the year \(year), write \(year)")
    }
    for (column, date) in dates {
      let written = headers[column] == date.description ? "this" : "this is \(date), which"
      session.findings.report(
        .refusedFile, code: "date-header", row: row, column: column, value: headers[column],
        rule: "\(written) is a date; a table of countries by years has a year here",
        hint: "write \(date.year), and format the cell as a plain number")
    }
    return dates.isEmpty
  }

  // MARK: Kinds of headers

  /// Whether a header is a year, or the label of an edition.
  static func isYear(_ header: String) -> Bool {
    UserEditions(publication: "own", rule: .edition).edition(header) != nil
      || Edition.parse(label: header, coverage: nil, publication: "fiw") != nil
  }

  /// A year without the fraction of `2025.0`, or the label unchanged.
  private static func label(_ header: String) -> String {
    UserEditions.year(header).map(String.init) ?? header
  }

  /// What a header names beside its year, which is at its beginning or its end.
  private static func name(in header: String, besides year: String) -> String? {
    let parts = header.split(separator: year, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    func trimmed(_ text: Substring) -> String {
      String(
        text.drop { !$0.isLetter && !$0.isNumber }.reversed()
          .drop { !$0.isLetter && !$0.isNumber }.reversed())
    }
    let (before, behind) = (trimmed(parts[0]), trimmed(parts[1]))
    guard before.isEmpty != behind.isEmpty else { return nil }
    let name = before + behind
    guard name.contains(where: \.isLetter), !yearMarks.contains(HeaderName(name).key),
      !PartOfYear.isNamed(by: name)
    else { return nil }
    // The mark of a footnote, as in 2019a.
    if behind.count == 1, parts[1].hasPrefix(behind) { return nil }
    return name
  }

  /// What is beside a year and names nothing: fiscal years, forecasts, the prefixes of programs.
  private static let yearMarks: Set<String> = [
    "x", "y", "fy", "cy", "ay", "yr", "year", "jahr", "annee", "p", "e", "f", "b", "r", "est",
    "prel", "prov", "proj", "in", "im", "en",
  ]

  /// The year of a header of the World Bank's such as `2023 [YR2023]`.
  private static func yearTwice(_ header: String) -> String? {
    let year = String(header.prefix(4))
    return isYear(year) && header.dropFirst(4).filter { $0 != " " } == "[YR\(year)]" ? year : nil
  }

  /// The one year from 1900 to 2100 among the digits of a header that is not too long.
  static func yearIn(_ header: String) -> String? {
    guard header.utf8.count <= 40 else { return nil }
    let numbers = header.split { !("0"..."9").contains($0) }
    let years = numbers.filter { $0.count == 4 && ("1900"..."2100").contains($0) }
    return years.first.map(String.init)
  }

  /// The date that a header is: `2021-01-01`, with a time behind it or not, `1/1/2021`,
  /// `01.01.2021`, or the number by which a spreadsheet keeps one, from 1950 to 2050.
  static func date(_ header: String) -> CalendarDate? {
    if let date = CalendarDate(header.prefix(10)) {
      let rest = header.dropFirst(10)
      return rest.isEmpty || rest.hasPrefix("T") || rest.hasPrefix(" ") ? date : nil
    }
    let parts = header.split(omittingEmptySubsequences: false) { "./-".contains($0) }
    let numbers = parts.compactMap { part in
      part.utf8.allSatisfy { (48...57).contains($0) } ? Int(part) : nil
    }
    guard numbers.count == parts.count else { return nil }
    if numbers.count == 1 {
      return serials.contains(numbers[0]) ? CalendarDate(daysSince1900: numbers[0]) : nil
    }
    guard numbers.count == 3, parts[2].utf8.count == 4 else { return nil }
    let (month, day) = numbers[1] <= 12 ? (numbers[1], numbers[0]) : (numbers[0], numbers[1])
    return (1...12).contains(month) && (1...31).contains(day)
      ? CalendarDate(year: numbers[2], month: month, day: day) : nil
  }

  private static let serials = 18_264...55_153
}

/// Quarters, months and the like: a column of one has no value of its year.
enum PartOfYear {
  /// Whether a name has nothing else, as `Q4`, `Dec`, `1 Jan` and `week 3` have not.
  static func isNamed(by name: String) -> Bool {
    let words = name.lowercased().split { !$0.isLetter && !$0.isNumber }
    return words.allSatisfy { isPart($0) || $0.allSatisfy(\.isNumber) }
      && words.contains(where: isPart)
  }

  private static func isPart(_ word: Substring) -> Bool {
    if word.count == 2, let first = word.first, let last = word.last, "qhst".contains(first) {
      return ("1"..."4").contains(last)
    }
    return words.contains(String(word))
  }

  private static let words: Set<String> = [
    "quarter", "quartal", "half", "halbjahr", "semester", "trimester", "trimestre", "month", "week",
    "day", "1st", "2nd", "3rd", "4th",
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
    "january", "february", "march", "april", "june", "july", "august", "september", "october",
    "november", "december",
    "okt", "dez", "januar", "februar", "märz", "mai", "juni", "juli", "oktober", "dezember",
    "janvier", "février", "mars", "avril", "juin", "juillet", "août", "septembre", "octobre",
    "novembre", "décembre",
    "ene", "abr", "ago", "dic", "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio",
    "agosto", "septiembre", "octubre", "noviembre", "diciembre",
  ]
}

extension CalendarDate {
  /// The day that a spreadsheet keeps as a number, 60 and more: 44197 is 2021-01-01.
  init(daysSince1900 serial: Int) {
    // Days from 0000-03-01, in eras of 400 years: a leap day then ends its year.
    let days = serial + 693_899
    let era = days / 146_097
    let day = days % 146_097
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365
    let rest = day - (365 * year + year / 4 - year / 100)
    let month = (5 * rest + 2) / 153
    self.init(
      year: era * 400 + year + (month < 10 ? 0 : 1), month: month < 10 ? month + 3 : month - 9,
      day: rest - (153 * month + 2) / 5 + 1)
  }
}
