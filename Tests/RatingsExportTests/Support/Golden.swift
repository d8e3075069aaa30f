import Foundation
import Testing

/// Compares what a person will see with a file in `Golden/`.
///
/// `FREEDOM_RECORD_GOLDEN=1 swift test` writes the files anew; look at every change. On CI, where
/// `CI` is set, nothing is ever recorded.
enum Golden {
  static func check(
    _ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let file = folder.appendingPathComponent(name)
    let environment = ProcessInfo.processInfo.environment
    if environment["FREEDOM_RECORD_GOLDEN"] == "1" {
      if environment["CI"] != nil {
        Issue.record("golden files are not recorded on CI", sourceLocation: sourceLocation)
        return
      }
      do {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
      } catch {
        Issue.record("cannot record \(name): \(error)", sourceLocation: sourceLocation)
      }
      return
    }
    guard let data = try? Data(contentsOf: file) else {
      Issue.record(
        "Golden/\(name) is missing; record it with FREEDOM_RECORD_GOLDEN=1",
        sourceLocation: sourceLocation)
      return
    }
    let wanted = String(decoding: data, as: UTF8.self)
    guard wanted != text else { return }
    Issue.record(
      "differs from Golden/\(name):\n\(difference(from: wanted, to: text))",
      sourceLocation: sourceLocation)
  }

  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Golden")

  /// The lines that went (`-`) and came (`+`), in the order of their numbers.
  private static func difference(from wanted: String, to found: String) -> String {
    func lines(_ text: String) -> [String] {
      text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
    let changes = lines(found).difference(from: lines(wanted)).map { change in
      switch change {
      case .remove(let offset, let line, _): (offset, 0, "- \(offset + 1): \(line)")
      case .insert(let offset, let line, _): (offset, 1, "+ \(offset + 1): \(line)")
      }
    }
    return changes.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2).joined(separator: "\n")
  }
}
