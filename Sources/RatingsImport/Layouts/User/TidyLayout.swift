import FreedomModel
import TabularFiles

/// A person's own ratings, one row an entity and edition: `country,year,pr,cl,status`, in any order,
/// with other columns beside them. The tables in `datasets/` are of this kind too.
struct TidyLayout: Layout {
  let id = "tidy"
  let title = "a tidy ratings file"
  let publication: String? = nil

  func recognises(_ file: FilePreview) -> Bool {
    file.sheets.contains { header(of: $0, mapping: [:]) != nil }
  }

  func header(of sheet: FilePreview.Sheet, mapping: [String: String]) -> UserHeader? {
    UserHeader(in: sheet) {
      let fields = UserFields(headers: $0, mapping: mapping)
      return fields.isTidy && !fields.figures.isEmpty
    }
  }

  func read(_ file: TabularFile, into session: ImportSession) throws {
    let preview = try FilePreview(file)
    for (sheet, looked) in zip(file.sheets, preview.sheets) {
      guard let header = header(of: looked, mapping: session.options.headers) else {
        session.report(unread: sheet, looked)
        continue
      }
      try session.begin(sheet, headers: header.headers)
      try TidyReading(header: header, session: session)?.read(sheet)
    }
  }
}

/// The reading of one tidy sheet. What a name or a year of an earlier row was is remembered by its
/// bytes, so that a row costs no look-up by text.
private final class TidyReading {
  private let session: ImportSession
  private let header: UserHeader
  private let editions: EditionReading
  private let countries: CountryReader
  private let publication: PublicationColumn?
  private let figures: [Figure]
  /// The record of the row before, made use of again, and which of the countries met it is of.
  private var record: RatingRecord?
  private var recordCountry = -1

  private struct Figure {
    let column: Int
    let slot: IndicatorSlot
    /// The column of the figure as written, where there is one.
    let text: Int?
  }

  init?(header: UserHeader, session: ImportSession) throws {
    self.session = session
    self.header = header
    var fields = UserFields(
      headers: header.headers, mapping: session.options.headers, codes: session.options.codes)
    let others = fields.figures.map(\.column).filter { !Self.isOfFile($0, header, session) }
    fields.leaveOut(figuresIn: others)
    guard let countries = fields.countries,
      header.isSound(names: countries.shown, in: session),
      UserHeader.check(fields, row: header.row, in: session),
      let editions = EditionReading(fields, publication: session.publication, session: session)
    else { return nil }
    self.countries = CountryReader(countries, session: session)
    self.editions = editions
    publication = PublicationColumn(fields, headers: header.headers, session: session)
    let texts = fields.texts
    if Publication.isFreedomHouse(session.publication) {
      let foreign = fields.figures.filter {
        session.catalog["\(session.publication).\($0.name)"] == nil
      }
      for (column, name) in foreign {
        session.report(
          session.finding(
            .refusedFile, code: "other-publication", row: header.row, column: column,
            value: header.headers[column], rule: "\(session.publication) has no indicator \(name)",
            hint: "name the publication that has it with --publication, or leave the column out"))
      }
      if !foreign.isEmpty { return nil }
    }
    figures = try fields.figures.map { column, name in
      let id = "\(session.publication).\(name)"
      let indicator =
        session.catalog[id]
        ?? UserValues.indicator(
          named: name, publication: session.publication, header: header.headers[column])
      return Figure(
        column: column, slot: try session.slot(declaring: indicator), text: texts[name])
    }
    let read =
      countries.all + [fields.columns[.publication]].compactMap(\.self) + editions.columns
      + others + figures.flatMap { [$0.column, $0.text].compactMap(\.self) }
    session.report(unknownColumns: fields.unread(besides: read), row: header.row, isOwn: true)
  }

  /// Whether a column holds values of the file's publication: one whose header names an indicator of
  /// another of Freedom House's in full, such as `fotp.total`, is reported and left out.
  private static func isOfFile(
    _ column: Int, _ header: UserHeader, _ session: ImportSession
  ) -> Bool {
    let written = header.headers[column]
    guard Publication.isFreedomHouse(session.publication),
      let named = UserValues.publication(ofHeader: written), named != session.publication,
      !session.options.headers.values.contains(where: { HeaderName($0) == HeaderName(written) })
    else { return true }
    session.report(
      session.finding(
        .warning, code: "other-publication", row: header.row, column: column, value: written,
        rule: "this column is of \(named) and left out: the file is imported as "
          + session.publication,
        hint: "import the file again with --publication \(named)"))
    return false
  }

  func read(_ sheet: Sheet) throws {
    try session.readRows(
      of: sheet, below: header.position, columns: header.headers.count, take)
    countries.finish()
  }

  private func take(_ row: SheetRow) throws {
    guard publication?.holds(session.publication, in: row) != false,
      let position = try editions.position(of: row), case let edition = editions.met[position],
      let country = try countries.position(in: row, year: edition.edition.coverageEnd.year)
    else { return session.reject() }
    var record =
      record.take()
      ?? RatingRecord(
        entity: countries.met[country].entity, edition: edition.edition, row: row.number)
    if country == recordCountry {
      record.restart(edition: edition.edition, row: row.number)
    } else {
      recordCountry = country
      record.restart(
        entity: countries.met[country].entity, edition: edition.edition, row: row.number)
    }
    for figure in figures {
      let reading = session.figure(
        figure.slot, at: figure.column, of: row, header: header.headers[figure.column])
      record.add(figure.text.map { written(reading, figure.slot, row, text: $0) } ?? reading)
    }
    if !record.isRefused {
      if !record.holdsNumbers {
        session.countEmptyRow()
      } else if countries.met[country].hasLife {
        session.remember(countries.met[country].entity, in: edition.edition, row: row.number)
      }
    }
    try session.commit(
      record, entity: countries.met[country].number, edition: edition.number)
    self.record = consume record
  }

  /// A figure with the text that was published for it; two statuses in one text are no figure, but
  /// not missing either.
  private func written(
    _ reading: FigureReading, _ slot: IndicatorSlot, _ row: SheetRow, text column: Int
  ) -> FigureReading {
    let text = session.unguarded(row.text(at: column))
    guard case .nothing = reading, slot.indicator.measure == .status,
      SplitRating(text)?.value(of: slot.indicator) != nil
    else { return reading.written(text) }
    return .figure(
      RatingRecord.Figure(
        slot: slot, value: .splitStatus, text: text, row: row.number, column: column))
  }
}
