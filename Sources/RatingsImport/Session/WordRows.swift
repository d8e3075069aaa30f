import FreedomModel
import TabularFiles

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
      !countries.mayMean(first)
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
