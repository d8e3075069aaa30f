/// A folder packed into a ZIP archive: its files by name, each to be read as a table.
package struct PackedFolder {
  private let archive: ZipArchive
  private let entries: [ZipEntry]
  /// The names of the files, sorted.
  package let names: [String]

  /// Looks into an archive for the folder with a file of some name: the archive itself, or
  /// one folder in it; `nil` where there is none.
  init?(_ archive: ZipArchive, holding mark: String) throws(FileError) {
    let marked = archive.entries.map(\.name)
      .filter { $0 == mark || $0.hasSuffix("/" + mark) && $0.split(separator: "/").count == 2 }
    if let hostile = archive.entries.first(where: { Self.leadsOut($0.name) }),
      !marked.isEmpty || hostile.name.hasSuffix(mark)
    {
      throw FileError(
        .refusedFile, code: "hostile-path", value: hostile.name,
        rule: "an entry's name leads out of the archive",
        hint: "unpack it with care, and import its tables one by one")
    }
    guard let found = marked.contains(mark) ? mark : marked.first else { return nil }
    let folder = String(found.dropLast(mark.count))
    self.archive = archive
    entries = archive.entries.filter {
      $0.name.hasPrefix(folder) && !$0.name.dropFirst(folder.count).contains("/")
        && $0.name.count > folder.count
    }.sorted { $0.name < $1.name }
    names = entries.map { String($0.name.dropFirst(folder.count)) }
  }

  private static func leadsOut(_ name: String) -> Bool {
    name.hasPrefix("/") || name.contains("\\") || name.split(separator: "/").contains("..")
  }

  /// Whether a file begins with some bytes.
  package func file(_ name: String, beginsWith start: [UInt8]) throws(FileError) -> Bool {
    let reader = try reader(of: name)
    var bytes = [UInt8](repeating: 0, count: start.count)
    var filled = 0
    while filled < bytes.count {
      let read = try bytes.withMutableBytes(filled..<bytes.count) { target throws(FileError) in
        try reader.read(into: target)
      }
      guard read > 0 else { return false }
      filled += read
    }
    return bytes == start
  }

  /// All bytes of a small file.
  package func bytes(of name: String) throws(FileError) -> [UInt8] {
    try reader(of: name).readAll()
  }

  /// How many bytes a file has once unpacked, and their SHA-256.
  package func facts(of name: String) throws(FileError) -> FileFacts {
    let reader = try reader(of: name)
    return try FileFacts { target throws(FileError) in try reader.read(into: target) }
  }

  /// Unpacks a file into memory and opens it.
  package func open(_ name: String, options: ReadingOptions) throws(FileError) -> TabularFile {
    try TabularFile.read(bytes: reader(of: name).readAll(), name: name, options: options)
  }

  private func reader(of name: String) throws(FileError) -> ZipEntryReader {
    guard let index = names.firstIndex(of: name) else {
      throw FileError(
        .refusedFile, code: "no-such-file", value: name,
        rule: "there is no such file in the archive")
    }
    return try archive.open(entries[index])
  }
}

/// Names the archives that are not XLSX workbooks.
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

  /// Why a workbook part is refused that is not in XML.
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
