internal import DisplayText
import FreedomModel
import TabularFiles

/// The reading of one file: the parts that layouts use, each with one task.
final class ImportSession {
  private(set) var options: ImportOptions
  let publication: String
  let catalog: IndicatorCatalog
  let findings: FileFindings
  let counts = RowCounts()
  let names: NameResolver
  let cells: CellReader
  let output: ObservationOutput
  /// The publication whose indicators are imported as those of the file's, where one is.
  var renamed: String?
  /// The rows that the user leaves out.
  let leftOut: LeftOutRows
  private var lives = LifeRemarks()
  var contradictions = ContradictingRows()
  private var wordRows = WordRows()
  private var otherTables = OtherTables()
  /// Rows without an entity of the register; `nil` where such a row is refused.
  private var strangers: Strangers?

  var register: EntityRegister { names.register }

  init(
    publication: String, options: ImportOptions, sink: any ObservationSink,
    register: EntityRegister, catalog: IndicatorCatalog, findings: FileFindings
  ) {
    self.publication = publication
    self.options = options
    self.catalog = catalog
    self.findings = findings
    names = NameResolver(register: register, findings: findings)
    leftOut = LeftOutRows(names: options.ignored, register: register)
    cells = CellReader(options: options, findings: findings, counts: counts)
    output = ObservationOutput(
      sink: sink, catalog: catalog,
      declared: DeclaredIndicators(
        file: findings.file, publication: publication, declarations: options.declarations,
        catalog: catalog),
      findings: findings, counts: counts)
  }

  /// Finds out how the numbers of a user's own file are written.
  func learnSpelling(of file: TabularFile, isOwn: Bool) throws {
    guard isOwn else { return }
    var spelling = NumberSpelling(decimal: options.decimal)
    if options.decimal == nil {
      if try DecimalEvidence.comma(in: file) != nil {
        spelling.decimal = .comma
      } else if let doubtful = try DecimalEvidence.doubtfulPoint(in: file) {
        let isWorkbook = !doubtful.sheet.isEmpty
        findings.begin(sheet: doubtful.sheet)
        findings.report(
          .refusedFile, code: "ambiguous-points", row: doubtful.row,
          column: isWorkbook ? doubtful.column : nil, value: doubtful.text,
          rule: isWorkbook
            ? "all numbers that are texts with a point have three digits behind it: the point may "
              + "mark thousands"
            : "all numbers with a point have three digits behind it, and the fields are parted by "
              + "semicolons: the point may mark thousands",
          hint: "choose one: --decimal comma|point")
      }
    }
    cells.spelling = spelling
  }

  /// Uses what is known of another project's data set, unless the user declares something else.
  func learn(_ dataSet: ProjectDataSet) {
    if options.codes == nil { options.codes = dataSet.codes }
    if dataSet.leavesOutStrangers { strangers = Strangers() }
    cells.learn(missing: dataSet.missing, statusCodes: dataSet.statusCodes)
    findings.report(
      Finding(
        .note, code: "project-data", file: findings.file,
        rule: "this is \(dataSet.title); what is known of its indicators is declared with them"))
  }

  /// Begins a sheet on which a table was found.
  func begin(_ sheet: Sheet, _ table: any SheetTable) throws {
    let header = table.header
    counts.reportStrayCells(to: findings)
    findings.begin(sheet: sheet.name, headers: table.namesColumns ? header.texts : [])
    otherTables = OtherTables(headers: header.texts)
    if table.isImported {
      try output.sink.beginSheet(named: sheet.name)
    }
    if sheet.isHidden {
      findings.report(
        Finding(
          .note, code: "hidden-sheet", file: findings.file, sheet: sheet.name,
          rule: "the workbook hides this sheet; it is imported anyway"))
    }
  }

  /// Whether the reader found no error in a header. If it did, a finding refuses the file: a header
  /// that may have been meant otherwise must not say what the columns are.
  func accepts(_ header: SheetHeader) -> Bool {
    guard let error = header.error else { return true }
    var finding = findings.finding(for: error)
    finding.severity = .refusedFile
    finding.rule += ", in the header"
    findings.report(finding)
    return false
  }

  /// Whether a row can be read at all: it has as many fields as the header, and the reader found no
  /// error in it. If not, a finding says why and the row is refused.
  func accepts(_ row: SheetRow, columns: Int) -> Bool {
    if let error = row.error {
      findings.report(error)
      counts.reject()
      return false
    }
    if row.isBlank {
      counts.addBlankRow(row.number)
      return false
    }
    if !findings.sheet.isEmpty, let last = row.cells.last, last.column >= columns {
      counts.addStrayCells(of: row, beyond: columns)
    }
    // A workbook has no fields that could be missing, only cells that are empty.
    guard findings.sheet.isEmpty, row.cells.count != columns else {
      if row.lacksLineEnd { noteCut(row) }
      return true
    }
    let isCut = row.cells.count < columns && row.lacksLineEnd
    let extra = row.cells.count > columns ? row.text(row.cells[columns]) : nil
    findings.report(
      isCut ? .refusedFile : .refusedRow,
      code: isCut ? "cut-file" : extra == nil ? "too-few-fields" : "too-many-fields",
      row: row.number, column: extra == nil ? nil : columns,
      value: extra ?? row.cells.last.map(row.text),
      rule: "the header has \(columns) fields, this row has \(row.cells.count)"
        + (isCut ? " and no line end: the file seems cut" : ""),
      hint: isCut ? "the file seems cut here; download or save it again" : nil)
    counts.reject()
    return false
  }

