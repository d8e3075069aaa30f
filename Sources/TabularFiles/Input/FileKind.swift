internal import Platform

/// What the first bytes of a file say it is.
enum FileKind {
  case text
  case zip
  case compoundFile

  /// Says what a file is, or refuses it by its real name.
  static func recognise(_ head: some Collection<UInt8>) throws(FileError) -> FileKind {
    let head = Array(head.prefix(4096))
    guard !head.isEmpty, head != [0xEF, 0xBB, 0xBF] else {
      throw FileError(.refusedFile, code: "empty-file", rule: "the file is empty")
    }
    if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
      return .zip
    }
    if head.starts(with: compoundFileMark) { return .compoundFile }
    for (mark, name) in marks where head.starts(with: mark) {
      throw refusal(name)
    }
    if head.count > 262, head[257..<262].elementsEqual("ustar".utf8) {
      throw refusal("a tar archive")
    }
    if let error = BIFFVersion.refusal(ofFile: head) { throw error }
    if head.allSatisfy({ $0 == 0 }) { throw refusal("a file of zero bytes only") }
    if let name = markup(head) { throw refusal(name) }
    return .text
  }

  private static let compoundFileMark: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

  private static let marks: [([UInt8], String)] = [
    ([0x1F, 0x8B], "a gzip file"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], "an xz file"),
    ([0x28, 0xB5, 0x2F, 0xFD], "a Zstandard file"),
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "a 7-Zip file"),
    (Array("BZh".utf8), "a bzip2 file"),
    ([0x89, 0x50, 0x4E, 0x47], "a PNG image"),
    ([0xFF, 0xD8, 0xFF], "a JPEG image"),
    (Array("GIF8".utf8), "a GIF image"),
    (Array("%PDF".utf8), "a PDF document"),
    (Array("{\\rtf".utf8), "an RTF document"),
    (Array("SQLite format 3".utf8), "an SQLite database"),
    (Array("PAR1".utf8), "a Parquet file"),
    (Array("RDX".utf8), "an R data file"),
    (Array("$FL2".utf8), "an SPSS file"),
    (Array("<stata_dta>".utf8), "a Stata file"),
    ([0x73, 0x01, 0x01, 0x00], "a Stata file"), ([0x73, 0x02, 0x01, 0x00], "a Stata file"),
    ([0x72, 0x01, 0x01, 0x00], "a Stata file"), ([0x72, 0x02, 0x01, 0x00], "a Stata file"),
    ([0x80, 0x03], "a pickle of Python"), ([0x80, 0x04], "a pickle of Python"),
    ([0x80, 0x05], "a pickle of Python"),
    ([0x7F, 0x45, 0x4C, 0x46], "a program"),
    ([0xFF, 0xFE, 0x00, 0x00], "UTF-32 text"),
    ([0x00, 0x00, 0xFE, 0xFF], "UTF-32 text"),
  ]

  /// HTML, XML and JSON have no mark, only a way to begin.
  private static func markup(_ head: [UInt8]) -> String? {
    var rest = head[...]
    if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
    rest = rest.drop(while: isBlank)
    let start = String(decoding: rest.prefix(16), as: UTF8.self).lowercased()
    if start.hasPrefix("<!doctype html") || start.hasPrefix("<html") || start.hasPrefix("<head") {
      return "an HTML page"
    }
    if start.hasPrefix("<?xml") || start.hasPrefix("<!doctype") { return "an XML document" }
    if isElement(rest) { return "an HTML or XML document" }
    let next = rest.dropFirst().drop(while: isBlank).first
    switch (rest.first, next) {
    case (UInt8(ascii: "{"), UInt8(ascii: "\"")), (UInt8(ascii: "{"), UInt8(ascii: "}")),
      (UInt8(ascii: "["), UInt8(ascii: "{")), (UInt8(ascii: "["), UInt8(ascii: "[")),
      (UInt8(ascii: "["), UInt8(ascii: "\"")):
      return "a JSON document"
    default: return nil
    }
  }

  /// Whether a text begins with an element that is closed again: `<div>...</div>`.
  private static func isElement(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.first == UInt8(ascii: "<"), let second = text.dropFirst().first,
      UInt8(ascii: "a")...UInt8(ascii: "z") ~= second | 0x20
    else { return false }
    let pairs = Swift.zip(text, text.dropFirst())
    return pairs.contains { $0 == (UInt8(ascii: "<"), UInt8(ascii: "/")) }
      || pairs.contains { $0 == (UInt8(ascii: "/"), UInt8(ascii: ">")) }
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  static func refusal(_ name: String) -> FileError {
    FileError(
      .refusedFile, code: "wrong-kind", rule: "this is \(name), not CSV, XLSX or XLS",
      hint: "unpack or convert it first")
  }
}

/// The facts that show whether a file is the one described.
package struct FileFacts: Sendable, Hashable {
  package let bytes: Int
  /// The SHA-256 of its bytes in hexadecimal, 64 digits in lower case.
  package let sha256: String

  /// Reads a file from its start to its end; one that cannot be read is a ``FileError``.
  package init(ofFileAt path: String) throws(FileError) {
    let file = try File(opening: path)
    var offset = 0
    try self.init { target throws(FileError) in
      let count = try FileError.reading { () throws(SystemError) in
        try file.read(at: offset, into: target)
      }
      offset += count
      return count
    }
  }

  /// Counts and digests what comes, until nothing more does.
  init(reading read: (UnsafeMutableRawBufferPointer) throws(FileError) -> Int) throws(FileError) {
    var digest = ContentDigest()
    var total = 0
    var chunk = [UInt8](repeating: 0, count: 262_144)
    while true {
      let count = try chunk.withMutableBytes(0..<chunk.count, read)
      if count == 0 { break }
      digest.update(chunk[0..<count])
      total += count
    }
    bytes = total
    sha256 = digest.hexadecimal()
  }
}

/// A file or a pipe before it is known what it contains: a table, a workbook, or a packed folder. A
/// pipe is read only once.
package struct InputFile {
  package let name: String
  private let source: ByteSource
  private let options: ReadingOptions

  package init(path: String, options: ReadingOptions = ReadingOptions()) throws(FileError) {
    name = path.split(separator: "/").last.map(String.init) ?? path
    source = try ByteSource(path: path, limit: options.limits.pipeBytes)
    self.options = options
  }

  package func table() throws(FileError) -> TabularFile {
    try TabularFile(source: source, name: name, options: options)
  }

  /// Opens it as an archive of a folder with a file of some name: at the top, or one folder
  /// below.
  ///
  /// - Parameter mark: The name of the file that marks the folder.
  /// - Returns: `nil` where it is not an archive, or does not say that it is such a folder: a
  ///   workbook, or an archive of something else.
  /// - Throws: A ``FileError`` where the archive is damaged, or leads out of its folder.
  package func packedFolder(holding mark: String) throws(FileError) -> PackedFolder? {
    guard try source.open().head(count: 4) == [0x50, 0x4B, 3, 4] else { return nil }
    let archive = try ZipArchive(source: source, limits: options.limits)
    // A workbook may have anything beside its parts.
    guard archive.entry("_rels/.rels") == nil else { return nil }
    return try PackedFolder(archive, holding: mark)
  }
}
