import FreedomModel
import TabularFiles

/// Reads a sheet of official scores, one row an entity and edition.
final class ScoreSheetReader: SheetReader {
  private let session: ImportSession
  private let columns: ScoreColumns
  private let nameColumn: Int
  private let regionColumn: Int?
  private let kindColumn: Int?
  private let editionColumn: Int?
  /// The edition of the whole sheet, where no column names one.
  private let sheetEdition: Edition?
  /// The indicator of each column.
  private let indicators: [FileIndicator?]
  private var editions: [String: Edition] = [:]
  private var regions = RegionCheck()
  private var notes = NoteRows()
  /// Columns without a header that have a cell, with the first row that does.
  private var unnamedColumns: [Int: Int] = [:]

  /// `nil` where a finding refuses the header.
  init?(_ table: ScoreTable, edition: Edition?, session: ImportSession) throws {
    let columns = table.columns
    guard let nameColumn = columns.column(.name) else { return nil }
    if let (first, second) = columns.duplicate {
      session.findings.report(
        .refusedFile, code: "duplicate-header", row: table.header.row, column: second,
        value: columns.headers[second],
        rule: "columns \(CellAddress.letters(ofColumn: first)) and "
          + "\(CellAddress.letters(ofColumn: second)) have the same value",
        hint: "rename or remove one of them")
      return nil
    }
    self.session = session
    self.columns = columns
    self.nameColumn = nameColumn
    regionColumn = columns.column(.region)
    kindColumn = columns.column(.kind)
    editionColumn = columns.column(.edition)
    sheetEdition = edition
    indicators = try columns.fields.map { field in
      guard case .value(let id) = field else { return nil }
      return try session.output.indicator(id)
    }
    session.cells.keepsScoresOutOfRange = true
    session.findings.report(unknownColumns: columns.others, row: table.header.row)
  }

  func read(_ row: SheetRow) throws {
    let filled = row.cells.filter { !$0.isEmpty && $0.column < indicators.count }
    let values = filled.count { indicators[$0.column] != nil }
    guard values > 0 else {
      if let first = row.cells.first(where: { $0.end > $0.start }) {
        readWithoutValues(row, text: row.text(first))
      }
      return
    }
    guard session.accepts(row, columns: columns.headers.count) else { return }
    guard let (entity, edition) = subject(of: row) else { return session.counts.reject() }
    var record = try session.output.record(of: entity, in: edition, row: row.number)
    for cell in filled {
      let header = columns.headers[cell.column]
      if let indicator = indicators[cell.column] {
        record.add(
          session.cells.value(of: indicator, in: cell, of: row, header: header), of: indicator,
          at: cell.column)
        if cell.isFormula { note(formula: cell, row, header) }
      } else if columns.fields[cell.column] == nil, header.isEmpty,
        unnamedColumns[cell.column] == nil
      {
        unnamedColumns[cell.column] = row.number
      }
    }
    session.counts.addMissing("", indicators.count { $0 != nil } - values)
    try session.output.take(record)
  }

  func finish() {
    notes.report(to: session.findings)
    guard let first = unnamedColumns.keys.min() else { return }
    let count = unnamedColumns.count
    session.findings.report(
      count == 1 ? .note : .warning, code: "unnamed-column", row: unnamedColumns[first],
      column: first,
      rule: count == 1
        ? "this column has no header; it is not imported"
        : "\(count) columns, this one the first, have no header; they are not imported",
      hint: count == 1 ? nil : "put back the headers of Freedom House's own file")
  }

  /// A row without values: a note, unless it is a line cut short.
  private func readWithoutValues(_ row: SheetRow, text: String) {
    let filled = row.cells.count { $0.end > $0.start }
    let isCut = session.findings.sheet.isEmpty && row.cells.count != columns.headers.count
    if row.error != nil || (isCut && (filled > 1 || !text.contains(" "))) {
      _ = session.accepts(row, columns: columns.headers.count)
    } else {
      notes.add(row: row.number, text: text)
    }
  }

  private func note(formula cell: Cell, _ row: SheetRow, _ header: String) {
    session.findings.report(
      .note, code: "formula", row: row.number, column: cell.column, header: header,
      value: row.text(cell), rule: "a formula; the value stored with it is used")
  }

  // MARK: Entity and edition

  /// The entity and edition of a row; `nil` where a finding says why there is none.
  private func subject(of row: SheetRow) -> (entity: Entity, edition: Edition)? {
    let written = WrittenName(row.text(at: nameColumn))
    guard !written.name.isEmpty else {
      session.findings.report(
        .refusedRow, code: "missing-name", row: row.number, column: nameColumn,
        header: columns.headers[nameColumn],
        rule: "a row of values needs the name of a country or territory")
      return nil
    }
    let kind = kind(of: row, written)
    guard
      let entity = session.names.entity(
        named: written.name, kind: kind, row: row.number, column: nameColumn),
      let edition = edition(of: row)
    else { return nil }
    if let kind, kind != entity.kind(inEdition: edition.year) {
      session.findings.report(
        kind: kind, of: entity, editions: "the edition \(edition.label)", row: row.number,
        column: kindColumn ?? nameColumn)
    } else if kindColumn == nil, kind == nil,
      entity.kind(inEdition: edition.year) == .territory
    {
      session.findings.report(
        .note, code: "unmarked-territory", row: row.number, column: nameColumn,
        value: "\(entity.name) \(edition.label)",
        rule: "territories have an asterisk here, and this one has none")
    }
    if let regionColumn, let cell = row.cell(regionColumn) {
      regions.check(
        row.text(cell), of: entity, row: row.number, column: regionColumn, session.findings)
    }
    return (entity, edition)
  }

