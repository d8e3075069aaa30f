import FreedomModel
import TabularFiles

/// A person's own figures, one a row: `country,year,indicator,value`, with any number of indicators.
struct LongLayout: Layout {
  let id = "long"
  let title = "a long file of one figure a row"
  let publication: String? = nil
  let unit = RowUnit.observation
  /// Whether the person names the indicator, because the file does not.
  var isOfOneIndicator = false

  func recognises(_ file: FilePreview) -> Bool {
    file.sheets.contains { header(of: $0, mapping: [:]) != nil }
  }

  func header(of sheet: FilePreview.Sheet, mapping: [String: String]) -> UserHeader? {
    UserHeader(in: sheet) {
      let fields = UserFields(headers: $0, mapping: mapping)
      return isOfOneIndicator
        ? fields.isLongOfOneIndicator && fields.columns[.indicator] == nil : fields.isLong
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
      try LongReading(header: header, session: session)?.read(sheet)
    }
  }
}

/// The reading of one long sheet. What a name, a year or an indicator of an earlier row was is
/// remembered by its bytes, so that a row costs no look-up by text.
private final class LongReading {
  private let session: ImportSession
  private let header: UserHeader
  private let countries: CountryReader
  private let fields: UserFields
  /// The reading of the editions of a publication; of the file's own first.
  private var editions: [String: EditionReading] = [:]
  private let ownEditions: EditionReading
  /// The column of the indicator; `nil` where the person names it.
  private let indicator: Int?
  private let value: Int
  private let text: Int?
  private let publication: PublicationColumn?
  /// Whether this is the toolkit's own export, which says all of every figure.
  private let isExport: Bool
  private var indicators = ByteKeyTable()
  private var slots: [IndicatorSlot] = []
  private var rows = 0

  init?(header: UserHeader, session: ImportSession) {
    self.session = session
    self.header = header
    fields = UserFields(
      headers: header.headers, mapping: session.options.headers, codes: session.options.codes)
    isExport = header.headers.starts(with: TidyExport.tidy)
    guard let countries = fields.countries, let value = fields.columns[.value],
      header.isSound(names: countries.shown, in: session),
      let editions = EditionReading(fields, publication: session.publication, session: session)
    else { return nil }
    self.countries = CountryReader(countries, session: session)
    ownEditions = editions
    indicator = fields.columns[.indicator]
    self.value = value
    text = fields.columns[.text]
    publication = PublicationColumn(fields, headers: header.headers, session: session)
    if isExport { session.keepsScoresOutOfRange = true }
    let read =
      countries.all + [indicator, value, text, fields.columns[.publication]].compactMap(\.self)
    session.report(
      unknownColumns: fields.unread(besides: read + editions.columns), row: header.row, isOwn: true)
  }

  func read(_ sheet: Sheet) throws {
    try session.readRows(
      of: sheet, below: header.position, columns: header.headers.count, take)
    countries.finish()
    let met = ([ownEditions] + editions.values).flatMap(\.met)
    session.countRows(rows, editionYears: Set(met.map(\.edition.year)))
  }

  private func take(_ row: SheetRow) throws {
    guard let position = try slotPosition(row),
      publication?.holds(slots[position].indicator.publication, in: row) != false,
      let edition = try edition(row, of: slots[position].indicator.publication),
      let country = try countries.position(in: row, year: edition.edition.coverageEnd.year)
    else { return session.reject() }
    let slot = slots[position]
    switch figure(slot, of: row) {
    case .figure(let figure):
      try session.sink.take(
        Observation(
          entity: countries.met[country].number, edition: edition.number,
          indicator: slot.number, value: figure.value, text: figure.text, row: row.number,
          column: figure.column))
      if figure.value.isFigure {
        rows += 1
        if countries.met[country].hasLife {
          session.remember(countries.met[country].entity, in: edition.edition, row: row.number)
        }
      } else {
        session.countEmptyRow()
      }
    case .nothing: session.countEmptyRow()
    case .refused: session.reject()
    }
  }

