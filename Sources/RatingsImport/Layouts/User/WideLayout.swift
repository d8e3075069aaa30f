import FreedomModel
import TabularFiles

/// A user's own values of one indicator, entities down and years across.
struct WideLayout: MappedLayout {
  let id = "wide"
  let title = "a table of countries by years"
  let publication: String? = nil
  let unit = RowUnit.observation

  func match(_ preview: FilePreview, mapping: [String: String]) -> LayoutMatch? {
    LayoutMatch(preview, begin: Self.namesIndicator) { sheet in
      SheetHeader(in: sheet) { headers in
        UserFields(headers: headers, mapping: mapping).columns[.country] != nil
          && YearHeaders(headers).areOfTable
      }.map { WideTable(header: $0) }
    }
  }

  /// Whether the user named the indicator; a table of years does not say what it has.
  private static func namesIndicator(_ session: ImportSession) -> Bool {
    guard let name = session.options.indicator else {
      session.findings.report(
        .refusedFile, code: "indicator-not-named",
        rule: "a table of countries by years does not say which indicator it holds",
        hint: "name it with --indicator, such as --indicator fiw.pr")
      return false
    }
    let named = session.indicator(named: name, of: session.publication)
    if case .indicator = named { return true }
    session.reportRefusal(.refusedFile, of: named, name: name)
    return false
  }
}

private struct WideTable: SheetTable {
  let header: SheetHeader
  let namesColumns = true

  func reader(of sheet: Sheet, in session: ImportSession) throws -> (any SheetReader)? {
    let named = session.indicator(
      named: session.options.indicator ?? "", of: session.publication)
    guard case .indicator(let known) = named else { return nil }
    let indicator = try session.output.indicator(declaring: known)
    let fields = UserFields(
      headers: header.texts, mapping: session.options.headers, codes: session.options.codes)
    let years = YearHeaders(header.texts)
    guard let columns = fields.countries, header.isSound(names: columns.shown, in: session),
      years.report(row: header.row, in: session),
      let editions = try editions(years, known.publication, session)
    else { return nil }
    session.findings.report(
      unknownColumns: fields.unread(
        besides: columns.all + editions.map(\.column) + years.doubtful.map(\.column)),
      row: header.row)
    return WideReader(
      header: header, indicator: indicator, editions: editions,
      countries: CountryReader(columns, session: session), session: session)
  }

  /// The edition of every column of a year; `nil` where a finding says that one has none, or two have
  /// the same.
  private func editions(
    _ years: YearHeaders, _ publication: String, _ session: ImportSession
  ) throws -> [WideReader.Column]? {
    let known = UserEditions(publication: publication, rule: session.options.years)
    var editions: [WideReader.Column] = []
    for year in years.years {
      guard let edition = known.edition(year.label) else {
        session.findings.report(
          .refusedFile, code: "unknown-edition", row: header.row, column: year.column,
          value: year.label, rule: known.rule(for: year.label), hint: known.hint(for: year.label))
        return nil
      }
      let isFilled = edition.years(under: session.options.years).count > 1
      if !isFilled, let first = editions.first(where: { $0.edition == edition }) {
        session.findings.report(
          .refusedFile, code: "duplicate-header", row: header.row, column: year.column,
          value: year.label,
          rule: "columns \(first.column + 1) and \(year.column + 1) are both of the edition "
            + edition.label,
          hint: "remove one of them")
        return nil
      }
      editions.append(
        WideReader.Column(
          column: year.column, edition: edition, number: try session.output.number(of: edition)))
    }
    return editions
  }
}

private final class WideReader: SheetReader {
  /// A column of one edition.
  struct Column {
    let column: Int
    let edition: Edition
    /// The edition's number in the sink.
    let number: Int
  }

  private let header: SheetHeader
  private let indicator: FileIndicator
  private let editions: [Column]
  private let countries: CountryReader
  private let session: ImportSession
  private var values = 0

  init(
    header: SheetHeader, indicator: FileIndicator, editions: [Column], countries: CountryReader,
    session: ImportSession
  ) {
    self.header = header
    self.indicator = indicator
    self.editions = editions
    self.countries = countries
    self.session = session
  }

  func read(_ row: SheetRow) throws {
    guard session.accepts(row, columns: header.width), !countries.leavesOut(row) else { return }
    for edition in editions {
      guard
        let position = try countries.position(
          in: row, year: edition.edition.coverageEnd.year),
        case let country = countries.met[position]
      else { return session.counts.reject() }
      let column = edition.column
      switch session.cells.value(
        of: indicator, at: column, in: row, header: header.texts[column])
      {
      case .value(let value, let text):
        try session.output.sink.take(
          Observation(
            entity: country.number, edition: edition.number, indicator: indicator.number,
            value: value, text: text, row: row.number, column: column))
        if value.isFigure {
          values += 1
          if country.hasLives {
            session.remember(country.entity, in: edition.edition, row: row.number)
          }
        }
      case .nothing: break
      case .refused: session.counts.reject()
      }
    }
  }

  func finish() {
    countries.finish()
    session.counts.add(rows: values, years: Set(editions.map(\.edition.year)))
  }
}
