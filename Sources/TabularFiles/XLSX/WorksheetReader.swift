/// Reads the rows of one sheet of an XLSX workbook.
struct WorksheetReader: RowReader {
  let workbook: XLSXWorkbook
  let sheet: String
  let entry: ZipEntry

  func readRows(_ body: (SheetRow) throws -> ReadingStep) throws -> [FileFault] {
    let strings = try workbook.strings()
    let archive = workbook.archive
    return try withoutActuallyEscaping(body) { body in
      let handler = WorksheetHandler(
        sheet: sheet, strings: strings, limits: archive.limits, body: body)
      try XMLStream.parse(archive.open(entry), limits: archive.limits, handler: handler)
      return handler.notes
    }
  }
}
