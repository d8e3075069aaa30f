/// Names the archives that are no XLSX workbook.
enum ArchiveKind {
  /// Why an archive without a workbook is refused.
  static func refusal(_ archive: ZipArchive) throws(FileError) -> FileError {
    if let entry = archive.entry("mimetype"), entry.size < 200 {
      let type = String(decoding: try archive.open(entry).readAll(), as: UTF8.self)
      if type.contains("opendocument.spreadsheet") {
        return workbookRefusal("an OpenDocument spreadsheet (.ods)")
      }
      if type.contains("opendocument") { return FileKind.refusal("an OpenDocument file") }
      if type.contains("epub") { return FileKind.refusal("an EPUB book") }
    }
    if archive.entry("xl/workbook.bin") != nil { return binaryWorkbook }
    if archive.entry("word/document.xml") != nil { return FileKind.refusal("a Word document") }
    if archive.entry("ppt/presentation.xml") != nil { return FileKind.refusal("a presentation") }
    if archive.entry("Index/Document.iwa") != nil {
      return workbookRefusal("a Numbers, Pages or Keynote file")
    }
    if archive.entry("xl/workbook.xml") != nil || archive.entry("_rels/.rels") != nil {
      return ZipArchive.broken("nothing says which part is the workbook")
    }
    return FileKind.refusal("a zip archive with neither a workbook nor a datapackage.json")
  }

  /// Why a workbook part is refused that is none in XML.
  static func refusal(workbookPart part: String) -> FileError? {
    let name = part.lowercased()
    if name.hasSuffix(".bin") { return binaryWorkbook }
    if name.hasPrefix("word/") { return FileKind.refusal("a Word document") }
    if name.hasPrefix("ppt/") { return FileKind.refusal("a presentation") }
    if name.hasPrefix("visio/") { return FileKind.refusal("a Visio drawing") }
    return nil
  }

  private static var binaryWorkbook: FileError {
    workbookRefusal("a binary Excel workbook (.xlsb)")
  }

  private static func workbookRefusal(_ name: String) -> FileError {
    FileError(
      .refusedFile, code: "wrong-kind", rule: "this is \(name), not CSV, XLSX or XLS",
      hint: "save it as .xlsx with a spreadsheet program")
  }
}
