/// Reads the rows of one sheet of an XLSX workbook.
struct WorksheetReader: RowReader {
  /// From which size on, in bytes, another thread is worth its while.
  private static let large = 256 << 10

  let workbook: XLSXWorkbook
  let sheet: String
  let entry: ZipEntry

  func readRows(_ body: (SheetRow) throws -> ReadingStep) throws -> [FileError] {
    guard entry.size >= Self.large else { return try readFirstRows(body) }
    let part = try part()
    return try ReadAhead.readRows(body) { try part.readRows($0) }
  }

  func readFirstRows(_ body: (SheetRow) throws -> ReadingStep) throws -> [FileError] {
    try part().readRows(body)
  }

  private func part() throws -> WorksheetPart {
    WorksheetPart(
      archive: workbook.archive, strings: try workbook.strings(), formats: try workbook.formats(),
      sheet: sheet, entry: entry)
  }
}

/// The part of a workbook that a sheet's cells are in.
private struct WorksheetPart: Sendable {
  let archive: ZipArchive
  let strings: SharedStrings
  let formats: CellFormats
  let sheet: String
  let entry: ZipEntry

  func readRows(_ body: (SheetRow) throws -> ReadingStep) throws -> [FileError] {
    try withoutActuallyEscaping(body) { body in
      let handler = WorksheetHandler(
        sheet: sheet, strings: strings, formats: formats, limits: archive.limits, body: body)
      try XMLStream.parse(archive.open(entry), limits: archive.limits, handler: handler)
      return handler.isDone ? [] : handler.notes
    }
  }
}
