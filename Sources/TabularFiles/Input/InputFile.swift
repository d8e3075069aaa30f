/// A file or a pipe before it is known what it holds: a table, a workbook, or a packed folder. A pipe is
/// read only once.
package struct InputFile {
  /// The last component of the path.
  package let name: String
  private let source: ByteSource
  private let options: ReadingOptions

  /// Looks at a file, or takes what a pipe delivers.
  package init(path: String, options: ReadingOptions = ReadingOptions()) throws(FileError) {
    name = path.split(separator: "/").last.map(String.init) ?? path
    source = try ByteSource(path: path, limit: options.limits.pipeBytes)
    self.options = options
  }

  /// Opens it as a table or a workbook.
  package func table() throws(FileError) -> TabularFile {
    try TabularFile(source: source, name: name, options: options)
  }

  /// Opens it as an archive that holds a folder with a file of some name: at the top, or one folder
  /// below.
  ///
  /// - Parameter mark: The name of the file that tells the folder.
  /// - Returns: `nil` where it is no archive, or one that is not said to be such a folder: a workbook, or
  ///   an archive of something else.
  /// - Throws: A ``FileError`` where the archive is damaged, or leads out of its folder.
  package func packedFolder(holding mark: String) throws(FileError) -> PackedFolder? {
    guard try source.open().head(count: 4) == [0x50, 0x4B, 3, 4] else { return nil }
    let archive = try ZipArchive(source: source, limits: options.limits)
    // A workbook may have anything beside its parts.
    guard archive.entry("_rels/.rels") == nil else { return nil }
    return try PackedFolder(archive, holding: mark)
  }
}
