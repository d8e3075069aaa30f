public import FreedomModel
internal import Platform
internal import RatingsImport
public import RatingsStore
internal import TabularFiles

/// The values that come with the toolkit: Freedom House's, compiled into tidy tables.
public struct Datasets: Sendable {
  /// Where they are.
  public let folder: DatasetsFolder

  /// The names of entities in other languages; none where the table cannot be used.
  let translations: EntityTranslations

  /// The tables of values, in the order in which they are imported.
  static let tables = [
    "fiw_ratings.csv", "fiw_scores.csv", "fiw_third_parties.csv", "fiw_one_third_party.csv",
    "fotp.csv", "fotp_third_parties.csv", "fotp_one_third_party.csv",
    "fotn.csv", "fotn_third_parties.csv", "fotn_one_third_party.csv",
  ]

  /// The bundled datasets of a folder.
  public init(in folder: DatasetsFolder) {
    self.folder = folder
    translations = EntityTranslations { (try? Self(in: folder).names()) ?? [] }
  }

  /// The entity register; tables that cannot be read are a ``LibraryError``.
  public func register() throws -> EntityRegister {
    do {
      var register = try EntityRegister(
        entitiesTable: rows(of: "entities.csv"), linksTable: rows(of: "entity_links.csv"),
        codesTable: rows(of: "entity_codes.csv"))
      register.translations = translations
      return register
    } catch let error as RegisterError {
      throw LibraryError.datasets(folder.path, "\(error)")
    }
  }

  /// The names of entities in other languages; a table that cannot be read is a ``LibraryError``.
  func names() throws -> [EntityTranslations.Name] {
    do {
      return try EntityTranslations.names(ofTable: rows(of: "names.csv"))
        + EntityTranslations.names(ofTable: rows(of: "other_names.csv"), called: .otherNames)
    } catch let error as RegisterError {
      throw LibraryError.datasets(folder.path, "\(error)")
    }
  }

  /// How many people live in each entity; a table that cannot be read is a ``LibraryError``.
  func population() throws -> [Population.Record] {
    do {
      return try Population.records(ofTable: rows(of: "population.csv"))
    } catch let error as RegisterError {
      throw LibraryError.datasets(folder.path, "\(error)")
    }
  }

  /// How the publications changed the way they measure; a table that cannot be read is a
  /// ``LibraryError``.
  func methodChanges() throws -> [MethodChange] {
    do {
      return try MethodChange.changes(ofTable: rows(of: "method_changes.csv"))
    } catch let error as RegisterError {
      throw LibraryError.datasets(folder.path, "\(error)")
    }
  }

  /// Builds a database of all tables, or none. A database that another process fills at the same
  /// time is left to it.
  ///
  /// - Throws: A ``LibraryError`` when a table is not the one that came with the toolkit.
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
      throw LibraryError.datasets(
        refusal?.file.map { "\(folder.path)/\($0)" } ?? folder.path,
        "the bundled data cannot be imported: \(refusal?.rule ?? "nothing was kept")",
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
    return paths.contains { path in own.contains { File.isSame(path, $0) } }
  }

  // MARK: Reading one table

  /// The cells of a bundled table, its header first. One that differs from the manifest is a
  /// ``LibraryError``.
  func rows(of name: String) throws -> [[String]] {
    let manifest = try manifest()
    guard let resource = manifest[name] else {
      throw LibraryError.datasets(
        "\(folder.path)/\(PackageManifest.name)", "it does not name \(name)", isChanged: true)
    }
    try require(resource, manifest)
    return try Self.rows(ofTableAt: "\(folder.path)/\(name)")
  }

  private func manifest() throws -> PackageManifest {
    let path = "\(folder.path)/\(PackageManifest.name)"
    do {
      if let manifest = try PackageManifest(inFolder: folder.path) { return manifest }
    } catch {
      throw LibraryError.datasets(path, error.rule, isChanged: true)
    }
    throw LibraryError.datasets(path, "it is missing, and describes the bundled data")
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
    throw LibraryError.datasets(
      path, "this bundled table cannot be used: \(difference.text)", isChanged: File.exists(path))
  }

  /// The cells of any table, its header first; one that cannot be read is a ``LibraryError``.
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
      throw LibraryError.datasets(path, error.rule)
    }
  }
}

extension EntityTranslations {
  /// The bundled names; none where the datasets are not there.
  static let bundled = EntityTranslations {
    (try? Datasets(in: .find()).names()) ?? []
  }
}

/// Where the bundled datasets are.
public struct DatasetsFolder: Sendable {
  /// The folder's path.
  public let path: String
  /// How it was found, in words.
  public let origin: String

  /// Finds the folder: `FREEDOM_DATASETS`, else `../share/freedom-ratings/datasets` beside the
  /// executable, else in the package's resources, else `datasets` in a folder above the executable.
  ///
  /// - Throws: A ``LibraryError`` when the folder that is named has no datasets, or there are none.
  public static func find() throws -> DatasetsFolder {
    if let named = Environment.variable("FREEDOM_DATASETS") {
      guard isOne(named) else {
        throw LibraryError.datasets(
          named, "FREEDOM_DATASETS names no folder with entities.csv in it")
      }
      return DatasetsFolder(path: named, origin: "FREEDOM_DATASETS")
    }
    guard let executable = CurrentProcess.executable() else { throw notFound }
    var folder = Directory.parent(of: executable)
    let shared = Directory.parent(of: folder) + "/share/freedom-ratings/datasets"
    if isOne(shared) { return DatasetsFolder(path: shared, origin: "beside the program") }
    while folder != "/", folder != "." {
      let candidate = folder + "/datasets"
      if isOne(candidate) { return DatasetsFolder(path: candidate, origin: "the package") }
      folder = Directory.parent(of: folder)
    }
    throw notFound
  }

  private static var notFound: LibraryError {
    .datasets(
      "datasets", "the bundled data was not found; set FREEDOM_DATASETS to the datasets folder")
  }

  private static func isOne(_ path: String) -> Bool {
    File.exists(path + "/entities.csv")
  }
}
