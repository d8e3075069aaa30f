import Foundation
import Testing

/// Compares a text with a file kept beside the tests.
///
/// `FREEDOM_RECORD_GOLDEN=1` writes the file instead; on a build server (`CI` set) it refuses to.
enum Golden {
  static func expect(
    _ text: String, matches name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = folder.appendingPathComponent(name)
    let environment = ProcessInfo.processInfo.environment
    if environment["FREEDOM_RECORD_GOLDEN"] == "1" {
      try #require(
        environment["CI"] == nil, "golden files are not recorded on a build server",
        sourceLocation: sourceLocation)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      return
    }
    let data = try #require(
      try? Data(contentsOf: file), "no golden file \(name): record it and look at it",
      sourceLocation: sourceLocation)
    guard data != Data(text.utf8) else { return }
    let expected = String(decoding: data, as: UTF8.self)
    Issue.record(
      "differs from \(name):\n\(difference(expected, text))", sourceLocation: sourceLocation)
  }

  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Golden")

  /// The lines that differ: `-` is the file's, `+` what was drawn.
  private static func difference(_ expected: String, _ found: String) -> String {
    let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let new = found.split(separator: "\n", omittingEmptySubsequences: false)
    let changes = new.difference(from: old)
    let lines = changes.prefix(60).map { change in
      switch change {
      case .remove(let line, let text, _): "\(line + 1) - \(text)"
      case .insert(let line, let text, _): "\(line + 1) + \(text)"
      }
    }
    let rest = changes.count > 60 ? ["and \(changes.count - 60) more"] : []
    return (lines + rest).joined(separator: "\n")
  }
}
