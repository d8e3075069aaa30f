import Foundation
import FreedomModel

/// The register that ships with the package, read from `datasets/`, and the tables behind it.
enum RegisterFixture {
  static let register = try? EntityRegister(
    entitiesTable: table("entities.csv"), linksTable: table("entity_links.csv"),
    codesTable: table("entity_codes.csv"))

  /// The rows of a file in `datasets/`, its header first.
  static func table(_ file: String) -> [[String]] {
    let folder = folders.first { exists($0 + "/datasets/entities.csv") } ?? ""
    return rows(of: text(of: "\(folder)/datasets/\(file)") ?? "")
  }

  /// The folder of Freedom House's own files, where this machine has it.
  static let sharedData: String? = {
    if let told = ProcessInfo.processInfo.environment["FREEDOM_SHARED_DATA"] { return told }
    return folders.map { $0 + "/shared/data" }.first(where: exists)
  }()

  /// The path of a file of the package.
  static func path(of file: String) -> String? {
    folders.map { "\($0)/\(file)" }.first(where: exists)
  }

  static func text(of path: String) -> String? {
    FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Splits simple CSV: commas, quotes around cells with commas, no line breaks in cells.
  static func rows(of text: String) -> [[String]] {
    text.split(whereSeparator: \.isNewline).map { line in
      var cells = [""]
      var isQuoted = false
      for character in line {
        switch character {
        case "\"": isQuoted.toggle()
        case "," where !isQuoted: cells.append("")
        default: cells[cells.count - 1].append(character)
        }
      }
      return cells
    }
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
