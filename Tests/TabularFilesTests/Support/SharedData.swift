import Foundation

/// Files that are not part of the package: Freedom House's workbooks and other projects' test files.
enum SharedData {
  /// The folder, from `FREEDOM_SHARED_DATA` or beside the package; `nil` where there is none.
  static let folder: URL? = {
    let files = FileManager.default
    if let path = ProcessInfo.processInfo.environment["FREEDOM_SHARED_DATA"] {
      let named = URL(fileURLWithPath: path)
      // Either the folder `shared`, or `data` in it.
      return [named, named.deletingLastPathComponent()].first {
        files.fileExists(atPath: $0.appendingPathComponent("data/workbooks").path)
      }
    }
    var place = URL(fileURLWithPath: #filePath)
    while place.path != "/" {
      place.deleteLastPathComponent()
      let candidate = place.appendingPathComponent("shared")
      if files.fileExists(atPath: candidate.appendingPathComponent("data").path) {
        return candidate
      }
    }
    return nil
  }()

  static var isHere: Bool { folder != nil }

  static func path(_ name: String) -> String {
    folder?.appendingPathComponent(name).path ?? name
  }

  /// All files under a folder.
  static func files(under name: String) -> [String] {
    let root = path(name)
    let found = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    return found.sorted().map { root + "/" + $0 }.filter {
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: $0, isDirectory: &isFolder)
        && !isFolder.boolValue
    }
  }

  static func bytes(_ path: String) throws -> [UInt8] {
    try Array(Data(contentsOf: URL(fileURLWithPath: path)))
  }
}
