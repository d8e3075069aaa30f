/// A folder packed into a ZIP archive: its files by name, each to be read as a table.
public struct PackedFolder {
  private let archive: ZipArchive
  private let entries: [ZipEntry]
  /// The names of the files, sorted.
  public let names: [String]

  /// Looks into an archive for the folder that holds a file of some name: the archive itself, or one
  /// folder in it.
  ///
  /// - Parameters:
  ///   - mark: The name of the file that tells the folder.
  ///   - path: The archive.
  ///   - limits: How much may be unpacked.
  /// - Returns: `nil` where the file is no archive, or has no such folder.
  public static func holding(
    _ mark: String, in path: String, limits: ReadingLimits = ReadingLimits()
  ) -> PackedFolder? {
    guard let source = try? ByteSource(path: path, limit: limits.pipeBytes),
      let archive = try? ZipArchive(source: source, limits: limits)
    else { return nil }
    let marked = archive.entries.map(\.name)
      .filter { $0 == mark || $0.hasSuffix("/" + mark) && $0.split(separator: "/").count == 2 }
    guard let found = marked.contains(mark) ? mark : marked.first else { return nil }
    return PackedFolder(archive, folder: String(found.dropLast(mark.count)))
  }

  private init(_ archive: ZipArchive, folder: String) {
    self.archive = archive
    entries = archive.entries.filter {
      $0.name.hasPrefix(folder) && !$0.name.dropFirst(folder.count).contains("/")
        && $0.name.count > folder.count
    }.sorted { $0.name < $1.name }
    names = entries.map { String($0.name.dropFirst(folder.count)) }
  }

  /// Whether a file begins with some bytes.
  public func file(_ name: String, beginsWith start: [UInt8]) -> Bool {
    guard let entry = entry(name), let reader = try? archive.open(entry) else { return false }
    var bytes = [UInt8](repeating: 0, count: start.count)
    var filled = 0
    while filled < bytes.count {
      let read = try? bytes.withMutableBytes(filled..<bytes.count) { target throws(FileFault) in
        try reader.read(into: target)
      }
      guard let read, read > 0 else { return false }
      filled += read
    }
    return bytes == start
  }

  /// All bytes of a small file; none where it is not there or damaged.
  public func bytes(of name: String) -> [UInt8] {
    guard let entry = entry(name), let reader = try? archive.open(entry) else { return [] }
    return (try? reader.readAll()) ?? []
  }

  /// Unpacks a file into memory and opens it.
  public func open(_ name: String, options: ReadingOptions) throws(FileFault) -> TabularFile {
    guard let entry = entry(name) else {
      throw ZipArchive.broken("a file is missing", value: name)
    }
    return try TabularFile.read(
      bytes: archive.open(entry).readAll(), name: name, options: options)
  }

  private func entry(_ name: String) -> ZipEntry? {
    names.firstIndex(of: name).map { entries[$0] }
  }
}
