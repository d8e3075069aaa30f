/// An Excel 97-2003 workbook: the stream of its records, and what its sheets share.
final class XLSWorkbook {
  let stream: [UInt8]
  let strings: SharedStrings
  let formats: CellFormats
  let limits: ReadingLimits

  private init(stream: [UInt8], globals: BIFFGlobals, limits: ReadingLimits) {
    self.stream = stream
    strings = globals.strings
    formats = globals.formats
    self.limits = limits
  }

  /// The sheets of a workbook in the order of their tabs; another document is refused by its kind.
  static func sheets(of source: ByteSource, limits: ReadingLimits) throws(FileError) -> [Sheet] {
    let file = try CompoundFile(source)
    // A file saved for both Excel 95 and 97 has a stream for each; the older one has another name.
    var found = try file.stream("Workbook", limit: limits.oldWorkbookBytes)
    if found == nil { found = try file.stream("Book", limit: limits.oldWorkbookBytes) }
    guard let stream = found else { throw otherKind(file) }
    let globals = try BIFFGlobals(stream, limits: limits)
    let workbook = XLSWorkbook(stream: stream, globals: globals, limits: limits)
    return globals.tabs.map { tab in
      Sheet(
        name: tab.name, isHidden: tab.isHidden,
        reader: XLSSheetReader(workbook: workbook, sheet: tab.name, position: tab.position))
    }
  }

  private static func otherKind(_ file: CompoundFile) -> FileError {
    if file.has("EncryptedPackage") || file.has("\u{9}DRMContent") { return encrypted }
    if file.has("WordDocument") { return FileKind.refusal("a Word document") }
    if file.has("PowerPoint Document") { return FileKind.refusal("a presentation") }
    return FileKind.refusal("a compound file (OLE) without a workbook")
  }

  static var encrypted: FileError {
    FileError(
      .refusedFile, code: "encrypted", rule: "the workbook is encrypted",
      hint: "save it without a password")
  }
}

/// Reads the rows of one sheet of an .xls workbook.
private struct XLSSheetReader: RowReader {
  let workbook: XLSWorkbook
  let sheet: String
  let position: Int

  func readRows(_ body: (SheetRow) throws -> ReadingStep) throws -> [FileError] {
    let found = try BIFFSheet(workbook.stream, at: position, limits: workbook.limits)
    var reader = BIFFCellReader(workbook, sheet: sheet)
    return try reader.readRows(found.cells, body) == .stop ? [] : found.hidden.notes
  }
}
