import FreedomModel
import TabularFiles

/// The headers of a table of countries by years: which are years for certain, and which only look like
/// years. A year that is left out could seem to have no values, so that each is named.
struct YearHeaders {
  /// A column of one year.
  struct Year {
    let column: Int
    /// The year or the edition's label, as ``UserEditions`` reads it.
    let label: String
  }

  /// The columns that are years.
  private(set) var years: [Year] = []
  /// Columns headed by a date, which may be a year that a spreadsheet turned into one.
  private(set) var dates: [(column: Int, date: CalendarDate)] = []
  /// Columns whose header has a year in it and something else: `FY2021`, `2024p`.
  private(set) var doubtful: [(column: Int, year: String)] = []

  private let headers: [String]

  init(_ headers: [String]) {
    self.headers = headers
    var prefixed: [Year] = []
    for (column, header) in headers.enumerated() where !header.isEmpty {
      if Self.isYear(header) {
        years.append(Year(column: column, label: header))
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
  }

  /// Whether there are enough years, or dates in their place, for a table of years.
  var areOfTable: Bool { years.count + dates.count >= 2 }

  /// Tells what was made of headers that are not plain years.
  ///
  /// - Parameters:
  ///   - row: The header's row.
  ///   - session: The reading of the file.
  /// - Returns: Whether the table can be read; `false` where a column is headed by a date.
  func report(row: Int, in session: ImportSession) -> Bool {
    for year in years where year.label != headers[year.column] {
      session.findings.report(
        .note, code: "year-spelling", row: row, column: year.column,
        value: headers[year.column], rule: "taken as \(year.label)")
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

  /// The year of a header of the World Bank's such as `2023 [YR2023]`.
  private static func yearTwice(_ header: String) -> String? {
    let year = String(header.prefix(4))
    return isYear(year) && header.dropFirst(4).filter { $0 != " " } == "[YR\(year)]" ? year : nil
  }

  /// The one year from 1900 to 2100 among the digits of a header that is not too long.
  private static func yearIn(_ header: String) -> String? {
    guard header.utf8.count <= 40 else { return nil }
    let numbers = header.split { !("0"..."9").contains($0) }
    let years = numbers.filter { $0.count == 4 && ("1900"..."2100").contains($0) }
    return years.first.map(String.init)
  }

  /// The date that a header is: `2021-01-01`, with a time behind it or not, `1/1/2021`, `01.01.2021`, or
  /// the number by which a spreadsheet keeps one, from 1950 to 2050.
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
