import FreedomModel
import TabularFiles

/// A person's own figures of one indicator, entities down and years across.
struct WideLayout: Layout {
  let id = "wide"
  let title = "a table of countries by years"
  let publication: String? = nil
  let unit = RowUnit.observation

  func recognises(_ file: FilePreview) -> Bool {
    file.sheets.contains { header(of: $0, mapping: [:]) != nil }
  }

  func header(of sheet: FilePreview.Sheet, mapping: [String: String]) -> UserHeader? {
    UserHeader(in: sheet) { headers in
      UserFields(headers: headers, mapping: mapping).columns[.country] != nil
        && YearHeaders(headers).areOfTable
    }
  }

  func read(_ file: TabularFile, into session: ImportSession) throws {
    let preview = try FilePreview(file)
    for (sheet, looked) in zip(file.sheets, preview.sheets) {
      guard let header = header(of: looked, mapping: session.options.headers) else {
        session.report(unread: sheet, looked)
        continue
      }
      guard let slot = try slot(session) else { return }
      try session.begin(sheet, headers: header.headers)
      try read(sheet, header, slot, session)
    }
  }

  /// The indicator that the person named; a table of years does not say what it holds.
  private func slot(_ session: ImportSession) throws -> IndicatorSlot? {
    guard let name = session.options.indicator else {
      session.report(
        session.finding(
          .refusedFile, code: "indicator-not-named",
          rule: "a table of countries by years does not say which indicator it holds",
          hint: "name it with --indicator, such as --indicator fiw.pr"))
      return nil
    }
    let named = session.indicator(named: name, of: session.publication)
    if case .indicator(let indicator) = named { return try session.slot(declaring: indicator) }
    if let refusal = session.refusal(.refusedFile, of: named, name: name) {
      session.report(refusal)
    }
    return nil
  }

  private func read(
    _ sheet: Sheet, _ header: UserHeader, _ slot: IndicatorSlot, _ session: ImportSession
  ) throws {
    let fields = UserFields(
      headers: header.headers, mapping: session.options.headers, codes: session.options.codes)
    let years = YearHeaders(header.headers)
    guard let columns = fields.countries, header.isSound(names: columns.shown, in: session),
      years.report(row: header.row, in: session),
      let editions = editions(years, header, slot.indicator.publication, session)
    else { return }
    session.report(
      unknownColumns: fields.unread(
        besides: columns.all + editions.map(\.column) + years.doubtful.map(\.column)),
      row: header.row, isOwn: false)
    let countries = CountryReader(columns, session: session)
    var count = 0
    try session.readRows(
      of: sheet, below: header.position, columns: header.headers.count
    ) { row in
      for (column, edition) in editions {
        guard let country = try countries.position(in: row, year: edition.coverageEnd.year) else {
          return session.reject()
        }
        switch session.figure(slot, at: column, of: row, header: header.headers[column]) {
        case .figure(let figure):
          try session.sink.take(
            Observation(
              entity: countries.met[country].number, edition: try session.number(of: edition),
              indicator: slot.number, value: figure.value, text: figure.text, row: row.number,
              column: column))
          if figure.value.isFigure {
            count += 1
            if countries.met[country].hasLife {
              session.remember(countries.met[country].entity, in: edition, row: row.number)
            }
          }
        case .nothing: break
        case .refused: session.reject()
        }
      }
    }
    countries.finish()
    session.countRows(count, editionYears: Set(editions.map(\.edition.year)))
  }

  /// The edition of every column of a year; `nil` where one has none, or two have the same, which a finding
  /// tells.
  private func editions(
    _ years: YearHeaders, _ header: UserHeader, _ publication: String, _ session: ImportSession
  ) -> [(column: Int, edition: Edition)]? {
    let reading = UserEditions(publication: publication, rule: session.options.years)
    var editions: [(column: Int, edition: Edition)] = []
    for year in years.years {
      guard let edition = reading.edition(year.label) else {
        session.report(
          session.finding(
            .refusedFile, code: "unknown-edition", row: header.row, column: year.column,
            value: year.label, rule: reading.rule(for: year.label),
            hint: reading.hint(for: year.label)))
        return nil
      }
      let isFilled = edition.years(under: session.options.years).count > 1
      if !isFilled, let first = editions.first(where: { $0.edition == edition }) {
        session.report(
          session.finding(
            .refusedFile, code: "duplicate-header", row: header.row, column: year.column,
            value: year.label,
            rule: "columns \(first.column + 1) and \(year.column + 1) are both of the edition "
              + edition.label,
            hint: "remove one of them"))
        return nil
      }
      editions.append((year.column, edition))
    }
    return editions
  }
}
