/// An Excel 97-2003 workbook, where the package was built to read such.
enum XLSWorkbook {
  /// Opens a workbook and tells its sheets, or refuses another document by its real kind.
  static func open(source: ByteSource, limits: ReadingLimits) throws(FileFault) -> [Sheet] {
    let file = try CompoundFile(source)
    guard file.has("Workbook") else { throw otherKind(file) }
    #if XLS
      guard source.count <= limits.oldWorkbookBytes else {
        throw FileFault(
          .refusedFile, code: "file-too-large",
          rule: "an .xls workbook may have at most \(limits.oldWorkbookBytes) bytes")
      }
      guard let stream = try file.stream("Workbook", limit: limits.oldWorkbookBytes) else {
        throw CompoundFile.broken("it is too short")
      }
      let outline = try OldWorkbookOutline(stream, limits: limits)
      return try OldWorkbook.open(source, hiddenSheets: outline.hiddenSheets)
    #else
      throw FileFault(
        .refusedFile, code: "needs-xls-support",
        rule: "this is an .xls workbook, and this build does not read them",
        hint: "install libfreexl-dev and build again with `swift build --traits XLS`, "
          + "or save the file as .xlsx")
    #endif
  }

  private static func otherKind(_ file: CompoundFile) -> FileFault {
    if file.has("EncryptedPackage") {
      return FileFault(
        .refusedFile, code: "encrypted", rule: "the workbook is encrypted",
        hint: "save it without a password")
    }
    if file.has("Book") { return FileKind.refusal("an Excel 5.0 or 95 workbook") }
    if file.has("WordDocument") { return FileKind.refusal("a Word document") }
    if file.has("PowerPoint Document") { return FileKind.refusal("a presentation") }
    return FileKind.refusal("a compound file (OLE) without a workbook")
  }
}
