internal import DisplayText
import FreedomModel
import TabularFiles

/// A user's own ratings, one row an entity and edition: `country,year,pr,cl,status`, in any order,
/// with other columns beside them. The tables in `datasets/` are of this kind too.
struct TidyLayout: MappedLayout {
  let id = "tidy"
  let title = "a tidy ratings file"
  let publication: String? = nil

  func match(_ preview: FilePreview, options: ImportOptions) -> LayoutMatch? {
    LayoutMatch(preview) { TidyTable(in: $0, options: options) }
  }
}

/// The toolkit's own tables of published values in `datasets/`: tidy, with the publication
/// in front. Official scores outside of their range are kept there, with a warning.
struct CompiledLayout: Layout {
  let id = "compiled"
  let title = "a table of values compiled by this toolkit"
  let publication: String? = nil

  func match(_ preview: FilePreview) -> LayoutMatch? {
    guard let headers = preview.sheets.first?.rows.first, headers.starts(with: TidyExport.wide)
    else { return nil }
    var match = LayoutMatch(
      preview,
      begin: { session in
        session.cells.keepsScoresOutOfRange = true
        return true
      },
      table: { TidyTable(in: $0, companions: [TidyExport.trust]) })
    match?.trust = Self.trust(in: preview.sheets[0].rows, headers)
    return match
  }

  /// The least trust that the first rows name in their column `source_trust`.
  private static func trust(in rows: [[String]], _ headers: [String]) -> SourceTrust? {
    guard let column = headers.firstIndex(of: TidyExport.trust) else { return nil }
    let named = rows.dropFirst().compactMap {
      column < $0.count ? SourceTrust(rawValue: $0[column]) : nil
    }
    return SourceTrust.allCases.last(where: named.contains)
  }
}

struct TidyTable: SheetTable {
  let header: SheetHeader
  let namesColumns = true
  /// Headers of columns that are expected and not imported.
  private let companions: Set<String>
  /// What is known of the data set, where it is another project's.
  private let dataSet: ProjectDataSet?

  init?(
    in sheet: FilePreview.Sheet, options: ImportOptions = ImportOptions(),
    companions: Set<String> = []
  ) {
    let isOwn = !(options.publication.map(Publication.isFreedomHouse) ?? false)
    let header = SheetHeader(ofTable: sheet) { headers, rows in
      let fields = UserFields(headers: headers, options: options)
      return fields.isTidy
        && (!fields.values.isEmpty
          || (isOwn && fields.takesOwnColumns && OwnColumns.areLikely(among: fields, in: rows)))
    }
    guard let header else { return nil }
    self.header = header
    self.companions = companions
    dataSet = nil
  }

  /// The table of another project's data set, under a header that is known to be its.
  init(header: SheetHeader, of dataSet: ProjectDataSet) {
    self.header = header
    self.dataSet = dataSet
    companions = []
  }

  func reader(of sheet: Sheet, in session: ImportSession) throws -> (any SheetReader)? {
    var fields = UserFields(headers: header.texts, options: session.options)
    if let dataSet, !fields.areValuesNamed, !Publication.isFreedomHouse(session.publication) {
      fields.take(values: dataSet.values(in: header.texts))
    }
    let others = fields.values.map(\.column).filter { !isOfFile($0, in: session) }
    fields.leaveOut(valuesIn: others)
    var statuses: Set<Int> = []
    if fields.takesOwnColumns, dataSet?.takesOwnColumns ?? true,
      !Publication.isFreedomHouse(session.publication)
    {
      let own = try OwnColumns(
        among: fields.free.filter { !others.contains($0.column) }, in: sheet, below: header,
        missing: MissingValues(session.options.missing), publication: session.publication)
      fields.take(values: own.numbers + own.statuses)
      report(mixed: own.mixed, isAll: fields.values.isEmpty, in: session)
      statuses = Set(own.statuses.map(\.column))
    }
    guard let countries = fields.countries,
      header.isSound(names: countries.shown, in: session),
      try OtherTables.areNone(beside: countries, of: header, on: sheet, in: session),
      fields.haveValuesOnce(row: header.row, in: session),
      let editions = try EditionReader(fields, publication: session.publication, session: session),
      areKnown(fields, in: session)
    else { return nil }
    let columns = try fields.values.map { column, name in
      let indicator =
        session.catalog["\(session.publication).\(name)"]
        ?? dataSet?.indicator(
          named: name, publication: session.publication, header: header.texts[column])
        ?? UserValues.indicator(
          named: name, publication: session.publication,
          header: OwnColumns.whole(header.texts[column], of: session.publication)
            ?? header.texts[column],
          isStatus: statuses.contains(column))
      return TidyReader.Column(
        column: column, indicator: try session.output.indicator(declaring: indicator),
        text: fields.texts[name])
    }
    let read =
      countries.all + [fields.columns[.publication]].compactMap(\.self) + editions.columns
      + others + columns.flatMap { [$0.column, $0.text].compactMap(\.self) }
    session.findings.report(
      leftOut: fields.unread(besides: read).filter { !companions.contains($0.header) },
      row: header.row, shown: dataSet == nil ? .max : ProjectDataSet.shownColumns)
    return TidyReader(
      header: header, columns: columns, countries: CountryReader(countries, session: session),
      editions: editions, publication: PublicationColumn(fields, session: session),
      session: session)
  }

