import FreedomModel
import TabularFiles

/// Which edition each row of a person's own file is of: by its column of editions, else by its column of
/// years. Where it has both, the edition counts, and the year must be one that can stand for it. What an
/// earlier row said is remembered by its bytes, so that a row costs no look-up by text.
final class EditionReading {
  /// The columns that are read.
  let columns: [Int]
  /// The editions met so far, with their numbers.
  private(set) var met: [(edition: Edition, number: Int)] = []
  private let session: ImportSession
  private let headers: [String]
  private let publication: String
  /// The column that is followed.
  private let followed: Int
  /// The column of years beside it.
  private let checked: Int?
  private let editions: UserEditions
  private var positions = ByteKeyTable()
  private var key: [UInt8] = []
  private var hasNoted = false

  /// Finds the columns; `nil` where there is neither.
  ///
  /// - Parameters:
  ///   - fields: The fields of the file.
  ///   - publication: The publication's id.
  ///   - session: The reading of the file.
  init?(_ fields: UserFields, publication: String, session: ImportSession) {
    let year = fields.columns[.year]
    // A person who names the column of years means that one.
    let isYearNamed = session.options.headers["year"] != nil
    let isEditionNamed = session.options.headers["edition"] != nil
    // An export of Freedom House's values that is imported as the user's own: these have years, and no
    // editions such as 1983-84.
    let isRenamed =
      TidyExport.isHeader(fields.headers) && !Publication.isFreedomHouse(publication)
    let edition =
      year != nil && (isYearNamed && !isEditionNamed || isRenamed)
      ? nil : fields.columns[.edition]
    guard let followed = edition ?? year else { return nil }
    self.session = session
    self.publication = publication
    self.followed = followed
    headers = fields.headers
    checked = edition == nil ? nil : year
    columns = [edition, year].compactMap(\.self)
    // A label such as 2018 names an edition, whatever the years of the file are.
    editions = UserEditions(
      publication: publication, rule: edition == nil ? session.options.years : .edition)
  }

  /// Where the edition of a row is among those met; `nil` where a finding says why there is none.
  func position(of row: SheetRow) throws -> Int? {
    let range = bytes(row, followed)
    guard let checked else {
      if let known = positions.value(under: row.bytes, range) { return known }
      guard let position = try read(row) else { return nil }
      positions.set(position, under: row.bytes, range)
      return position
    }
    key.removeAll(keepingCapacity: true)
    key.append(contentsOf: row.bytes[range])
    key.append(0)
    key.append(contentsOf: row.bytes[bytes(row, checked)])
    if let known = positions.value(under: key, 0..<key.count) { return known }
    guard let position = try read(row), agrees(row, checked, with: met[position].edition) else {
      return nil
    }
    positions.set(position, under: key, 0..<key.count)
    return position
  }

  private func bytes(_ row: SheetRow, _ column: Int) -> Range<Int> {
    row.cell(column).map { $0.start..<$0.end } ?? 0..<0
  }

  private func read(_ row: SheetRow) throws -> Int? {
    let text = session.word(in: row, at: followed)
    guard let edition = editions.edition(text) else {
      session.report(
        session.finding(
          .refusedRow, code: "unknown-edition", row: row.number, column: followed,
          header: headers[followed], value: text, rule: editions.rule(for: text),
          hint: editions.hint(for: text)))
      return nil
    }
    if let known = met.firstIndex(where: { $0.edition == edition }) { return known }
    met.append((edition, try session.number(of: edition)))
    return met.count - 1
  }

  /// Whether the year of a row can stand for its edition; a finding tells where it cannot.
  private func agrees(_ row: SheetRow, _ column: Int, with edition: Edition) -> Bool {
    let text = session.word(in: row, at: column)
    let years = UserEditions.years(of: edition)
    if text.isEmpty || editions.edition(text) == edition { return true }
    if let year = NumberText(text.utf8).number.flatMap({ Int(exactly: $0) }), years.contains(year) {
      noteOnce(row, column, text)
      return true
    }
    let possible = years.sorted().map(String.init).joined(separator: " or ")
    session.report(
      session.finding(
        .refusedRow, code: "edition-contradicts-year", row: row.number, column: column,
        header: headers[column], value: text,
        rule: "beside the edition \(edition.label) the year can only be \(possible)",
        hint: "correct one of the two; to go by the year alone, say --map "
          + "year=\"\(headers[column])\""))
    return false
  }

  /// In a publication of a person's own nothing else keeps the year that an edition covers.
  private func noteOnce(_ row: SheetRow, _ column: Int, _ text: String) {
    guard !hasNoted, EditionCalendar.editions(of: publication).isEmpty else { return }
    hasNoted = true
    session.report(
      session.finding(
        .note, code: "edition-before-year", row: row.number, column: column,
        header: headers[column], value: text,
        rule: "the column \(headers[followed]) is followed; this one is only compared with it",
        hint: "to go by it instead, say --map year=\"\(headers[column])\""))
  }
}
