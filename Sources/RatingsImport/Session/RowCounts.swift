import FreedomModel
import TabularFiles

/// What is counted while a file is read: rows, missing values, blank rows, cells without a header.
final class RowCounts {
  /// Rows with values so far, counted as the layout counts them.
  private(set) var rows = 0
  private(set) var rejected = 0
  /// Rows in which no value was published.
  private(set) var emptyRows = 0
  /// The sort years of the editions that have a value.
  private(set) var editions: Set<Int> = []
  private var subjects = SubjectSet()
  private var subjectsTakenBack = 0
  private var duplicates = DuplicateCount()
  private var missingMarks: [String: Int] = [:]
  private var blankRows = 0
  private var firstBlankRow = 0
  private var strayCells: [Int: StrayCells] = [:]

  /// Cells of a column without a header: how many, and the first of them.
  private struct StrayCells {
    var count: Int
    let row: Int
    let text: String
  }

  /// How many of the rows are not repetitions of another row of the file.
  func distinctRows(_ unit: RowUnit) -> Int {
    unit == .observation
      ? rows - duplicates.agreeing : min(rows, subjects.count - subjectsTakenBack)
  }

  /// Counts a row of all values of one entity and edition, by their numbers.
  func add(rowOf entity: Int, edition: Int, year: Int) {
    rows += 1
    subjects.insert(entity: entity, edition: edition)
    editions.insert(year)
  }

  /// Counts rows of one value each.
  func add(rows count: Int, years: Set<Int>) {
    rows += count
    editions.formUnion(years)
  }

  func addEmptyRow() { emptyRows += 1 }

  func reject() { rejected += 1 }

  /// Counts rows whose values were all found to be missing when the file had been read.
  func empty(_ count: Int) {
    rows -= count
    emptyRows += count
  }

  /// Counts a value that the file has twice; a row that contradicts another is refused.
  func add(_ duplicate: DuplicateObservation, unit: RowUnit) {
    guard duplicates.isFirst(duplicate, of: unit), !duplicate.agrees else { return }
    reject()
    if duplicate.isFigure { rows -= 1 }
  }

  /// Counts an entity and edition that are removed, because rows contradict one another.
  func takeBackSubject() { subjectsTakenBack += 1 }

  /// Counts a row that was counted before and is refused now.
  func takeBack(rowWithFigure: Bool, isRepetition: Bool, unit: RowUnit) {
    reject()
    if rowWithFigure { rows -= 1 } else { emptyRows -= 1 }
    if isRepetition, rowWithFigure, unit == .observation { duplicates.agreeing -= 1 }
  }

  /// Counts marks of a missing value; the empty one is a blank cell.
  func addMissing(_ mark: String, _ count: Int = 1) {
    if count > 0 { missingMarks[mark, default: 0] += count }
  }

  /// Counts a row that has only blanks.
  func addBlankRow(_ row: Int) {
    if blankRows == 0 { firstBlankRow = row }
    blankRows += 1
  }

  /// Counts a cell that is not empty in a column without a header.
  func addStrayCell(of row: SheetRow, at column: Int) {
    guard let cell = row.cell(column), !cell.isEmpty else { return }
    strayCells[
      column, default: StrayCells(count: 0, row: row.number, text: row.text(cell))
    ].count += 1
  }

  /// Counts the cells of a row of a workbook to the right of the header's last column.
  func addStrayCells(of row: SheetRow, beyond columns: Int) {
    for cell in row.cells.reversed() {
      guard cell.column >= columns else { return }
      addStrayCell(of: row, at: cell.column)
    }
  }

  /// Reports the stray cells of the sheet that has been read.
  func reportStrayCells(to findings: FileFindings) {
    for (column, cells) in strayCells.sorted(by: { $0.key < $1.key }) {
      findings.report(
        .note, code: "stray-cell", row: cells.row, column: column, value: cells.text,
        rule: cells.count == 1
          ? "the cell is under no header and is left out"
          : "\(cells.count) cells of this column, this one the first, are under no header and are "
            + "left out")
    }
    strayCells = [:]
  }

  /// Reports how many rows were blank, and how often each mark of a missing value was found.
  func report(to findings: FileFindings) {
    reportStrayCells(to: findings)
    if blankRows > 0 {
      findings.report(
        Finding(
          .note, code: "blank-rows", file: findings.file, line: firstBlankRow,
          value: "\(blankRows)", rule: "skipped rows with blanks only"))
    }
    for (mark, count) in missingMarks.sorted(by: { $0.key < $1.key }) {
      findings.report(
        Finding(
          .note, code: "missing-values", file: findings.file, value: mark,
          rule: (count == 1 ? "1 " : "\(count) ") + (mark.isEmpty ? "blank " : "")
            + (count == 1 ? "cell" : "cells") + (mark.isEmpty ? "" : " with this mark")
            + (count == 1 ? " is" : " are") + " read as missing"))
    }
  }
}

