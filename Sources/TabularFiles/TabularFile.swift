/// A file of tables: CSV, XLSX or old XLS. What it is, is decided by its bytes, never by its name.
package struct TabularFile {
  package enum Format: String, Sendable, Hashable, CaseIterable {
    case csv
    case xlsx
    case xls
  }

  package let name: String
  package let format: Format
  package let sheets: [Sheet]
  /// How a text file is written; `nil` for a workbook.
  package let text: TextShape?

  private let source: ByteSource

  package static func open(
    path: String, options: ReadingOptions = ReadingOptions()
  ) throws(FileError) -> TabularFile {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let source = try ByteSource(path: path, limit: options.limits.pipeBytes)
    return try TabularFile(source: source, name: name, options: options)
  }

  /// Opens what has been read already, from standard input or in a test.
  package static func read(
    bytes: [UInt8], name: String, options: ReadingOptions = ReadingOptions()
  ) throws(FileError) -> TabularFile {
    try TabularFile(source: ByteSource(bytes: bytes), name: name, options: options)
  }

  init(source: ByteSource, name: String, options: ReadingOptions) throws(FileError) {
    self.name = name
    self.source = source
    let reader = try source.open()
    let head = try reader.head(count: 65_536)
    var kind = try FileKind.recognise(head)
    // An archive may have other bytes before it; text has no zero bytes.
    if kind == .text, head.contains(0), (try? ZipDirectoryEnd.find(in: reader)) != nil {
      kind = .zip
    }
    switch kind {
    case .text:
      let reader = try CSVReader(source: source, options: options)
      format = .csv
      text = reader.shape
      sheets = [Sheet(name: "", isHidden: false, reader: reader)]
    case .zip:
      format = .xlsx
      text = nil
      sheets = try XLSXWorkbook.sheets(of: source, limits: options.limits)
    case .compoundFile:
      format = .xls
      text = nil
      sheets = try XLSWorkbook.sheets(of: source, limits: options.limits)
    }
  }

  /// Begins to compute the SHA-256 of the file's bytes: what the file is known by.
  package func digest() -> FileDigest {
    FileDigest(of: source)
  }
}
