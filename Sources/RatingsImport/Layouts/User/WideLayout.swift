internal import DisplayText
import FreedomModel
import TabularFiles

/// A user's own values, entities down and years across: of one indicator, which the user names; or
/// of several, named by the headers beside their years or by a column.
struct WideLayout: MappedLayout {
  let id = "wide"
  let title = "a table of countries by years"
  let publication: String? = nil
  let unit = RowUnit.observation

  func match(_ preview: FilePreview, options: ImportOptions) -> LayoutMatch? {
    LayoutMatch(preview) { WideTable(in: $0, options: options) }
  }
}

struct WideTable: SheetTable {
  let header: SheetHeader
  let namesColumns = true
  let years: YearHeaders

  /// Finds the table of a sheet.
  ///
  /// - Parameters:
  ///   - sheet: The first rows of the sheet.
  ///   - options: What the user declared about the file.
  ///   - fewest: How many columns of years there must be.
  init?(
    in sheet: FilePreview.Sheet, options: ImportOptions = ImportOptions(), fewest: Int = 2
  ) {
    for position in sheet.rows.indices {
      if let joined = JoinedHeader(in: sheet, at: position) {
        let years = YearHeaders(joined)
        let texts = joined.texts
        if years.count >= fewest, UserFields(headers: texts, options: options).countries != nil {
          header = SheetHeader(in: sheet, from: joined.first, to: joined.last, texts: texts)
          self.years = years
          return
        }
      }
      let headers = sheet.rows[position]
      let years = YearHeaders(headers, takesOneYear: fewest == 1)
      if years.count >= fewest, UserFields(headers: headers, options: options).countries != nil {
        header = SheetHeader(in: sheet, to: position)
        self.years = years
        return
      }
    }
    return nil
  }

  func reader(of sheet: Sheet, in session: ImportSession) throws -> (any SheetReader)? {
    try reader(of: sheet, in: session, naming: WideNames(session: session))
  }

  /// What reads the table, with the names that say which indicators it has.
  func reader(
    of sheet: Sheet, in session: ImportSession, naming names: WideNames
  ) throws -> (any SheetReader)? {
    let fields = UserFields(headers: header.texts, options: session.options)
    guard let countries = fields.countries, header.isSound(names: countries.shown, in: session),
      try OtherTables.areNone(beside: countries, of: header, on: sheet, in: session),
      years.report(row: header.row, in: session), isWithoutEdition(session)
    else { return nil }
    let inRows = session.options.indicator == nil ? names.column(among: fields) : nil
    // A user who names the indicator of a table with one name beside its years means that one.
    let isOfOneName =
      session.options.indicator != nil
      && Set(years.years.map { $0.name.map(HeaderName.init) }).count == 1
    var columns: [WideReader.Column] = []
    var leftOut: [Int] = []
    let editions = UserEditions(publication: session.publication, rule: session.options.years)
    for var year in years.years {
      if isOfOneName { year.name = nil }
      guard let edition = edition(of: year, editions, among: columns, session) else { return nil }
      let indicator: FileIndicator?
      if inRows != nil, year.name == nil {
        indicator = nil
      } else {
        switch try names.indicator(of: year, header: header) {
        case .indicator(let found): indicator = found
        case .leftOut:
          leftOut.append(year.column)
          continue
        case .refused: return nil
        }
      }
      columns.append(
        WideReader.Column(
          column: year.column, edition: edition,
          number: try session.output.number(of: edition), indicator: indicator, name: year.name))
    }
    let read = countries.all + columns.map(\.column) + [inRows].compactMap(\.self)
    let known = read + years.doubtful.map(\.column) + names.companions(in: header.texts)
    session.findings.report(
      leftOut: fields.unread(besides: known + leftOut), row: header.row,
      hint: "a table of years has no other values; import these from a file with one row a year")
    names.report(leftOut: leftOut, of: header)
    return WideReader(
      header: header, columns: columns, indicators: inRows, names: names,
      countries: CountryReader(countries, session: session), session: session)
  }

  /// Whether the user named no edition: the table itself has them.
  private func isWithoutEdition(_ session: ImportSession) -> Bool {
    guard let label = session.options.edition else { return true }
    session.findings.report(
      .refusedFile, code: "edition-in-file", row: header.row, value: label,
      rule: "--edition names the edition of a file without one, and this file has years across",
      hint: "leave that option out")
    return false
  }

  /// The edition of a column of a year; `nil` where a finding says that it has none, or that
  /// another column of the same name has it too.
  private func edition(
    of year: YearHeaders.Year, _ editions: UserEditions, among columns: [WideReader.Column],
    _ session: ImportSession
  ) -> Edition? {
    guard let edition = editions.edition(year.label) else {
      session.findings.report(
        .refusedFile, code: "unknown-edition", row: header.row, column: year.column,
        value: year.label, rule: editions.rule(for: year.label),
        hint: editions.hint(for: year.label)
      )
      return nil
    }
    let isFilled = edition.years(under: session.options.years).count > 1
    let name = year.name.map(HeaderName.init)
    if !isFilled,
      let first = columns.first(where: {
        $0.edition == edition && $0.name.map(HeaderName.init) == name
      })
    {
      session.findings.report(
        .refusedFile, code: "duplicate-header", row: header.row, column: year.column,
        value: year.label,
        rule: "columns \(first.column + 1) and \(year.column + 1) are both of the edition "
          + edition.label,
        hint: "remove one of them")
      return nil
    }
    return edition
  }
}

private final class WideReader: SheetReader {
  /// A column of one edition.
  struct Column {
    let column: Int
    let edition: Edition
    /// The edition's number in the sink.
    let number: Int
    /// What it has; `nil` where each row says so.
    let indicator: FileIndicator?
    /// What its header names beside the year.
    let name: String?
  }

