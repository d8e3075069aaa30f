import Foundation
import Synchronization
package import Testing

/// Compares what a user will see with a text in the folder `Golden` of a test target. The texts of
/// a folder are in one file, below headings: `SVG/map.txt` has `SVG/map/change.svg`.
///
/// `FREEDOM_RECORD_GOLDEN=1 swift test` writes the files again; look at every change. A text that is
/// recorded, or differs, is also left in `.build/golden` as a file of its own, for a browser. On CI,
/// where `CI` is set, nothing is ever recorded.
package enum Golden {
  /// The files read, by their paths.
  private static let read = Mutex<[String: [String: String]]>([:])
  private static let heading = "==== "

  package static func expect(
    _ text: String, matches name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let folder = Checkout.path("Tests/\(sourceLocation.moduleName)/Golden")
    let environment = ProcessInfo.processInfo.environment
    if environment["FREEDOM_RECORD_GOLDEN"] == "1" {
      guard environment["CI"] == nil else {
        Issue.record("golden files are not recorded on CI", sourceLocation: sourceLocation)
        return
      }
      do {
        try record(text, as: name, in: folder)
        _ = try show(text, as: name, of: sourceLocation.moduleName)
      } catch {
        Issue.record("cannot record \(name): \(error)", sourceLocation: sourceLocation)
      }
    } else if let expected = recorded(name, in: folder) {
      guard Data(expected.utf8) != Data(text.utf8) else { return }
      let shown = (try? show(text, as: name, of: sourceLocation.moduleName)) ?? ""
      Issue.record(
        "\(shown) differs from Golden/\(name):\n\(difference(from: expected, to: text))",
        sourceLocation: sourceLocation)
    } else {
      Issue.record(
        "Golden/\(name) is missing; record it with FREEDOM_RECORD_GOLDEN=1",
        sourceLocation: sourceLocation)
    }
  }

  /// Leaves a text as a file of its own; its path in the checkout.
  private static func show(_ text: String, as name: String, of target: String) throws -> String {
    let path = ".build/golden/\(target)/\(name)"
    let file = URL(fileURLWithPath: Checkout.path(path))
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    return path
  }

  /// The file that a text shares with the others of its folder: `Text.txt` for `Text/a.txt`.
  private static func shared(_ name: String, in folder: String) -> (path: String, name: String) {
    let parts = name.split(separator: "/")
    let file = parts.count > 1 ? parts.dropLast().joined(separator: "/") : "texts"
    return ("\(folder)/\(file).txt", String(parts[parts.count - 1]))
  }

  private static func recorded(_ name: String, in folder: String) -> String? {
    let file = shared(name, in: folder)
    return read.withLock { sections(of: file.path, in: &$0)[file.name] }
  }

  /// The texts below the headings of a file, which is read once; the file adds a line end to each.
  private static func sections(
    of path: String, in read: inout [String: [String: String]]
  ) -> [String: String] {
    if let known = read[path] { return known }
    var sections: [String: String] = [:]
    let text = Substring(Files.text(of: path) ?? "").dropLast()
    for part in ("\n" + text).split(separator: "\n\(heading)") {
      guard let end = part.firstIndex(of: "\n") else { continue }
      sections[String(part[..<end])] = String(part[part.index(after: end)...])
    }
    read[path] = sections
    return sections
  }

  private static func record(_ text: String, as name: String, in folder: String) throws {
    let file = shared(name, in: folder)
    try read.withLock {
      let url = URL(fileURLWithPath: file.path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      var sections = sections(of: file.path, in: &$0)
      sections[file.name] = text
      $0[file.path] = sections
      let all = sections.sorted { $0.key < $1.key }.map { "\(heading)\($0.key)\n\($0.value)" }
      try Data((all.joined(separator: "\n") + "\n").utf8).write(to: url)
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
