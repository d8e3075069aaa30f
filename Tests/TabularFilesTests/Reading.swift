import Testing

@testable import TabularFiles

/// A cell as tests write it.
struct SeenCell: Hashable, CustomStringConvertible {
  let address: String
  let kind: Cell.Kind
  let text: String

  var description: String { "\(address) \(kind) '\(text)'" }
}

/// Everything one reading of a sheet gives.
struct SeenSheet {
  var rows: [[String]] = []
  var numbers: [Int] = []
  var cells: [SeenCell] = []
  var errors: [FileError] = []
  var notes: [FileError] = []

  init(_ sheet: Sheet) throws {
    try sheet.readRows { row in
      rows.append(row.texts)
      numbers.append(row.number)
      for cell in row.cells {
        let address = CellAddress(row: row.number, column: cell.column)
        cells.append(SeenCell(address: address.a1, kind: cell.kind, text: row.text(cell)))
      }
      if let error = row.error { errors.append(error) }
      return .next
    }
    notes = sheet.notes
  }

  func note(_ code: String) -> FileError? { notes.first { $0.code == code } }
}

/// Reads CSV text.
func read(_ text: String, options: ReadingOptions = ReadingOptions()) throws -> SeenSheet {
  try read(Array(text.utf8), options: options)
}

/// Reads the first sheet of a file's bytes.
func read(_ bytes: [UInt8], options: ReadingOptions = ReadingOptions()) throws -> SeenSheet {
  let file = try TabularFile.read(bytes: bytes, name: "test", options: options)
  return try SeenSheet(#require(file.sheets.first))
}

/// The error that refuses a file, when it is opened or read.
func refusal(
  _ bytes: [UInt8], options: ReadingOptions = ReadingOptions()
) -> FileError? {
  do {
    let file = try TabularFile.read(bytes: bytes, name: "test", options: options)
    for sheet in file.sheets { try sheet.readRows { _ in .next } }
    return nil
  } catch {
    return error as? FileError
  }
}

/// The error that refuses a text.
func refusal(_ text: String, options: ReadingOptions = ReadingOptions()) -> FileError? {
  refusal(Array(text.utf8), options: options)
}
