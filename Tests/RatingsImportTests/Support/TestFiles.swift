import Foundation
import FreedomModel
import TabularFiles

/// Where tests find the entity register and Freedom House's own files.
enum TestFiles {
  /// The register of `datasets/`.
  static let register: EntityRegister = {
    guard let folder = folders.first(where: { exists($0 + "/datasets/entities.csv") }),
      let register = try? EntityRegister(
        entitiesTable: table(folder + "/datasets/entities.csv"),
        linksTable: table(folder + "/datasets/entity_links.csv"),
        codesTable: table(folder + "/datasets/entity_codes.csv"))
    else { return EntityRegister(entities: [], names: [:], links: []) }
    return register
  }()

  /// Freedom House's own files, where this machine has them.
  static let sharedData: String? = {
    if let told = ProcessInfo.processInfo.environment["FREEDOM_SHARED_DATA"] { return told }
    return folders.map { $0 + "/shared/data" }.first(where: exists)
  }()

  /// Whether tests on Freedom House's own files can run.
  static var hasSharedData: Bool { sharedData != nil }

  /// What a test says that is skipped without them.
  static let skipped =
    "Freedom House's files are not here; name their folder in FREEDOM_SHARED_DATA"

  /// The path of one of the workbooks.
  static func workbook(_ name: String) -> String { (sharedData ?? "") + "/workbooks/" + name }

  /// The path of one of the CSV files.
  static func csv(_ name: String) -> String { (sharedData ?? "") + "/csv/" + name }

  private static func table(_ path: String) throws -> [[String]] {
    var rows: [[String]] = []
    for sheet in try TabularFile.open(path: path, options: ReadingOptions()).sheets {
      try sheet.readRows { row in
        rows.append(row.texts)
        return .next
      }
    }
    return rows
  }

  /// This file's folder and all above it, the nearest first.
  private static let folders: [String] = {
    var parts = #filePath.split(separator: "/")
    var folders: [String] = []
    while parts.popLast() != nil { folders.append("/" + parts.joined(separator: "/")) }
    return folders
  }()

  private static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: path)
  }
}
