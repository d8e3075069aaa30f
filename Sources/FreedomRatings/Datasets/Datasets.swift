public import FreedomModel
internal import RatingsImport
public import RatingsStore
internal import TabularFiles

/// The figures that come with the toolkit: Freedom House's, compiled into tidy tables.
public struct Datasets: Sendable {
  /// Where they are.
  public let folder: DatasetsFolder

  /// The tables of figures, in the order in which they are imported.
  static let tables = ["fiw_ratings.csv", "fiw_scores.csv", "fotp.csv", "fotn.csv"]

  /// The figures in a folder.
  public init(in folder: DatasetsFolder) { self.folder = folder }

  /// The entity register; trouble is a ``DatasetsError``.
  public func register() throws -> EntityRegister {
    do {
      return try EntityRegister(
        entitiesTable: rows(of: "entities.csv"), linksTable: rows(of: "entity_links.csv"),
        codesTable: rows(of: "entity_codes.csv"))
    } catch let error as RegisterError {
      throw DatasetsError(path: folder.path, message: "\(error)")
    }
  }

  /// Builds a database of all tables; it comes to be whole or not at all. One that another process
  /// fills at the same time is left as that makes it.
  ///
  /// - Throws: A ``DatasetsError`` where any table is not the one that came with the toolkit.
  public func build(databaseAt path: String, lockTimeout: LockTimeout = LockTimeout()) throws {
    let manifest = try manifest()
    // The importer looks at those that it reads itself.
    for resource in manifest.resources where !Self.tables.contains(resource.path) {
      try require(resource, manifest)
    }
    let paths = Self.tables.filter { manifest[$0] != nil }.map { "\(folder.path)/\($0)" }
    var importer = RatingsImporter(database: path, datasets: self)
    importer.lockTimeout = lockTimeout
    importer.fillsOnlyNew = true
    importer.trustsFiles = true
    let outcome = try importer.run(paths)
    guard outcome.isKept else {
      let refusal = outcome.log.findings.first { $0.severity >= .refusedRow }
      throw DatasetsError(
        path: refusal?.file.map { "\(folder.path)/\($0)" } ?? folder.path,
        message: "the bundled figures cannot be imported: \(refusal?.rule ?? "nothing was kept")",
        isChanged: true)
    }
  }

  /// Whether a file of some content, 64 hexadecimal digits, is one of the tables.
  func describes(sha256: String) -> Bool {
    (try? manifest())?.describes(sha256: sha256) ?? false
  }

  /// Whether some of these tables are among the paths of an import, or their folder is.
  public func areAmong(_ paths: [String]) -> Bool {
    let own = [folder.path] + Self.tables.map { "\(folder.path)/\($0)" }
    return paths.contains { path in own.contains { Surroundings.isSameFile(path, $0) } }
  }

  // MARK: Reading one table

  /// The cells of a bundled table, its header first. One that is not as the manifest says is a
  /// ``DatasetsError``.
  func rows(of name: String) throws -> [[String]] {
    let manifest = try manifest()
    guard let resource = manifest[name] else {
      throw DatasetsError(
        path: "\(folder.path)/\(PackageManifest.name)", message: "it does not name \(name)",
        isChanged: true)
    }
    try require(resource, manifest)
    return try Self.rows(ofTableAt: "\(folder.path)/\(name)")
  }

  private func manifest() throws -> PackageManifest {
    let path = "\(folder.path)/\(PackageManifest.name)"
    do {
      if let manifest = try PackageManifest(inFolder: folder.path) { return manifest }
    } catch {
      throw DatasetsError(path: path, message: error.rule, isChanged: true)
    }
    throw DatasetsError(
      path: path, message: "it is missing, and says what the bundled figures are")
  }

  private func require(_ resource: PackageManifest.Resource, _ manifest: PackageManifest) throws {
    let difference: PackageManifest.Difference?
    do {
      difference = try manifest.difference(of: resource, in: .folder(path: folder.path))
    } catch {
      difference = PackageManifest.Difference(file: resource.path, text: error.rule)
    }
    guard let difference else { return }
    let path = "\(folder.path)/\(resource.path)"
    throw DatasetsError(
      path: path, message: "this bundled table cannot be used: \(difference.text)",
      isChanged: Surroundings.exists(path))
  }

  /// The cells of any table, its header first; trouble is a ``DatasetsError``.
  static func rows(ofTableAt path: String) throws -> [[String]] {
    do {
      let file = try TabularFile.open(path: path, options: ReadingOptions())
      var rows: [[String]] = []
      for sheet in file.sheets {
        try sheet.readRows { row in
          rows.append(row.cells.map(row.text))
          return .next
        }
      }
      return rows
    } catch let error as FileError {
      throw DatasetsError(path: path, message: error.rule)
    }
  }
}
