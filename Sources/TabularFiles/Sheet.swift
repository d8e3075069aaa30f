package enum ReadingStep: Sendable, Hashable {
  case next
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
  /// without any cell with content are left out. Throws a ``FileError`` that refuses the
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

  /// The first rows as texts by column, cut where they are long, for recognising what the sheet
  /// contains. Reads as little of the file as possible and leaves the notes alone.
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

protocol RowReader {
  func readRows(_ body: (SheetRow) throws -> ReadingStep) throws -> [FileError]

  /// Does the same for a body that will stop after a few.
  func readFirstRows(_ body: (SheetRow) throws -> ReadingStep) throws -> [FileError]
}

extension RowReader {
  func readFirstRows(_ body: (SheetRow) throws -> ReadingStep) throws -> [FileError] {
    try readRows(body)
  }
}

/// What the cells of one sheet of a workbook may contain, counted while they are read.
struct SheetAllowance {
  struct Excess {
    let code: String
    let rule: String

    var hint: String { "leave out the cells that are not needed, or save the sheet as CSV" }
  }

  private let limits: ReadingLimits
  private var cells = 0
  private var shownBytes = 0

  init(_ limits: ReadingLimits) {
    self.limits = limits
  }

  mutating func addCell() -> Excess? {
    cells += 1
    guard cells > limits.cells else { return nil }
    return Excess(code: "too-many-cells", rule: "a sheet may have at most \(limits.cells) cells")
  }

  /// Counts the bytes that a cell shows of a shared string. A small file can show a long one in
  /// every cell.
  mutating func show(_ count: Int) -> Excess? {
    shownBytes += count
    guard shownBytes > limits.shownBytes else { return nil }
    return Excess(
      code: "strings-too-long", rule: "a sheet's cells may show at most \(limits.shownBytes) bytes")
  }

  /// Whether a cell may have a number of bytes that begin at a position in its row.
  func check(cell count: Int, from start: Int) -> Excess? {
    if count > limits.fieldBytes {
      return Excess(
        code: "field-too-long", rule: "a cell may have at most \(limits.fieldBytes) bytes")
    }
    if start + count > limits.rowBytes {
      return Excess(code: "row-too-long", rule: "a row may have at most \(limits.rowBytes) bytes")
    }
    return nil
  }
}

/// The rows and columns that a sheet of a workbook hides.
struct HiddenLines {
  var rows = 0
  var columns = 0

  /// What is worth a note of them: they are read too.
  var notes: [FileError] {
    var notes: [FileError] = []
    if rows > 0 {
      notes.append(
        FileError(
          .note, code: "hidden-rows", value: String(rows), rule: "hidden rows were read too"))
    }
    if columns > 0 {
      notes.append(
        FileError(
          .note, code: "hidden-columns", value: String(columns),
          rule: "hidden columns were read too"))
    }
    return notes
  }
}
