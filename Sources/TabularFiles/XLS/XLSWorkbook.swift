/// An Excel 97-2003 workbook, where the package was built to read such.
enum XLSWorkbook {
  /// Opens a workbook and tells its sheets.
  static func open(source: ByteSource, limits: ReadingLimits) throws(FileFault) -> [Sheet] {
    try CompoundFile(source).checkIsWorkbook()
    #if XLS
      guard source.count <= limits.oldWorkbookBytes else {
        throw FileFault(
          .refusedFile, code: "file-too-large",
          rule: "an .xls workbook may have at most \(limits.oldWorkbookBytes) bytes")
      }
      return try OldWorkbook.open(source, limits: limits)
    #else
      throw FileFault(
        .refusedFile, code: "needs-xls-support",
        rule: "this is an .xls workbook, and this build does not read them",
        hint: "install libfreexl-dev and build again with `swift build --traits XLS`, "
          + "or save the file as .xlsx")
    #endif
  }
}
