import FreedomModel
import TabularFiles

/// Finds the edition of a year or label in a user's own file.
struct UserEditions {
  private let publication: String
  private let rule: YearRule
  private let isFreedomHouse: Bool

  init(publication: String, rule: YearRule) {
    self.publication = publication
    self.rule = rule
    isFreedomHouse = Publication.freedomHouse.contains { $0.id == publication }
  }

  /// The edition; `nil` where none has this year or label.
  func edition(_ text: String) -> Edition? {
    guard text.utf8.count <= Self.longestLabel else { return nil }
    let trimmed = text.trimmedOfBlanks
    if let year = Self.year(trimmed) {
      guard isFreedomHouse else {
        return Edition(publication: publication, year: year, coverageYear: year)
      }
      return rule == .edition
        ? EditionCalendar.edition(publication: publication, year: year)
        : EditionCalendar.edition(
          publication: publication, coverageYear: year, filled: rule == .coverageFilled)
    }
    guard isFreedomHouse else { return nil }
    return Edition.parse(label: trimmed, coverage: nil, publication: publication)
      ?? edition(covering: trimmed)
  }

  /// The edition that covers a period such as `Nov.1983-Nov.1984`.
  private func edition(covering period: String) -> Edition? {
    guard CoveragePeriod.parse(period) != nil else { return nil }
    return EditionCalendar.editions(of: publication).first {
      Edition.parse(label: $0.label, coverage: period, publication: publication) != nil
    }
  }

  /// Why a text names no edition.
  func rule(for text: String) -> String {
    if text.utf8.count <= Self.longestLabel, let year = Self.year(text.trimmedOfBlanks) {
      return isFreedomHouse
        ? "no edition of \(publication) "
          + "\(rule == .edition ? "has the year" : "ends its coverage in") \(year)"
        : "a year must be 1000 to 2999"
    }
    return "this is not a year or the label of an edition"
  }

  func hint(for text: String) -> String? {
    guard text.utf8.count <= Self.longestLabel else { return nil }
    let trimmed = text.trimmedOfBlanks
    if let number = Double(trimmed), number > 10_000, number < 80_000 {
      return "this looks like a spreadsheet's date number; format the column as a plain year"
    }
    guard let year = Self.year(trimmed) else { return Self.spellingHint(trimmed) }
    guard isFreedomHouse else { return nil }
    guard let near = nearEdition(year) else {
      return rule == .edition
        ? "years are editions here; if they are the years covered, use --years coverage" : nil
    }
    let span = "the edition \(near.label) covers \(near.coverageStart) to \(near.coverageEnd)"
    return rule == .edition
      ? "\(span), and its year is \(near.year); if these are the years covered, use --years "
        + "coverage"
      : "\(span): write \(near.coverageEnd.year), or use --years coverage-filled"
  }

  /// What to write in place of a date, or of a year with something beside it; `nil` for others.
  private static func spellingHint(_ text: String) -> String? {
    if let date = YearHeaders.date(text) {
      // The numbers 1900 to 2100 are days of this year.
      return date.year == 1905
        ? "the cell may show a year as a date; format it as a plain number"
        : "this is a date; write its year, \(date.year)"
    }
    if let year = YearHeaders.yearIn(text) { return "if this is the year \(year), write \(year)" }
    let plain = NumberSpelling(decimal: .point).read(text)?.plain ?? ""
    if year(plain) != nil { return "write \(plain), without a mark of thousands" }
    return text.utf8.count == 2 && Int(text) != nil ? "write the year with four digits" : nil
  }

  /// The edition that covers part of a year that no edition has.
  private func nearEdition(_ year: Int) -> Edition? {
    EditionCalendar.editions(of: publication).first {
      rule == .edition
        ? $0.year == year + 1 : $0.years(under: .coverageFilled).dropLast().contains(year)
    }
  }

  /// The years that fit an edition under any rule. An edition of a user's own publication may
  /// cover its own year or, as Freedom House's mostly do, the one before.
  static func years(of edition: Edition) -> Set<Int> {
    var years = Set(YearRule.allCases.flatMap(edition.years(under:)))
    if EditionCalendar.editions(of: edition.publication).isEmpty { years.insert(edition.year - 1) }
    return years
  }

  /// More bytes than any label or period has, so that a cell of megabytes costs nothing.
  private static let longestLabel = 200

  /// The year that a text is; programs that keep numbers with a fraction write it as `2025.0`.
  static func year(_ text: String) -> Int? {
    let whole = text.prefix(4)
    guard whole.utf8.count == 4, whole.utf8.allSatisfy({ (48...57).contains($0) }),
      let year = Int(whole), (1000...2999).contains(year)
    else { return nil }
    let rest = text.utf8.dropFirst(4)
    guard !rest.isEmpty else { return year }
    let isWhole =
      (2...7).contains(rest.count) && [UInt8(ascii: "."), UInt8(ascii: ",")].contains(rest.first)
      && rest.dropFirst().allSatisfy { $0 == UInt8(ascii: "0") }
    return isWhole ? year : nil
  }
}

