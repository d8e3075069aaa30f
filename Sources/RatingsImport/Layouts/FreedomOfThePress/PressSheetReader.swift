import FreedomModel
import TabularFiles

/// Reads a sheet of press freedom scores and statuses: entities down, editions across.
final class PressSheetReader: SheetReader {
  /// The rows of data as texts, for comparing other sheets with them.
  fileprivate private(set) var lines: [Line] = []
  fileprivate let blocks: [PressBlock]
  private let session: ImportSession
  /// `nil` where the sheet is only compared with another.
  private let records: PressRecords?
  private let names: Int
  private let width: Int
  /// Whether a column has names, values, or sub-scores that are not imported.
  private var isNamed: [Bool]
  private var notes = NoteRows()

  /// A row of data as texts.
  fileprivate struct Line {
    let name: String
    let row: Int
    let texts: [String]

    func text(_ column: Int) -> String {
      column < texts.count ? texts[column].trimmedOfBlanks : ""
    }
  }

  init(
    _ table: PressSheetTable, _ blocks: [PressBlock], records: PressRecords?,
    session: ImportSession
  ) {
    self.blocks = blocks
    self.records = records
    self.session = session
    names = table.names
    width = table.header.width
    isNamed = table.kinds.texts.map { !$0.isEmpty }
    isNamed += Array(repeating: false, count: max(0, width - isNamed.count))
    isNamed[names] = true
  }

  func read(_ row: SheetRow) throws {
    guard session.accepts(row, columns: width) else { return }
    noteStrayCells(of: row)
    let written = row.text(at: names)
    let name = written.trimmedOfBlanks
    guard hasValues(row) else {
      if !name.isEmpty { notes.add(row: row.number, text: written) }
      return
    }
    guard !name.isEmpty else {
      session.findings.report(
        .refusedRow, code: "missing-name", row: row.number, column: names,
        rule: "the row has values and no name")
      return session.counts.reject()
    }
    lines.append(Line(name: name, row: row.number, texts: row.texts))
    guard let records else { return }
    guard
      let entity = records.entity(named: written, row: row.number, column: names, in: session)
    else { return session.counts.reject() }
    for block in blocks {
      try records.take(
        records.record(entity, block.edition, block.columns, of: row, in: session), in: session)
    }
  }

  func finish() { notes.report(to: session.findings) }

  private func hasValues(_ row: SheetRow) -> Bool {
    row.cells.contains {
      $0.column != names && $0.end > $0.start && $0.column < width && isNamed[$0.column]
    }
  }

  private func noteStrayCells(of row: SheetRow) {
    for cell in row.cells
    where cell.end > cell.start && cell.column < width && !isNamed[cell.column] {
      session.findings.report(
        .note, code: "stray-cell", row: row.number, column: cell.column, value: row.text(cell),
        rule: "the cell is under no header and is left out")
    }
  }
}

/// Compares the regional sheets of a workbook with the sheet that is imported: every cell in which
/// they differ is reported.
final class PressSheetComparison {
  private struct Place: Hashable {
    let edition: Int
    let kind: PressValue
  }

  private var imported: (sheet: String, reader: PressSheetReader)?
  private var others: [(sheet: String, reader: PressSheetReader)] = []

  func add(_ reader: PressSheetReader, of sheet: String, isImported: Bool) {
    if isImported {
      imported = (sheet.trimmedOfBlanks, reader)
    } else {
      others.append((sheet, reader))
    }
  }

  func report(in session: ImportSession) {
    guard let imported else { return }
    for (sheet, reader) in others {
      session.findings.begin(sheet: sheet)
      compare(reader, with: imported.reader, of: imported.sheet, session.findings)
    }
  }

  private func compare(
    _ other: PressSheetReader, with imported: PressSheetReader, of sheet: String,
    _ findings: FileFindings
  ) {
    let lines = Dictionary(imported.lines.map { ($0.name, $0) }) { first, _ in first }
    let columns = Self.columns(of: imported.blocks)
    let pairs = Self.columns(of: other.blocks).sorted { $0.value < $1.value }
    for (place, column) in pairs where columns[place] == nil {
      findings.report(
        .warning, code: "not-compared", column: column,
        value: "\(place.kind.indicator) \(place.edition)",
        rule: "the sheet \(sheet) does not have this column; it is not imported")
    }
    for line in other.lines {
      guard let counterpart = lines[line.name] else {
        findings.report(
          .warning, code: "not-compared", row: line.row, value: line.name,
          rule: "the sheet \(sheet) does not have this row; it is not imported")
        continue
      }
      for (place, column) in pairs {
        guard let other = columns[place] else { continue }
        let (text, importedText) = (line.text(column), counterpart.text(other))
        guard !Self.agree(text, importedText) else { continue }
        let address = CellAddress(row: counterpart.row, column: other)
        findings.report(
          .warning, code: "sheets-differ", row: line.row, column: column,
          value: "\(line.name): \(text)",
          rule: "the cell \(address) of the sheet \(sheet), which is imported, says "
            + importedText)
      }
    }
  }

  private static func agree(_ first: String, _ second: String) -> Bool {
    if first == second { return true }
    if MissingMark.mark(first) != nil, MissingMark.mark(second) != nil { return true }
    if let number = NumberText(first.utf8).number {
      return number == NumberText(second.utf8).number
    }
    return first.lowercased() == second.lowercased()
  }

  private static func columns(of blocks: [PressBlock]) -> [Place: Int] {
    var columns: [Place: Int] = [:]
    for block in blocks {
      for column in block.columns {
        columns[Place(edition: block.edition.year, kind: column.kind)] = column.column
      }
    }
    return columns
  }
}