  /// The figure of a row, with the text beside it.
  private func figure(_ slot: IndicatorSlot, of row: SheetRow) -> FigureReading {
    if isExport, let absence = absence(slot, row) { return absence }
    let column = figureColumn(row, slot)
    let reading = session.figure(slot, at: column, of: row, header: header.headers[column])
    guard let text, text != column else { return reading }
    return reading.written(session.unguarded(row.text(at: text)))
  }

  /// What an export has where something else than a figure was published: the text alone.
  private func absence(_ slot: IndicatorSlot, _ row: SheetRow) -> FigureReading? {
    guard let text, row.text(at: value).isEmpty else { return nil }
    let written = session.unguarded(row.text(at: text))
    let isStatus = slot.indicator.measure == .status && FreedomStatus(code: written) != nil
    guard !written.isEmpty, !isStatus else { return nil }
    let isSplit =
      slot.indicator.measure == .status && SplitRating(written)?.value(of: slot.indicator) != nil
    return .figure(
      RatingRecord.Figure(
        slot: slot, value: isSplit ? .splitStatus : .absent(.notRated), text: written,
        row: row.number, column: text))
  }

  /// A status stands in the text column where the value's is empty, as our own exports have it.
  private func figureColumn(_ row: SheetRow, _ slot: IndicatorSlot) -> Int {
    guard let text, slot.indicator.measure == .status, row.text(at: value).isEmpty else {
      return value
    }
    return text
  }

  private func bytes(_ row: SheetRow, _ column: Int) -> Range<Int>? {
    row.cell(column).map { $0.start..<$0.end }
  }

  private func edition(
    _ row: SheetRow, of publication: String
  ) throws -> (edition: Edition, number: Int)? {
    let reading = reading(of: publication)
    return try reading.position(of: row).map { reading.met[$0] }
  }

  private func reading(of publication: String) -> EditionReading {
    if publication == session.publication { return ownEditions }
    if let known = editions[publication] { return known }
    let made = EditionReading(fields, publication: publication, session: session) ?? ownEditions
    editions[publication] = made
    return made
  }

  private func slotPosition(_ row: SheetRow) throws -> Int? {
    guard let indicator else {
      if !slots.isEmpty { return 0 }
      return try position(
        ofIndicator: session.options.indicator ?? "", row: row, column: nil)
    }
    guard let range = bytes(row, indicator) else { return nil }
    if let known = indicators.value(under: row.bytes, range) { return known }
    let name = session.word(in: row, at: indicator)
    guard let position = try position(ofIndicator: name, row: row, column: indicator) else {
      return nil
    }
    indicators.set(position, under: row.bytes, range)
    return position
  }

  /// Makes room for an indicator; one that the file cannot have is reported, and gives `nil`.
  private func position(ofIndicator name: String, row: SheetRow, column: Int?) throws -> Int? {
    let named = session.indicator(named: name, of: publication(of: row))
    guard case .indicator(let indicator) = named else {
      let refusal = session.refusal(
        .refusedRow, of: named, name: name, row: row.number, column: column,
        header: column.map { header.headers[$0] })
      if let refusal { session.report(refusal) }
      return nil
    }
    do {
      slots.append(try session.slot(declaring: indicator))
    } catch let twin as IndicatorTwin {
      session.report(
        session.finding(
          .refusedRow, code: IndicatorTwin.code, row: row.number, column: column,
          header: column.map { header.headers[$0] }, value: name, rule: twin.rule, hint: twin.hint))
      return nil
    }
    return slots.count - 1
  }

  /// The publication of a row: our own exports may hold several, any other file has one.
  private func publication(of row: SheetRow) -> String {
    guard isExport, session.options.publication == nil, let publication else {
      return session.publication
    }
    return publication.named(in: row) ?? session.publication
  }
}