extension Cell {
  /// Whether the cell has nothing, not even a formula without a value.
  var isEmpty: Bool { end == start && kind == .text }
}

/// The entities and editions that a file has rows of: one bit each, so that millions of rows cost
/// little.
private struct SubjectSet {
  private var words: [[UInt64]] = []
  private(set) var count = 0

  /// Adds an entity and edition, by their small numbers in the database.
  mutating func insert(entity: Int, edition: Int) {
    while words.count <= entity { words.append([]) }
    let (word, bit) = (edition >> 6, UInt64(1) << UInt64(edition & 63))
    while words[entity].count <= word { words[entity].append(0) }
    if words[entity][word] & bit == 0 {
      words[entity][word] |= bit
      count += 1
    }
  }
}

/// Rows of a user's own table that have words and no data: notes below it, or headings between its
/// parts.
///
/// A row is one where a single cell has something, which is not a number and names no country. A
/// row of a text file with too few fields is one only below the table: where data follow, it is
/// refused.
struct WordRows {
  private var noted = NoteRows()
  /// Short rows while it is unknown whether data follow.
  private var pending: [(finding: Finding, row: Int, text: String)] = []
  private static let mostPending = 100

  /// Whether a row is one, or may be.
  mutating func contains(
    _ row: SheetRow, columns: Int, of countries: CountryReader, in session: ImportSession
  ) -> Bool {
    guard row.error == nil, columns > 1 else { return false }
    let isShort = session.findings.sheet.isEmpty && row.cells.count < columns
    let filled = row.beginsFull ? 2 : Self.filledCells(of: row)
    guard filled == 1 || (isShort && filled > 0) else {
      if filled > 1, !pending.isEmpty { refusePending(in: session) }
      return false
    }
    let texts = row.texts.filter { !$0.trimmedOfBlanks.isEmpty }
    guard let first = texts.first, !texts.contains(where: Self.isValue),
      !countries.mayMean(first), !Self.hasRow(first, columns, of: countries)
    else { return false }
    if isShort, row.lacksLineEnd, pending.isEmpty, isBeginningOfName(first, session) {
      return false
    }
    if isShort {
      guard pending.count < Self.mostPending else { return false }
      pending.append(
        (
          session.findings.finding(
            .refusedRow, code: "too-few-fields", row: row.number, value: first,
            rule: "the header has \(columns) fields, this row has \(row.cells.count)"),
          row.number, first
        ))
    } else {
      noted.add(row: row.number, text: first)
    }
    return true
  }

  /// Whether a text has a row of data in it: a country and values, or a value for every column but
  /// one, with another delimiter between them than the file's, blanks, or quotes around all.
  private static func hasRow(
    _ text: String, _ columns: Int, of countries: CountryReader
  ) -> Bool {
    for delimiter: Character in [";", ",", "|", "\t"] where text.contains(delimiter) {
      let parts = text.split(separator: delimiter).map(String.init)
      let values = parts.count(where: isValue)
      if values > 0, parts.contains(where: countries.mayMean) { return true }
      if parts.count == columns, columns > 2, values + 1 >= columns { return true }
    }
    let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    let values = words.reversed().prefix(while: isValue).count
    return values > 0 && countries.mayMean(words.dropLast(values).joined(separator: " "))
  }

  /// Reports what was found on the sheet.
  mutating func finish(in session: ImportSession) {
    for row in pending { noted.add(row: row.row, text: row.text) }
    pending = []
    noted.report(to: session.findings)
    noted = NoteRows()
  }

  private mutating func refusePending(in session: ImportSession) {
    for row in pending {
      session.findings.report(row.finding)
      session.counts.reject()
    }
    pending = []
  }

  private static func isValue(_ text: String) -> Bool {
    let trimmed = text.trimmedOfBlanks
    return NumberSpelling.looksLikeNumber(trimmed) || StatusText(trimmed) != .none
  }

  /// How many cells have something, where that is less than two: most rows are known by their first
  /// cells.
  private static func filledCells(of row: SheetRow) -> Int {
    var filled = 0
    for cell in row.cells where filled < 2 && cell.end > cell.start {
      let isBlank = row.bytes[cell.start..<cell.end].allSatisfy { $0 == 0x20 || $0 == 0x09 }
      if !isBlank { filled += 1 }
    }
    return filled
  }

  /// Whether a text at the end of a file may be the beginning of a country's name that was cut.
  private func isBeginningOfName(_ text: String, _ session: ImportSession) -> Bool {
    let key = HeaderName(text).key
    return session.register.entities.contains { HeaderName($0.name).key.hasPrefix(key) }
  }
}
