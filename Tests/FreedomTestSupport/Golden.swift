import Foundation
package import Testing

/// Compares what a user will see with a file in the folder `Golden` of a test target.
///
/// `FREEDOM_RECORD_GOLDEN=1 swift test` writes the files again; look at every change. On CI, where
/// `CI` is set, nothing is ever recorded.
package enum Golden {
  package static func expect(
    _ text: String, matches name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let target = Checkout.folder.appendingPathComponent("Tests/\(sourceLocation.moduleName)")
    let file = target.appendingPathComponent("Golden/\(name)")
    let environment = ProcessInfo.processInfo.environment
    if environment["FREEDOM_RECORD_GOLDEN"] == "1" {
      record(text, in: file, onCI: environment["CI"] != nil, sourceLocation: sourceLocation)
    } else if let expected = Files.text(of: file.path) {
      guard Data(expected.utf8) != Data(text.utf8) else { return }
      Issue.record(
        "differs from Golden/\(name):\n\(difference(from: expected, to: text))",
        sourceLocation: sourceLocation)
    } else {
      Issue.record(
        "Golden/\(name) is missing; record it with FREEDOM_RECORD_GOLDEN=1",
        sourceLocation: sourceLocation)
    }
  }

  private static func record(
    _ text: String, in file: URL, onCI: Bool, sourceLocation: SourceLocation
  ) {
    guard !onCI else {
      Issue.record("golden files are not recorded on CI", sourceLocation: sourceLocation)
      return
    }
    do {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    } catch {
      Issue.record("cannot record \(file.path): \(error)", sourceLocation: sourceLocation)
    }
  }

  /// The first lines that went (`-`) and came (`+`), in the order of their numbers.
  private static func difference(from expected: String, to found: String) -> String {
    func lines(_ text: String) -> [Substring] {
      text.split(separator: "\n", omittingEmptySubsequences: false)
    }
    let changes = lines(found).difference(from: lines(expected)).map { change in
      switch change {
      case .remove(let offset, let line, _): (offset, 0, "- \(offset + 1): \(line)")
      case .insert(let offset, let line, _): (offset, 1, "+ \(offset + 1): \(line)")
      }
    }
    let shown = changes.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.prefix(60).map(\.2)
    let rest = changes.count > 60 ? ["and \(changes.count - 60) more"] : []
    return (shown + rest).joined(separator: "\n")
  }
}
