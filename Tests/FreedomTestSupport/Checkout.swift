package import Foundation
package import FreedomModel
package import Testing

/// The checkout of the package that the tests are built from.
package enum Checkout {
  package static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  package static func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  /// A file as text; `nil` where there is none.
  package static func text(of name: String) -> String? { Files.text(of: path(name)) }
}

/// The files of `datasets/`.
package enum Datasets {
  package static let register = try? EntityRegister(
    entitiesTable: table("entities.csv"), linksTable: table("entity_links.csv"),
    codesTable: table("entity_codes.csv"))

  /// The rows of a file, its header first.
  package static func table(_ file: String) -> [[String]] {
    rows(of: Checkout.text(of: "datasets/\(file)") ?? "")
  }

  /// Splits simple CSV: commas, quotes around cells with commas, no line breaks in cells.
  package static func rows(of text: String) -> [[String]] {
    // Bytes, since characters take seconds for the long tables.
    text.utf8.split(whereSeparator: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }).map {
      line in
      guard line.contains(UInt8(ascii: "\"")) else {
        return line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
          .map { String(Substring($0)) }
      }
      var cells: [[UInt8]] = [[]]
      var isQuoted = false
      for byte in line {
        switch byte {
        case UInt8(ascii: "\""): isQuoted.toggle()
        case UInt8(ascii: ",") where !isQuoted: cells.append([])
        default: cells[cells.count - 1].append(byte)
        }
      }
      return cells.map { String(decoding: $0, as: UTF8.self) }
    }
  }
}

/// Freedom House's own files and the test files of other projects, where this machine has them.
package enum SharedData {
  /// The folder of Freedom House's files: `FREEDOM_SHARED_DATA`, else `shared/data` beside or above
  /// the checkout.
  package static let folder: String? = {
    if let named = ProcessInfo.processInfo.environment["FREEDOM_SHARED_DATA"] {
      return [named, named + "/data"].first { Files.exist($0 + "/workbooks") }
    }
    var above = Checkout.folder
    while above.path != "/" {
      above.deleteLastPathComponent()
      let candidate = above.appendingPathComponent("shared/data").path
      if Files.exist(candidate) { return candidate }
    }
    return nil
  }()

  package static let isHere = folder != nil
  package static let reasonToSkip: Comment =
    "Freedom House's files are not here; name their folder in FREEDOM_SHARED_DATA"

  package static func path(_ name: String) -> String { (folder ?? "") + "/" + name }
  package static func workbook(_ name: String) -> String { path("workbooks/" + name) }
  package static func csv(_ name: String) -> String { path("csv/" + name) }

  /// The path of a file of another project.
  package static func corpus(_ name: String) -> String { path("../corpora/" + name) }

  /// Freedom House's newest workbook of ratings, an older one, and its newest of scores.
  package static let ratings2025 = workbook(
    "Country_and_Territory_Ratings_and_Statuses_FIW_1973-2024.xlsx")
  package static let ratings2018 = workbook(
    "Country and Territory Ratings and Statuses FIW1973-2018.xlsx")
  package static let allData2025 = workbook("All_data_FIW_2013-2025.xlsx")
}

/// Files as tests read and write them.
package enum Files {
  package static func exist(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  package static func bytes(of path: String) throws -> [UInt8] {
    try Array(Data(contentsOf: URL(fileURLWithPath: path)))
  }

  /// A file as text; `nil` where there is none.
  package static func text(of path: String) -> String? {
    FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
  }

  /// All files under a folder.
  package static func paths(under folder: String) -> [String] {
    let found = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return found.sorted().map { folder + "/" + $0 }.filter {
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: $0, isDirectory: &isFolder)
        && !isFolder.boolValue
    }
  }
}

/// A folder that is removed with its owner.
package final class TemporaryFolder {
  package let url: URL
  package var path: String { url.path }

  package init() throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("freedom-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// The path of a file in the folder, written where a text is given.
  package func file(_ name: String, _ text: String? = nil) throws -> String {
    let file = url.appendingPathComponent(name)
    if let text { try Data(text.utf8).write(to: file) }
    return file.path
  }

  /// What the folder or one in it contains, hidden files too.
  package func names(in name: String = "") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "\(path)/\(name)").sorted()
  }

  package func text(of name: String) -> String? { Files.text(of: "\(path)/\(name)") }
}