  /// Whether a row of a user's own table can be read as one of data. Rows of words alone, as below
  /// a table or between its parts, are noted.
  func accepts(_ row: SheetRow, columns: Int, of countries: CountryReader) -> Bool {
    if otherTables.begins(at: row, of: countries, in: self)
      || wordRows.contains(row, columns: columns, of: countries, in: self)
      || countries.leavesOut(row) || strangers?.contain(row, of: countries) == true
    {
      return false
    }
    return accepts(row, columns: columns)
  }

  /// Reports the rows of the sheet that has been read which are words, or headers.
  func finishNotes() {
    wordRows.finish(in: self)
    otherTables.finish(in: self)
  }

  /// Reports a last row that ends in an empty field without a line end: it may have been cut.
  private func noteCut(_ row: SheetRow) {
    guard let last = row.cells.last, last.start == last.end, row.cells.count > 1 else { return }
    findings.report(
      .warning, code: "cut-row", row: row.number, column: last.column,
      rule: "the last row ends in an empty field, and without a line end",
      hint: "if the file was cut here, download or save it again")
  }

  /// Remembers a value that is of a year in which the state did not exist.
  func remember(_ entity: Entity, in edition: Edition, row: Int) {
    lives.add(entity, edition, row: row)
  }

  /// Counts and reports a value that the file has twice.
  func take(_ duplicate: DuplicateObservation, unit: RowUnit) {
    let finding = finding(for: duplicate)
    let isRefused = finding.severity >= .refusedRow
    let settled = isRefused ? duplicate.asContradiction : duplicate
    counts.add(settled, unit: unit)
    guard options.skipsBadRows else { return findings.report(finding) }
    // Which of the rows is right cannot be known: all of them are refused, when all are known.
    if !contradictions.add(settled, unit: unit) { findings.report(finding) }
  }

  /// Reports what only the whole file shows: values of states that did not exist, values far
  /// outside of the rest (certain codes of missing become missing), indicators and counts.
  func finish(_ file: TabularFile, countingBy unit: RowUnit) throws {
    try refuseContradictions(in: file, countingBy: unit)
    lives.report(to: findings, register: register)
    leftOut.report(to: findings)
    names.reportLanguage()
    strangers?.report(to: findings)
    cells.reportSpellings()
    for (indicator, verdict) in cells.verdicts() {
      findings.report(verdict.finding)
      if !verdict.missing.isEmpty {
        counts.empty(
          try output.sink.setMissing(
            verdict.missing, ofIndicator: indicator.number, countingBy: unit))
      }
    }
    for note in file.sheets.flatMap(\.notes) { findings.report(note) }
    try output.reportDeclarations()
    counts.report(to: findings)
    if counts.rows == 0, !findings.log.hasRefusals {
      findings.report(
        Finding(
          .note, code: "no-rows", file: findings.file,
          rule: "the file has a header but no rows"))
    }
  }
}

extension FileFindings {
  /// Reports that nothing of a sheet is imported.
  func report(skipped sheet: Sheet) {
    report(
      Finding(
        .note, code: "skipped-sheet", file: file, sheet: sheet.name.isEmpty ? nil : sheet.name,
        rule: "this sheet has no table of this layout; it is not imported"))
  }

  /// How many columns that are left out get a finding each; the others share one.
  private static var namedByThemselves: Int { FindingLog.keptOfEachKind - 1 }

  /// Reports columns of a published file that are not imported, every one of them by its header.
  ///
  /// - Parameters:
  ///   - columns: The columns and their headers; an empty header is named by its letters.
  ///   - row: The header's row.
  func report(unknownColumns columns: [(column: Int, header: String)], row: Int) {
    for (column, header) in columns.prefix(Self.namedByThemselves) {
      report(
        .note, code: "unknown-column", row: row, column: column,
        header: header.isEmpty ? nil : header, value: header.isEmpty ? nil : header,
        rule: "this column is not imported")
    }
    let others = columns.dropFirst(Self.namedByThemselves)
    guard let first = others.first else { return }
    report(
      .note, code: "unknown-column", row: row, column: first.column,
      header: first.header.isEmpty ? nil : first.header,
      rule: "\(others.count) more columns are not imported: \(Self.list(others.map { $0 }))")
  }

  /// Reports the columns of a user's own file that are left out, all in one note.
  ///
  /// - Parameters:
  ///   - columns: The columns and their headers; an empty header is named by its letters.
  ///   - row: The header's row.
  ///   - shown: How many are named.
  ///   - hint: What to do to import one of them.
  func report(
    leftOut columns: [(column: Int, header: String)], row: Int, shown: Int = .max,
    hint: String? = nil
  ) {
    guard let first = columns.first else { return }
    let named = columns.first { !$0.header.isEmpty }
    let more = columns.count > shown ? " and \(columns.count - shown) more" : ""
    let names = Self.list(Array(columns.prefix(shown))) + more
    let isOne = columns.count == 1
    report(
      .note, code: "unknown-column", row: row, column: isOne ? first.column : nil,
      header: isOne && !first.header.isEmpty ? first.header : nil,
      value: isOne && !sheet.isEmpty && !first.header.isEmpty ? first.header : nil,
      rule: isOne
        ? "this column is not imported" : "\(columns.count) columns are not imported: \(names)",
      hint: hint
        ?? (named.map { "to import one, map it: --map NAME=\"\($0.header)\"" }
          ?? "to import \(isOne ? "it" : "one"), give it a header"))
  }

  private static func list(_ columns: [(column: Int, header: String)]) -> String {
    columns.map { column, header in
      header.isEmpty ? CellAddress.letters(ofColumn: column) : header.visible(cutTo: 80)
    }.joined(separator: ", ")
  }
}