  private let header: SheetHeader
  private let columns: [Column]
  /// The column that names the indicator of each row.
  private let indicators: Int?
  private let names: WideNames
  private let countries: CountryReader
  private let session: ImportSession
  private var values = 0

  init(
    header: SheetHeader, columns: [Column], indicators: Int?, names: WideNames,
    countries: CountryReader, session: ImportSession
  ) {
    self.header = header
    self.columns = columns
    self.indicators = indicators
    self.names = names
    self.countries = countries
    self.session = session
  }

  func read(_ row: SheetRow) throws {
    guard session.accepts(row, columns: header.width, of: countries) else { return }
    var ofRow: FileIndicator?
    if let indicators {
      switch try names.indicator(in: row, at: indicators, header: header) {
      case .indicator(let found): ofRow = found
      case .leftOut: return
      case .refused: return session.counts.reject()
      }
    }
    for column in columns {
      guard let indicator = column.indicator ?? ofRow,
        let position = try countries.position(in: row, year: column.edition.coverageEnd.year),
        case let country = countries.met[position]
      else { return session.counts.reject() }
      switch session.cells.value(
        of: indicator, at: column.column, in: row, header: header.texts[column.column])
      {
      case .value(let value, let text):
        try session.output.sink.take(
          Observation(
            entity: country.number, edition: column.number, indicator: indicator.number,
            value: value, text: text, row: row.number, column: column.column))
        if value.isFigure {
          values += 1
          if country.hasLives {
            session.remember(country.entity, in: column.edition, row: row.number)
          }
        }
      case .nothing: break
      case .refused: session.counts.reject()
      }
    }
  }

  func finish() {
    session.finishNotes()
    countries.finish()
    names.finish()
    session.counts.add(rows: values, years: Set(columns.map(\.edition.year)))
  }
}

/// Which indicators a table with years across has: the one that the user names, those named beside
/// the years, or those that a column names row by row.
class WideNames {
  /// What a name means.
  enum Meaning {
    case indicator(FileIndicator)
    /// Not imported, and listed.
    case leftOut
    /// A finding says why.
    case refused
  }

  let session: ImportSession
  private var known: [String: Meaning] = [:]

  init(session: ImportSession) { self.session = session }

  /// The column that names the indicator of each row.
  func column(among fields: UserFields) -> Int? { fields.columns[.indicator] }

  /// Columns that repeat the names and are expected.
  func companions(in headers: [String]) -> [Int] { [] }

  /// Reports the columns of years that are left out.
  func report(leftOut columns: [Int], of header: SheetHeader) {}

  /// Reports what was gathered when all rows have been read.
  func finish() {}

  /// What a column of a year has.
  func indicator(of year: YearHeaders.Year, header: SheetHeader) throws -> Meaning {
    if let name = year.name {
      if let meaning = known[name] { return meaning }
      let meaning = try own(name, label: name, row: header.row, column: year.column)
      known[name] = meaning
      return meaning
    }
    if let meaning = known[""] { return meaning }
    let meaning = try named()
    known[""] = meaning
    return meaning
  }

  /// What a row has by its column of indicators.
  func indicator(in row: SheetRow, at column: Int, header: SheetHeader) throws -> Meaning {
    let name = row.text(at: column)
    if let meaning = known[name] { return meaning }
    let word = session.cells.word(in: row, at: column)
    guard !word.isEmpty else {
      session.refuse(row, withoutIndicatorAt: column, header: header.texts[column])
      return .refused
    }
    if session.isNumber(word) {
      session.findings.report(
        .refusedRow, code: "indicator-is-number", row: row.number, column: column,
        header: header.texts[column], value: word,
        rule: "this is a number, and the column should name indicators",
        hint:
          "name the indicator of the table: --indicator NAME; if these are names of indicators, "
          + "use --map " + ShellWord.quoted("indicator=\(header.texts[column])"))
      return .refused
    }
    let meaning = try own(
      word, label: label(in: row, at: column), row: row.number,
      column: column)
    known[name] = meaning
    return meaning
  }

  /// What people read for the indicator of a row.
  func label(in row: SheetRow, at column: Int) -> String {
    row.text(at: column).trimmedOfBlanks
  }

  /// What a name means: an indicator of Freedom House's in its publications, any in a user's own.
  func own(_ name: String, label: String, row: Int, column: Int) throws -> Meaning {
    let known = UserValues.name(ofHeader: name)
    let short = known ?? OwnColumns.name(of: name)
    let id = "\(session.publication).\(short)"
    if let indicator = session.catalog[id] {
      return .indicator(try session.output.indicator(declaring: indicator))
    }
    guard !Publication.isFreedomHouse(session.publication), !short.isEmpty else {
      session.findings.report(
        .refusedFile, code: "unknown-indicator", row: row, column: column, value: name,
        rule: "\(session.publication) has no indicator of this name",
        hint: "see 'freedom codebook' for the names known, or leave the column out")
      return .refused
    }
    return .indicator(
      try session.output.indicator(
        declaring: UserValues.indicator(
          named: short, publication: session.publication, header: label)))
  }

  /// The indicator that the user named; a table of years alone does not say what it has.
  private func named() throws -> Meaning {
    guard let name = session.options.indicator else {
      session.findings.report(
        .refusedFile, code: "indicator-not-named",
        rule: "a table of countries by years does not say which indicator it contains",
        hint: "name it with --indicator, such as --indicator \(session.publication).total")
      return .refused
    }
    let named = session.indicator(named: name, of: session.publication)
    guard case .indicator(let indicator) = named else {
      session.reportRefusal(.refusedFile, of: named, name: name)
      return .refused
    }
    return .indicator(try session.output.indicator(declaring: indicator))
  }
}