/// Finds the edition of each row of a user's own file: by its column of editions, else by its
/// column of years. Where it has both, the edition counts, and the year must be one that fits it.
/// What the cells of a row meant is remembered.
final class EditionReader {
  /// The columns that are read: the one that counts, then the one that is compared with it.
  let columns: [Int]
  /// The editions found so far, with their numbers in the sink.
  private(set) var met: [(edition: Edition, number: Int)] = []
  private let session: ImportSession
  private let headers: [String]
  private let publication: String
  private let editions: UserEditions
  /// The position among ``met`` by the texts of ``columns``.
  private var known: [String: Int] = [:]
  private var hasNoted = false
  private var hasNotedFraction = false

  /// The place among ``met`` of the edition that the user named for all rows.
  private var named: Int?

  /// Finds the columns, or the edition that the user named in their place; `nil` where there is
  /// none, and where a finding says what is wrong with it.
  ///
  /// - Parameters:
  ///   - fields: The fields of the file.
  ///   - publication: The publication's id.
  ///   - session: The reading of the file.
  /// - Throws: An error of the sink.
  init?(_ fields: UserFields, publication: String, session: ImportSession) throws {
    columns = fields.editionColumns(of: publication)
    self.session = session
    self.publication = publication
    headers = fields.headers
    // A label such as 2018 names an edition, whatever the years of the file are.
    editions = UserEditions(
      publication: publication,
      rule: columns.first.map { $0 == fields.columns[.edition] } == true
        ? .edition : session.options.years)
    guard let label = session.options.edition else {
      if columns.isEmpty { return nil }
      return
    }
    guard try take(label) else { return nil }
  }

  /// Uses the edition that the user named for all rows; `false` where a finding refuses the file.
  private func take(_ label: String) throws -> Bool {
    if let column = columns.first {
      session.findings.report(
        .refusedFile, code: "edition-in-file", value: label,
        rule: "--edition names the edition of a file without one, and this file has a column "
          + "\"\(headers[column])\"",
        hint: "leave that option out")
      return false
    }
    let editions = UserEditions(publication: publication, rule: .edition)
    guard let edition = editions.edition(label) else {
      session.findings.report(
        .refusedFile, code: "unknown-edition", value: label,
        rule: "--edition: \(editions.rule(for: label))", hint: editions.hint(for: label))
      return false
    }
    met = [(edition, try session.output.number(of: edition))]
    named = 0
    return true
  }

  /// The position of a row's edition in ``met``; `nil` where a finding says why there is none. Of a
  /// row without one that names a group of countries, such as averages, it says that.
  func position(in row: SheetRow, of countries: CountryReader) throws -> Int? {
    if let named { return named }
    let texts = row.key(columns)
    if let position = known[texts] { return position }
    guard let position = try read(row, columns[0], countries) else { return nil }
    if columns.count > 1, !agrees(row, columns[1], with: met[position].edition) { return nil }
    known[texts] = position
    return position
  }

  private func read(_ row: SheetRow, _ column: Int, _ countries: CountryReader) throws -> Int? {
    let text = session.cells.word(in: row, at: column)
    guard let edition = editions.edition(text) else {
      if text.isEmpty, countries.refusesGroup(row) { return nil }
      session.findings.report(
        .refusedRow, code: "unknown-edition", row: row.number, column: column,
        header: headers[column], value: text, rule: editions.rule(for: text),
        hint: editions.hint(for: text))
      return nil
    }
    noteFraction(text, row, column)
    if let known = met.firstIndex(where: { $0.edition == edition }) { return known }
    met.append((edition, try session.output.number(of: edition)))
    return met.count - 1
  }

  /// Whether the year of a row fits its edition; a finding says where it does not.
  private func agrees(_ row: SheetRow, _ column: Int, with edition: Edition) -> Bool {
    let text = session.cells.word(in: row, at: column)
    let years = UserEditions.years(of: edition)
    if text.isEmpty || editions.edition(text) == edition { return true }
    if let year = NumberText(text.utf8).number.flatMap({ Int(exactly: $0) }), years.contains(year) {
      noteOnce(row, column, text)
      return true
    }
    let possible = years.sorted().map(String.init).joined(separator: " or ")
    session.findings.report(
      .refusedRow, code: "edition-contradicts-year", row: row.number, column: column,
      header: headers[column], value: text,
      rule: "beside the edition \(edition.label) the year can only be \(possible)",
      hint: "correct one of the two; to go by the year alone, use --map "
        + "year=\"\(headers[column])\"")
    return false
  }

  /// Notes a year written as `2025.0`, once.
  private func noteFraction(_ text: String, _ row: SheetRow, _ column: Int) {
    guard !hasNotedFraction, text.utf8.count > 4, let year = UserEditions.year(text) else { return }
    hasNotedFraction = true
    session.findings.report(
      .note, code: "year-spelling", row: row.number, column: column, header: headers[column],
      value: text, rule: "years written like this are read as whole years, this one as \(year)")
  }

  /// In a user's own publication nothing else keeps the year that an edition covers.
  private func noteOnce(_ row: SheetRow, _ column: Int, _ text: String) {
    guard !hasNoted, EditionCalendar.editions(of: publication).isEmpty else { return }
    hasNoted = true
    session.findings.report(
      .note, code: "edition-before-year", row: row.number, column: column,
      header: headers[column], value: text,
      rule: "the column \(headers[columns[0]]) is followed; this one is only compared with it",
      hint: "to go by it instead, use --map year=\"\(headers[column])\"")
  }
}
