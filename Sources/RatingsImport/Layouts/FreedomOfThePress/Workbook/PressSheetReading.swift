import FreedomModel
import TabularFiles

/// The reading of one sheet of press freedom figures: entities down, editions across.
final class PressSheetReading {
  /// The rows of data as texts, for comparing other sheets with them.
  private(set) var lines: [PressSheetLine] = []
  /// The blocks of the sheet.
  private(set) var blocks: [PressBlock] = []
  private let session: ImportSession
  private let records: PressRecords?
  private let header: PressSheetHeader
  private let width: Int
  private var heads: [Int: (row: Int, texts: [String])] = [:]
  private var isData: [Bool] = []
  private var notes = NoteRows()

  /// Prepares to read a sheet.
  ///
  /// - Parameters:
  ///   - header: Where the sheet has its header.
  ///   - width: How many columns the header has.
  ///   - records: What takes the figures; `nil` where the sheet is only compared with another.
  ///   - session: The reading of the file.
  init(
    header: PressSheetHeader, width: Int, records: PressRecords?, session: ImportSession
  ) {
    self.header = header
    self.width = width
    self.records = records
    self.session = session
  }

  func read(_ sheet: Sheet) throws {
    var position = -1
    try sheet.readRows { row in
      position += 1
      guard position <= self.header.figures else {
        try self.take(row)
        return .next
      }
      self.heads[position] = (row.number, row.texts)
      if position < self.header.figures { return .next }
      return try self.findBlocks() ? .next : .stop
    }
    notes.report(in: session)
  }

  private func findBlocks() throws -> Bool {
    guard let editions = heads[header.editions], let years = heads[header.years],
      let figures = heads[header.figures]
    else { return false }
    let finder = PressBlocks(
      header: header, session: session, editions: editions, years: years, figures: figures)
    guard let blocks = try finder.blocks() else { return false }
    self.blocks = blocks
    isData = [Bool](repeating: false, count: width)
    // A sub-score that is not imported is no stray cell.
    for column in figures.texts.indices where !figures.texts[column].trimmedOfBlanks.isEmpty {
      isData[column] = true
    }
    isData[header.names] = true
    return true
  }

  private func take(_ row: SheetRow) throws {
    guard session.accepts(row, columns: width) else { return }
    noteStrayCells(of: row)
    let name = row.text(at: header.names)
    let isBlank = name.trimmedOfBlanks.isEmpty
    guard holdsFigures(row) else {
      if !isBlank { notes.add(row: row.number, text: name) }
      return
    }
    guard !isBlank else {
      session.report(
        session.finding(
          .refusedRow, code: "missing-name", row: row.number, column: header.names,
          rule: "the row has figures and no name"))
      return session.reject()
    }
    lines.append(PressSheetLine(name: name.trimmedOfBlanks, row: row.number, texts: row.texts))
    guard let records else { return }
    guard let entity = records.entity(named: name, row: row.number, column: header.names) else {
      return session.reject()
    }
    for block in blocks {
      try records.take(records.record(entity, block.edition, block.columns, of: row))
    }
  }

  private func holdsFigures(_ row: SheetRow) -> Bool {
    row.cells.contains {
      $0.column != header.names && $0.end > $0.start && $0.column < width && isData[$0.column]
    }
  }

  private func noteStrayCells(of row: SheetRow) {
    for cell in row.cells
    where cell.end > cell.start && cell.column < width && !isData[cell.column] {
      session.report(
        session.finding(
          .note, code: "stray-cell", row: row.number, column: cell.column, value: row.text(cell),
          rule: "the cell stands under no header and is left out"))
    }
  }
}

/// A row of data as texts.
struct PressSheetLine {
  let name: String
  let row: Int
  let texts: [String]

  /// What a column says.
  func text(_ column: Int) -> String {
    column < texts.count ? texts[column].trimmedOfBlanks : ""
  }
}