  /// Reports columns that have numbers but more texts; where there are no others, the file has no
  /// values, and is refused.
  private func report(
    mixed: [(column: Int, numbers: Int, texts: Int, text: String, row: Int)], isAll: Bool,
    in session: ImportSession
  ) {
    for (column, numbers, texts, text, row) in mixed where isAll || numbers * 4 >= texts {
      session.findings.report(
        isAll ? .refusedFile : .warning, code: "mixed-column", row: row, column: column,
        header: header.texts[column], value: text,
        rule: "this column has more texts than numbers (\(texts) and \(numbers)); it is read as "
          + "one of texts and not imported",
        hint: "write plain numbers, or name texts that mean missing with --missing")
    }
  }

  /// Whether a column has values of the file's publication: one whose header names an indicator of
  /// another of Freedom House's in full, such as `fotp.total`, is reported and left out. A user's
  /// own file may call its indicators so, unless others name its publication.
  private func isOfFile(_ column: Int, in session: ImportSession) -> Bool {
    let written = header.texts[column]
    let publication = session.publication
    guard
      Publication.isFreedomHouse(publication)
        || header.texts.contains(where: { OwnColumns.whole($0, of: publication) != nil }),
      let named = UserValues.publication(ofHeader: written), named != session.publication,
      !session.options.headers.values.contains(where: { HeaderName($0) == HeaderName(written) })
    else { return true }
    session.findings.report(
      .warning, code: "other-publication", row: header.row, column: column, value: written,
      rule: "this column is of \(named) and left out: the file is imported as "
        + session.publication,
      hint: "import the file again with --publication \(named)")
    return false
  }

  /// Whether a publication of Freedom House's has the indicators of all columns; if not, findings
  /// refuse the file.
  private func areKnown(_ fields: UserFields, in session: ImportSession) -> Bool {
    guard Publication.isFreedomHouse(session.publication) else { return true }
    let foreign = fields.values.filter {
      session.catalog["\(session.publication).\($0.name)"] == nil
    }
    for (column, name) in foreign {
      session.findings.report(
        .refusedFile, code: "other-publication", row: header.row, column: column,
        value: header.texts[column], rule: "\(session.publication) has no indicator \(name)",
        hint: "name the publication that has it with --publication, or leave the column out")
    }
    return foreign.isEmpty
  }
}

private final class TidyReader: SheetReader {
  /// A column of values.
  struct Column {
    let column: Int
    let indicator: FileIndicator
    /// The column of the values as written, where there is one.
    let text: Int?
  }

  private let header: SheetHeader
  private let columns: [Column]
  private let countries: CountryReader
  private let editions: EditionReader
  private let publication: PublicationColumn?
  private let session: ImportSession

  init(
    header: SheetHeader, columns: [Column], countries: CountryReader, editions: EditionReader,
    publication: PublicationColumn?, session: ImportSession
  ) {
    self.header = header
    self.columns = columns
    self.countries = countries
    self.editions = editions
    self.publication = publication
    self.session = session
  }

  func read(_ row: SheetRow) throws {
    guard session.accepts(row, columns: header.width, of: countries) else { return }
    guard publication?.names(session.publication, in: row) != false,
      let position = try editions.position(in: row, of: countries),
      case let edition = editions.met[position],
      let found = try countries.position(in: row, year: edition.edition.coverageEnd.year),
      case let country = countries.met[found]
    else { return session.counts.reject() }
    var record = RatingRecord(
      entity: country.entity, entityNumber: country.number, edition: edition.edition,
      editionNumber: edition.number, row: row.number)
    for column in columns {
      record.add(reading(column, row), of: column.indicator, at: column.column)
    }
    if !record.isRefused {
      if !record.hasValues {
        session.counts.addEmptyRow()
      } else if country.hasLives {
        session.remember(country.entity, in: edition.edition, row: row.number)
      }
    }
    try session.output.take(record)
  }

  func finish() {
    session.finishNotes()
    countries.finish()
    publication?.finish()
  }

  /// A value with the text that was published for it; two statuses in one text are not a value, but
  /// not missing either.
  private func reading(_ column: Column, _ row: SheetRow) -> CellReading {
    let reading = session.cells.value(
      of: column.indicator, at: column.column, in: row, header: header.texts[column.column])
    guard let place = column.text else { return reading }
    let text = session.cells.text(in: row, at: place)
    guard case .nothing = reading, column.indicator.isStatus,
      SplitRating(text)?.value(of: column.indicator.indicator) != nil
    else { return reading.written(text) }
    return .value(.splitStatus, text: text)
  }
}