/// Receives the records of one file of *Freedom of the Press*, and reports what is odd about them.
///
/// Two rows of a file can be of one entity under two names, each rated where the other is not (the
/// Israeli-Occupied Territories and Palestinian Authority became the West Bank and Gaza Strip). So
/// records without any value wait until the end: a mark that nothing was rated never contradicts a
/// value.
final class PressRecords {
  private struct Key: Hashable {
    let entity: String
    let edition: Int
  }

  private struct Name: Hashable {
    let entity: String
    let text: String
  }

  private var names: Set<Name> = []
  private var rated: Set<Key> = []
  private var unrated: [RatingRecord] = []
  private var rows: [String: (name: String, row: Int)] = [:]

  /// The entity of a row of a third party's file.
  func entity(of row: SheetRow, at column: Int, in session: ImportSession) -> Entity? {
    let name = row.text(at: column)
    return entity(
      named: name, as: PressThirdParty.meaning(of: name), row: row.number, column: column,
      in: session)
  }

  /// Finds the entity of a row.
  ///
  /// - Parameters:
  ///   - name: The name as written.
  ///   - meant: The name that the file means by it, where that is another.
  ///   - row: The row's number.
  ///   - column: The column of the name.
  ///   - session: The reading of the file.
  /// - Returns: `nil` where a finding says that the name is unknown.
  func entity(
    named name: String, as meant: String? = nil, row: Int, column: Int, in session: ImportSession
  ) -> Entity? {
    guard
      let entity = session.names.entity(named: meant ?? name, row: row, column: column)
    else { return nil }
    let name = name.trimmedOfBlanks
    guard names.insert(Name(entity: entity.id, text: name)).inserted else { return entity }
    if let first = rows[entity.id] {
      session.findings.report(
        .note, code: "same-entity", row: row, column: column, value: name,
        rule: "this and \(first.name) in row \(first.row) are one, \(entity.name); "
          + "the values of both rows are imported")
    } else {
      rows[entity.id] = (name, row)
    }
    if meant != nil {
      session.findings.report(
        .note, code: "name-of-this-file", row: row, column: column, value: name,
        rule: "in this file the name stands for \(entity.name)")
    }
    return entity
  }

  /// Reads the values of one entity and edition in a row.
  ///
  /// A status of `0` beside scores of `0` is what the files have where nothing was rated: it is
  /// an absence, never the best score of all.
  func record(
    _ entity: Entity, _ edition: Edition, _ columns: [PressColumn], of row: SheetRow,
    headers: [String] = [], in session: ImportSession
  ) throws -> RatingRecord {
    var record = try session.output.record(of: entity, in: edition, row: row.number)
    let isPlaceholder = Self.isPlaceholder(columns, of: row)
    if isPlaceholder {
      session.findings.report(
        .warning, code: "placeholder", row: row.number, column: columns.first?.column,
        value: "\(entity.name) \(edition.label): 0",
        rule: "0 without a status is a placeholder, not a score",
        hint: "read as not rated, with the text 0")
    }
    for column in columns {
      guard let cell = row.cell(column.column), cell.end > cell.start else {
        session.counts.addMissing("")
        continue
      }
      let reading =
        isPlaceholder && Self.isZero(cell, of: row)
        ? .value(.absent(.notRated), text: "0")
        : session.cells.value(
          of: column.indicator, in: cell, of: row,
          header: column.column < headers.count ? headers[column.column] : nil)
      record.add(reading, of: column.indicator, at: column.column)
    }
    return record
  }

  func take(_ record: RatingRecord, in session: ImportSession) throws {
    guard !record.isRefused else { return try session.output.take(record) }
    guard record.hasValues else {
      if !record.observations.isEmpty { unrated.append(record) }
      return
    }
    rated.insert(Key(entity: record.entity.id, edition: record.edition.year))
    reportExceptions(record, in: session)
    try session.output.take(record)
  }

  /// Imports the marks that nothing was rated, where no other row has a value.
  func finish(in session: ImportSession) throws {
    for record in unrated
    where rated.insert(Key(entity: record.entity.id, edition: record.edition.year)).inserted {
      try session.output.take(record)
    }
    unrated = []
  }

  /// Reports values that later files contradict, and that a single file cannot show to be wrong,
  /// where the file really has them.
  private func reportExceptions(_ record: RatingRecord, in session: ImportSession) {
    for exception in RuleBook.exceptions(.contradicted)
    where exception.entity == record.entity.id && exception.edition == record.edition.year {
      guard let value = exception.value,
        let indicator = session.output.known(exception.indicator),
        let published = record[indicator],
        published.value.number == value
      else { continue }
      session.findings.report(
        .note, code: "known-oddity", row: published.row, column: published.column,
        value: "\(record.entity.name) \(record.edition.label): \(exception.indicator) "
          + value.shortestExact,
        rule: exception.explanation, hint: "kept as published")
    }
  }

  // MARK: Placeholders

  private static func isPlaceholder(_ columns: [PressColumn], of row: SheetRow) -> Bool {
    guard let status = columns.first(where: { $0.indicator.isStatus }),
      let cell = row.cell(status.column), isZero(cell, of: row)
    else { return false }
    return columns.allSatisfy { column in
      guard let cell = row.cell(column.column) else { return true }
      return isZero(cell, of: row) || MissingMark.mark(row.text(cell).trimmedOfBlanks) != nil
    }
  }

  private static func isZero(_ cell: Cell, of row: SheetRow) -> Bool {
    // None of the files has a zero with a blank or a sign before it.
    guard cell.end > cell.start, row.bytes[cell.start] == UInt8(ascii: "0") else { return false }
    return NumberText(row.bytes[cell.start..<cell.end]).number == 0
  }
}
