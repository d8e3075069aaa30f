import FreedomModel
import TabularFiles

/// A user's own values, one a row: `country,year,indicator,value`, with any number of indicators.
struct LongLayout: MappedLayout {
  let id = "long"
  let title = "a long file with one value per row"
  let publication: String? = nil
  let unit = RowUnit.observation
  /// Whether the user names the indicator, because the file does not.
  var isOfOneIndicator = false

  func match(_ preview: FilePreview, options: ImportOptions) -> LayoutMatch? {
    LayoutMatch(preview) { sheet in
      SheetHeader(ofTable: sheet) { headers, _ in
        let fields = UserFields(headers: headers, options: options)
        return isOfOneIndicator
          ? fields.isLongOfOneIndicator && fields.columns[.indicator] == nil : fields.isLong
      }.map { LongTable(header: $0) }
    }
  }
}

private struct LongTable: SheetTable {
  let header: SheetHeader
  let namesColumns = true

  func reader(of sheet: Sheet, in session: ImportSession) throws -> (any SheetReader)? {
    let fields = UserFields(headers: header.texts, options: session.options)
    guard let countries = fields.countries, header.isSound(names: countries.shown, in: session),
      try OtherTables.areNone(beside: countries, of: header, on: sheet, in: session)
    else { return nil }
    return try LongReader(header: header, fields: fields, countries: countries, session: session)
  }
}

/// Reads a long sheet. What a name, a year or an indicator of an earlier row meant is remembered.
private final class LongReader: SheetReader {
  private let session: ImportSession
  private let header: SheetHeader
  private let countries: CountryReader
  private let fields: UserFields
  /// The readers of the editions of other publications than the file's.
  private var otherEditions: [String: EditionReader] = [:]
  private let editions: EditionReader
  /// The column of the indicator; `nil` where the user names it.
  private let indicator: Int?
  private let value: Int
  private let text: Int?
  private let publication: PublicationColumn?
  /// Whether this is the toolkit's own export, which says everything about a value.
  private let isExport: Bool
  private var indicators: [String: FileIndicator] = [:]
  private var rows = 0

  init?(
    header: SheetHeader, fields: UserFields, countries: CountryColumns, session: ImportSession
  ) throws {
    self.session = session
    self.header = header
    self.fields = fields
    isExport = header.texts.starts(with: TidyExport.tidy)
    guard let value = fields.columns[.value],
      let editions = try EditionReader(fields, publication: session.publication, session: session)
    else { return nil }
    self.countries = CountryReader(countries, session: session)
    self.editions = editions
    indicator = fields.columns[.indicator]
    self.value = value
    text = fields.columns[.text]
    publication = PublicationColumn(fields, session: session)
    if isExport { session.cells.keepsScoresOutOfRange = true }
    let read =
      countries.all + [indicator, value, text, fields.columns[.publication]].compactMap(\.self)
    session.findings.report(
      leftOut: fields.unread(besides: read + editions.columns), row: header.row)
  }

  func read(_ row: SheetRow) throws {
    guard session.accepts(row, columns: header.width, of: countries) else { return }
    guard let indicator = try indicator(of: row),
      publication?.names(indicator.indicator.publication, in: row) != false,
      case let editions = try editionReader(of: indicator.indicator.publication),
      let edition = try editions.position(in: row, of: countries),
      let country = try countries.position(
        in: row, year: editions.met[edition].edition.coverageEnd.year)
    else { return session.counts.reject() }
    let (reading, column) = value(of: indicator, in: row)
    switch reading {
    case .value(let value, let text):
      try session.output.sink.take(
        Observation(
          entity: countries.met[country].number, edition: editions.met[edition].number,
          indicator: indicator.number, value: value, text: text, row: row.number, column: column))
      guard value.isFigure else { return session.counts.addEmptyRow() }
      rows += 1
      if countries.met[country].hasLives {
        session.remember(
          countries.met[country].entity, in: editions.met[edition].edition, row: row.number)
      }
    case .nothing: session.counts.addEmptyRow()
    case .refused: session.counts.reject()
    }
  }

  func finish() {
    session.finishNotes()
    countries.finish()
    publication?.finish()
    let met = ([editions] + otherEditions.values).flatMap(\.met)
    session.counts.add(rows: rows, years: Set(met.map(\.edition.year)))
  }

