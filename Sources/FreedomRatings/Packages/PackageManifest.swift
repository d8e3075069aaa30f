internal import TabularFiles
internal import Platform

/// What the `datapackage.json` of a folder says of its files (Frictionless Data Package, versions 1 and 2).
struct PackageManifest {
  /// The file's name.
  static let name = "datapackage.json"

  /// One file, and what is said of it.
  struct Resource {
    /// Its path from the folder of the package.
    let path: String
    let bytes: Int?
    /// 64 hexadecimal digits, in lower case.
    let sha256: String?
    /// How many rows it has, its header not counted.
    let rows: Int?
  }

  /// A file that is not as the manifest says, or of which it says nothing.
  struct Difference: Equatable {
    /// The file's path from the folder of the package.
    let file: String
    /// What differs: a sentence in lower case without a final stop.
    let text: String
  }

  /// The files, in the order of the manifest; those elsewhere in the web are left out.
  let resources: [Resource]

  /// Reads a manifest; one that cannot be read is a `FileError`.
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
          rule: "datapackage.json names a file outside of its folder", hint: "take the package anew"
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
    guard bytes.count == size else { throw Self.unreadable("the system does not let it be read") }
    try self.init(bytes)
  }

  /// What is said of a file, by its path.
  subscript(path: String) -> Resource? { resources.first { $0.path == path } }

  /// Whether a file of some content, 64 hexadecimal digits in lower case, is one of those described.
  func describes(sha256: String) -> Bool { resources.contains { $0.sha256 == sha256 } }

  /// What differs in a folder: every file that the manifest describes, and tables of figures that it
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
      hint: "take the package anew")
  }

  /// Whether a path leads to a file in the folder.
  private static func staysInside(_ path: String) -> Bool {
    !path.isEmpty && !path.hasPrefix("/") && !path.contains("\\") && !path.contains("\0")
      && !path.split(separator: "/", omittingEmptySubsequences: false).contains("..")
  }
}
