internal import TabularFiles
internal import Platform

/// The folder of a data package, as it is or packed into an archive.
enum PackageFolder {
  case folder(path: String)
  case packed(PackedFolder)

  /// The names of its files, sorted.
  var names: [String] {
    switch self {
    case .folder(let path): (try? Directory.entries(of: path))?.names ?? []
    case .packed(let folder): folder.names
    }
  }

  /// How many bytes a file has, and their SHA-256 in hexadecimal.
  func facts(of name: String) throws(FileError) -> FileFacts {
    switch self {
    case .packed(let folder): return try folder.facts(of: name)
    case .folder(let path):
      let file = "\(path)/\(name)"
      // To open a pipe would wait for whoever writes it.
      guard File.isRegular(file) || !File.exists(file) else {
        throw FileError(.refusedFile, code: "is-no-file", rule: "it is not a file")
      }
      return try FileFacts(ofFileAt: file)
    }
  }

  /// Whether a file begins with some bytes.
  func file(_ name: String, beginsWith start: [UInt8]) throws(FileError) -> Bool {
    switch self {
    case .folder(let path):
      File.isRegular("\(path)/\(name)")
        && File.start(of: "\(path)/\(name)", count: start.count) == start
    case .packed(let folder): try folder.file(name, beginsWith: start)
    }
  }

  /// The description of the package; `nil` where there is none.
  func manifest() throws(FileError) -> PackageManifest? {
    switch self {
    case .folder(let path): return try PackageManifest(inFolder: path)
    case .packed(let folder): return try PackageManifest(folder.bytes(of: PackageManifest.name))
    }
  }

  /// How many rows a table has, its header not counted.
  func rows(of name: String) throws(FileError) -> Int {
    let file: TabularFile
    switch self {
    case .folder(let path): file = try TabularFile.open(path: "\(path)/\(name)")
    case .packed(let folder): file = try folder.open(name, options: ReadingOptions())
    }
    var rows = -1
    for sheet in file.sheets {
      do {
        try sheet.readRows { _ in
          rows += 1
          return .next
        }
      } catch let error as FileError {
        throw error
      } catch {
        throw FileError(.refusedFile, code: "unreadable", rule: "\(error)")
      }
    }
    return max(0, rows)
  }
}
