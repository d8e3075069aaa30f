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

  /// The entity register; trouble is a ``DatasetsFault``.
  public func register() throws -> EntityRegister {
    do {
      return try EntityRegister(
        entitiesTable: rows(of: "entities.csv"), linksTable: rows(of: "entity_links.csv"))
    } catch let fault as RegisterFault {
      throw DatasetsFault(path: folder.path, message: "\(fault)")
    }
  }

  /// Builds a database of all tables; it comes to be whole or not at all. One that another process
  /// fills at the same time is left as that makes it.
  public func build(databaseAt path: String, patience: Patience = Patience()) throws {
    let paths = Self.tables.map { "\(folder.path)/\($0)" }.filter(Surroundings.exists)
    var importer = RatingsImporter(database: path, datasets: self)
    importer.patience = patience
    importer.fillsOnlyNew = true
    let outcome = try importer.run(paths)
    guard outcome.isKept else {
      let refusal = outcome.log.findings.first { $0.severity >= .refusedRow }
      throw DatasetsFault(
        path: folder.path,
        message: "the bundled figures cannot be imported: \(refusal?.rule ?? "nothing was kept")")
    }
  }

  /// Whether some of these tables are among the paths of an import, or their folder is.
  public func areAmong(_ paths: [String]) -> Bool {
    let tables = Self.tables.map { "\(folder.path)/\($0)" }
    return InputPaths.expand(paths).contains { input in
      tables.contains { Surroundings.isSameFile(input.path, $0) }
    }
  }

  private func rows(of name: String) throws -> [[String]] {
    try Self.rows(ofTableAt: "\(folder.path)/\(name)")
  }

  /// The cells of a table, its header first; trouble is a ``DatasetsFault``.
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
    } catch let fault as FileFault {
      throw DatasetsFault(path: path, message: fault.rule)
    }
  }
}