  private func kind(of row: SheetRow, _ name: WrittenName) -> EntityKind? {
    guard let kindColumn else { return name.isMarked ? .territory : nil }
    let text = row.text(at: kindColumn)
    if let kind = EntityKind(cell: text) { return kind }
    session.findings.report(
      .warning, code: "unknown-kind", row: row.number, column: kindColumn,
      header: columns.headers[kindColumn], value: text,
      rule: "expected c (country) or t (territory)")
    return nil
  }

  private func edition(of row: SheetRow) -> Edition? {
    guard let editionColumn else { return sheetEdition }
    let text = row.text(at: editionColumn)
    if let known = editions[text] { return known }
    let years = UserEditions(publication: "fiw", rule: session.options.years)
    guard
      let edition = columns.givesYears
        ? years.edition(text) : Edition.parse(label: text, publication: "fiw")
    else {
      session.findings.report(
        .refusedRow, code: "unknown-edition", row: row.number, column: editionColumn,
        header: columns.headers[editionColumn], value: text,
        rule: "no edition of Freedom in the World has this label")
      return nil
    }
    editions[text] = edition
    return edition
  }
}

/// Which column of a sheet of official scores has what, by the headers.
struct ScoreColumns {
  /// What a column can have.
  enum Field: Hashable {
    case name
    case region
    case kind
    case edition
    /// A value, by the id of its indicator.
    case value(String)
  }

  /// The headers without blanks at their ends.
  let headers: [String]
  /// What every column has; `nil` where the header does not say.
  let fields: [Field?]
  /// Columns with a header that means nothing here.
  let others: [(column: Int, header: String)]

  init(headers: [String]) {
    self.headers = headers
    var fields = headers.map { Self.known[HeaderName($0)] }
    if !fields.contains(.edition),
      let year = headers.firstIndex(where: { HeaderName($0) == Self.year })
    {
      fields[year] = .edition
    }
    self.fields = fields
    others = headers.indices.filter { fields[$0] == nil && !headers[$0].isEmpty }
      .map { ($0, headers[$0]) }
  }

  /// Whether the editions are given as years, in a column that someone renamed.
  var givesYears: Bool { column(.edition).map { HeaderName(headers[$0]) == Self.year } ?? false }

  /// Whether a column has values.
  var haveValues: Bool {
    fields.contains { if case .value = $0 { true } else { false } }
  }

  /// The first column of a field.
  func column(_ field: Field) -> Int? { fields.firstIndex(of: field) }

  /// Two columns of one field, where there are.
  var duplicate: (first: Int, second: Int)? {
    for (column, field) in fields.enumerated() {
      if let field, let first = fields.firstIndex(of: field), first < column {
        return (first, column)
      }
    }
    return nil
  }

  /// Whether the sheet has the scores of the categories beside both ratings. A header of `PR` alone
  /// could be a rating as well as a score, so that the ratings have to be named as such.
  var areAggregateScores: Bool {
    isOfficial && count(Self.categories) >= 5
  }

  /// Whether the sheet has the scores of the single items too.
  var areItemScores: Bool {
    isOfficial && column(.edition) != nil && count(Self.items) >= 20
  }

  private var isOfficial: Bool {
    let needed = ["fiw.pr", "fiw.cl", "fiw.pr_score", "fiw.cl_score"]
    return column(.name) != nil && count(needed) == needed.count
  }

  private func count(_ indicators: [String]) -> Int {
    indicators.count { column(.value($0)) != nil }
  }

  private static let year = HeaderName("year")
  private static let categories = ["a", "b", "c", "d", "e", "f", "g"].map { "fiw." + $0 }

  private static let items: [String] = [
    ("a", 3), ("b", 4), ("c", 3), ("d", 4), ("e", 3), ("f", 4), ("g", 4),
  ].flatMap { category, count in (1...count).map { "fiw.\(category)\($0)" } }

  private static let known: [HeaderName: Field] = {
    var known: [HeaderName: Field] = [:]
    func add(_ headers: [String], _ field: Field) {
      for header in headers { known[HeaderName(header)] = field }
    }
    add(["Country/Territory", "Country", "Country or Territory", "Name"], .name)
    add(["Region"], .region)
    add(["C/T", "C/T?"], .kind)
    add(["Edition", "Survey Edition"], .edition)
    add(["Status"], .value("fiw.status"))
    add(["PR Rating", "Political Rights Rating"], .value("fiw.pr"))
    add(["CL Rating", "Civil Liberties Rating"], .value("fiw.cl"))
    add(["PR", "PR Aggr", "PR Aggregate", "PR Score", "PR Total"], .value("fiw.pr_score"))
    add(["CL", "CL Aggr", "CL Aggregate", "CL Score", "CL Total"], .value("fiw.cl_score"))
    add(["Total", "Total Aggr", "Total Aggregate", "Total Score", "Aggr"], .value("fiw.total"))
    add(["Add Q", "Add B", "Add Q (Add B)", "Add B (Add Q)"], .value("fiw.add_q"))
    add(["Add A"], .value("fiw.add_a"))
    for category in categories {
      let letter = String(category.suffix(1))
      add([letter, letter + " Aggr", letter + " Aggregate"], .value(category))
    }
    for item in items { add([String(item.suffix(2))], .value(item)) }
    return known
  }()
}
