/// Whether a reader goes on after a row.
package enum ReadingStep: Sendable, Hashable {
  /// Read the next row.
  case next
  /// Leave the rest of the sheet unread.
  case stop
}

/// One sheet of a file, read row by row as often as wanted.
package final class Sheet {
  /// The name as written, blanks included; empty for the one sheet of a text file.
  package let name: String
  /// Whether a workbook hides the sheet from its readers.
  package let isHidden: Bool
  /// What the last full reading found worth a note.
  package private(set) var notes: [FileError] = []

  private let reader: any RowReader

  init(name: String, isHidden: Bool, reader: any RowReader) {
    self.name = name
    self.isHidden = isHidden
    self.reader = reader
  }

  /// Reads the sheet from its first row, handing over one row at a time in the same object. Rows
  /// without any cell that holds something are left out. Throws a ``FileError`` that refuses the
  /// file, or what the body throws.
  package func readRows(_ body: (SheetRow) throws -> ReadingStep) throws {
    notes = []
    do {
      notes = try reader.readRows(body)
    } catch var error as FileError {
      if error.sheet == nil { error.sheet = errorName }
      throw error
    }
    for index in notes.indices { notes[index].sheet = errorName }
  }

  /// How many bytes of a cell a preview shows: more than any name or header has.
  package static let previewedBytes = 1_000

  /// The first rows as texts by column, cut where they are long, for recognising what the sheet holds. Reads
  /// no more of the file than it must and leaves the notes alone.
  package func preview(_ count: Int) throws(FileError) -> [[String]] {
    try firstRows(count).map(\.texts)
  }

  /// The same rows with their numbers in the file, and with what is wrong with them.
  package func firstRows(_ count: Int) throws(FileError) -> [PreviewedRow] {
    var rows: [PreviewedRow] = []
    guard count > 0 else { return rows }
    do {
      _ = try reader.readFirstRows { row in
        rows.append(row.previewed)
        return rows.count < count ? .next : .stop
      }
    } catch var error as FileError {
      if error.sheet == nil { error.sheet = errorName }
      throw error
    } catch {
      throw FileError(.refusedFile, code: "cannot-read", sheet: errorName, rule: "\(error)")
    }
    return rows
  }

  private var errorName: String? { name.isEmpty ? nil : name }
}

/// What reads the rows of one sheet.
protocol RowReader {
  /// Reads all rows from the first and returns what is worth a note.
  func readRows(_ body: (SheetRow) throws -> ReadingStep) throws -> [FileError]

  /// Does the same for a body that will stop after a few.
  func readFirstRows(_ body: (SheetRow) throws -> ReadingStep) throws -> [FileError]
}

extension RowReader {
  func readFirstRows(_ body: (SheetRow) throws -> ReadingStep) throws -> [FileError] {
    try readRows(body)
  }
}