  // MARK: Values

  /// What a row has, with the text beside it, and in which column.
  private func value(
    of indicator: FileIndicator, in row: SheetRow
  ) -> (reading: CellReading, column: Int) {
    guard let text else {
      return (read(indicator, at: value, of: row), value)
    }
    let isEmpty = row.text(at: value).isEmpty
    let written = session.cells.text(in: row, at: text)
    if isExport, isEmpty, let absence = absence(of: indicator, written) { return (absence, text) }
    // A status is in the column of texts where that of values is empty, as our own exports have it.
    if isEmpty, indicator.isStatus { return (read(indicator, at: text, of: row), text) }
    return (read(indicator, at: value, of: row).written(written), value)
  }

  private func read(
    _ indicator: FileIndicator, at column: Int, of row: SheetRow
  ) -> CellReading {
    session.cells.value(of: indicator, at: column, in: row, header: header.texts[column])
  }

  /// What an export has where something else than a value was published: the text alone.
  private func absence(of indicator: FileIndicator, _ written: String) -> CellReading? {
    guard !written.isEmpty, !indicator.isStatus || FreedomStatus(code: written) == nil else {
      return nil
    }
    let isSplit =
      indicator.isStatus && SplitRating(written)?.value(of: indicator.indicator) != nil
    return .value(isSplit ? .splitStatus : .absent(.notRated), text: written)
  }

  // MARK: Indicators and publications

  private func editionReader(of publication: String) throws -> EditionReader {
    if publication == session.publication { return editions }
    if let known = otherEditions[publication] { return known }
    let made = try EditionReader(fields, publication: publication, session: session) ?? editions
    otherEditions[publication] = made
    return made
  }

  private func indicator(of row: SheetRow) throws -> FileIndicator? {
    let written = indicator.map { row.text(at: $0) } ?? ""
    if let known = indicators[written] { return known }
    let found: FileIndicator?
    if let indicator {
      let name = session.cells.word(in: row, at: indicator)
      guard !name.isEmpty else {
        session.refuse(row, withoutIndicatorAt: indicator, header: header.texts[indicator])
        return nil
      }
      found = try declare(name, row: row, column: indicator)
    } else {
      found = try declare(session.options.indicator ?? "", row: row, column: nil)
    }
    if let found { indicators[written] = found }
    return found
  }

  /// The indicator of a name; one that the file cannot have is reported, and returns `nil`.
  private func declare(_ name: String, row: SheetRow, column: Int?) throws -> FileIndicator? {
    let header = column.map { self.header.texts[$0] }
    if column != nil, session.isNumber(name) {
      refuse(number: name, header: header ?? "", column: column, row)
      return nil
    }
    let named = session.indicator(
      named: name, of: publication(of: row), orOf: publication?.named(in: row))
    guard case .indicator(let indicator) = named else {
      session.reportRefusal(
        .refusedRow, of: named, name: name, row: row.number, column: column, header: header)
      return nil
    }
    do {
      return try session.output.indicator(declaring: indicator)
    } catch let twin as IndicatorTwin {
      session.findings.report(
        .refusedRow, code: IndicatorTwin.code, row: row.number, column: column, header: header,
        value: name, rule: twin.rule, hint: twin.hint)
      return nil
    }
  }

  /// Refuses a row whose indicator would be called by a number: its column may number the rows, or
  /// have values itself.
  private func refuse(number: String, header: String, column: Int?, _ row: SheetRow) {
    let values = self.header.texts[value]
    session.findings.report(
      .refusedRow, code: "indicator-is-number", row: row.number, column: column, header: header,
      value: number, rule: "this is a number, and the column should name indicators",
      hint: "if \"\(values)\" alone has the values, use --map "
        + ShellWord.quoted("\(OwnColumns.name(of: values))=\(values)")
        + "; if these are names of indicators, use --map "
        + ShellWord.quoted("indicator=\(header)"))
  }

  /// The publication of a row: our own exports may have several, any other file has one.
  private func publication(of row: SheetRow) -> String {
    guard isExport, session.options.publication == nil, let publication else {
      return session.publication
    }
    return publication.named(in: row) ?? session.publication
  }
}
