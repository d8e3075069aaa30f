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
