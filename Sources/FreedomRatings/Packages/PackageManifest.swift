internal import Platform
internal import TabularFiles

/// What the `datapackage.json` of a folder says of its files (Frictionless Data Package, versions 1
/// and 2).
struct PackageManifest {
  static let name = "datapackage.json"

  struct Resource {
    /// Its path from the folder of the package.
    let path: String
    let bytes: Int?
    /// 64 hexadecimal digits, in lower case.
    let sha256: String?
    /// How many rows it has, its header not counted.
    let rows: Int?
  }

  struct Difference: Equatable {
    /// The file's path from the folder of the package.
    let file: String
    /// What differs: a sentence in lower case without a final stop.
    let text: String
  }

  /// The files, in the order of the manifest; those elsewhere in the web are left out.
  let resources: [Resource]

  init(_ bytes: [UInt8]) throws(FileError) {
    let document: JSONValue
    do {
      document = try JSONValue(bytes)
    } catch {
      throw Self.unreadable(error.message)
    }
    guard let listed = document["resources"]?.list else {
      throw Self.unreadable("it lists no resources")
    }
    var resources: [Resource] = []
    for resource in listed {
      guard let path = resource["path"]?.text, !path.contains("://") else { continue }
      guard Self.staysInside(path) else {
        throw FileError(
          .refusedFile, code: "hostile-path", value: path,
          rule: "datapackage.json names a file outside of its folder", hint: "get the package again"
        )
      }
      let digest = resource["hash"]?.text?.lowercased()
      let stated =
        digest?.hasPrefix("sha256:") == true ? digest?.dropFirst(7) : digest.map { $0[...] }
      resources.append(
        Resource(
          path: path.hasPrefix("./") ? String(path.dropFirst(2)) : path,
          bytes: resource["bytes"]?.integer,
          sha256: stated?.count == 64 ? stated.map(String.init) : nil,
          rows: (resource["rows"] ?? resource["stats"]?["rows"])?.integer))
    }
    self.resources = resources
  }

  /// Reads the manifest of a folder; `nil` where there is none.
  init?(inFolder folder: String) throws(FileError) {
    let path = "\(folder)/\(Self.name)"
    guard File.exists(path) else { return nil }
    guard File.isRegular(path), let size = File.size(path) else {
      throw Self.unreadable("it is not a file")
    }
    guard size <= 64 << 20 else { throw Self.unreadable("it is larger than 64 MiB") }
    let bytes = File.start(of: path, count: size)
    guard bytes.count == size else { throw Self.unreadable("the system denies reading it") }
    try self.init(bytes)
  }

  /// What the manifest says about a file, by its path.
  subscript(path: String) -> Resource? { resources.first { $0.path == path } }

  /// Whether a file of some content, 64 hexadecimal digits in lower case, is one of those
  /// described.
  func describes(sha256: String) -> Bool { resources.contains { $0.sha256 == sha256 } }

  /// What differs in a folder: every file that the manifest describes, and tables of values that it
  /// does not name.
  func differences(in folder: PackageFolder) throws(FileError) -> [Difference] {
    var differences: [Difference] = []
    for resource in resources {
      if let difference = try difference(of: resource, in: folder) {
        differences.append(difference)
      }
    }
    for name in folder.names where name.hasSuffix(".csv") && self[name] == nil {
      differences.append(Difference(file: name, text: "it is not in \(Self.name)"))
    }
    return differences
  }

  /// What differs in one file; `nil` where it is as described.
  func difference(
    of resource: Resource, in folder: PackageFolder
  ) throws(FileError) -> Difference? {
    func difference(_ text: String) -> Difference { Difference(file: resource.path, text: text) }
    let facts: FileFacts
    do {
      facts = try folder.facts(of: resource.path)
    } catch  where error.code == "no-such-file" {
      return difference("it is missing, and \(Self.name) names it")
    } catch {
      return difference(error.rule)
    }
    if let bytes = resource.bytes, bytes != facts.bytes {
      return difference("it has \(facts.bytes) bytes, and \(Self.name) says \(bytes)")
    }
    if let sha256 = resource.sha256 {
      return sha256 == facts.sha256
        ? nil
        : difference(
          "its content is another: SHA-256 \(facts.sha256.prefix(12))..., and \(Self.name) says "
            + "\(sha256.prefix(12))...")
    }
    guard let rows = resource.rows else { return nil }
    let found = try folder.rows(of: resource.path)
    return found == rows ? nil : difference("it has \(found) rows, and \(Self.name) says \(rows)")
  }

  private static func unreadable(_ reason: String) -> FileError {
    FileError(
      .refusedFile, code: "bad-manifest", rule: "\(name) cannot be read: \(reason)",
      hint: "get the package again")
  }

  private static func staysInside(_ path: String) -> Bool {
    !path.isEmpty && !path.hasPrefix("/") && !path.contains("\\") && !path.contains("\0")
      && !path.split(separator: "/", omittingEmptySubsequences: false).contains("..")
  }
}

enum PackageFolder {
  case folder(path: String)
  case packed(PackedFolder)

  var names: [String] {
    switch self {
    case .folder(let path): (try? Directory.entries(of: path))?.names ?? []
    case .packed(let folder): folder.names
    }
  }

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

package struct EarlierPackage {
  private let folder: PackageFolder
  private let path: String
  private let manifest: PackageManifest?

  package init(inFolder path: String) {
    self.path = path
    folder = .folder(path: path)
    manifest = try? folder.manifest()
  }

  /// Removes the tables of the earlier package that the new one has not: they do not belong to it.
  /// What is not as the earlier package described it stays.
  package func removeTables(otherThan names: [String]) {
    guard let manifest else { return }
    for resource in manifest.resources where !names.contains(resource.path) {
      let isAsDescribed = (try? manifest.difference(of: resource, in: folder) == nil) ?? false
      if isAsDescribed { File.remove("\(path)/\(resource.path)") }
    }
  }
}
