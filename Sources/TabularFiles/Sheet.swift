/// Whether a reader goes on after a row.
public enum ReadingStep: Sendable, Hashable {
  /// Read the next row.
  case next
  /// Leave the rest of the sheet unread.
  case stop
}

/// One sheet of a file, read row by row as often as wanted.
public final class Sheet {
  /// The name as written, blanks included; empty for the one sheet of a text file.
  public let name: String
  /// Whether a workbook hides the sheet from its readers.
  public let isHidden: Bool
  /// What the last full reading found worth a note.
  public private(set) var notes: [FileFault] = []

  private let reader: any RowReader

  init(name: String, isHidden: Bool, reader: any RowReader) {
    self.name = name
    self.isHidden = isHidden
    self.reader = reader
  }

  /// Reads the sheet from its first row, handing over one row at a time in the same object. Rows
  /// without any cell that holds something are left out. Throws a ``FileFault`` that refuses the
  /// file, or what the body throws.
  public func readRows(_ body: (SheetRow) throws -> ReadingStep) throws {
    notes = []
    do {
      notes = try reader.readRows(body)
    } catch var fault as FileFault {
      if fault.sheet == nil { fault.sheet = faultName }
      throw fault
    }
    for index in notes.indices { notes[index].sheet = faultName }
  }

  /// How many bytes of a cell a preview shows: more than any name or header has.
  public static let previewedBytes = 1_000

  /// The first rows as texts by column, cut where they are long, for recognising what the sheet holds. Reads
  /// no more of the file than it must and leaves the notes alone.
  public func preview(_ count: Int) throws(FileFault) -> [[String]] {
    try firstRows(count).map(\.texts)
  }

  /// The same rows with their numbers in the file, and with what is wrong with them.
  public func firstRows(_ count: Int) throws(FileFault) -> [PreviewedRow] {
    var rows: [PreviewedRow] = []
    guard count > 0 else { return rows }
    do {
      _ = try reader.readFirstRows { row in
        rows.append(row.previewed)
        return rows.count < count ? .next : .stop
      }
    } catch var fault as FileFault {
      if fault.sheet == nil { fault.sheet = faultName }
      throw fault
    } catch {
      throw FileFault(.refusedFile, code: "cannot-read", sheet: faultName, rule: "\(error)")
    }
    return rows
  }

  private var faultName: String? { name.isEmpty ? nil : name }
}

/// What reads the rows of one sheet.
protocol RowReader {
  /// Reads all rows from the first and returns what is worth a note.
  func readRows(_ body: (SheetRow) throws -> ReadingStep) throws -> [FileFault]

  /// Does the same for a body that will stop after a few.
  func readFirstRows(_ body: (SheetRow) throws -> ReadingStep) throws -> [FileFault]
}

extension RowReader {
  func readFirstRows(_ body: (SheetRow) throws -> ReadingStep) throws -> [FileFault] {
    try readRows(body)
  }
}
