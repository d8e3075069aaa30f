import Foundation
import Synchronization
package import Testing

/// Compares what a user will see with a text in the folder `Golden` of a test target: what a browser
/// opens is a file of its own, the other texts of a folder are in one file, below headings.
///
/// `FREEDOM_RECORD_GOLDEN=1 swift test` writes the files again; look at every change. On CI, where
/// `CI` is set, nothing is ever recorded.
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
      do { try record(text, as: name, in: folder) } catch {
        Issue.record("cannot record \(name): \(error)", sourceLocation: sourceLocation)
      }
    } else if let expected = recorded(name, in: folder) {
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

  private static func isAlone(_ name: String) -> Bool {
    name.hasSuffix(".svg") || name.hasSuffix(".html")
  }

  /// The file that a text shares with the others of its folder: `Text.txt` for `Text/a.txt`.
  private static func shared(_ name: String, in folder: String) -> (path: String, name: String) {
    let parts = name.split(separator: "/", maxSplits: 1)
    return parts.count == 2
      ? ("\(folder)/\(parts[0]).txt", String(parts[1])) : ("\(folder)/texts.txt", name)
  }

  private static func recorded(_ name: String, in folder: String) -> String? {
    if let text = Files.text(of: "\(folder)/\(name)") { return text }
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
    let alone = URL(fileURLWithPath: "\(folder)/\(name)")
    guard !isAlone(name) else {
      try FileManager.default.createDirectory(
        at: alone.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: alone)
      return
    }
    let file = shared(name, in: folder)
    try read.withLock {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
      var sections = sections(of: file.path, in: &$0)
      sections[file.name] = text
      $0[file.path] = sections
      let all = sections.sorted { $0.key < $1.key }.map { "\(heading)\($0.key)\n\($0.value)" }
      try Data((all.joined(separator: "\n") + "\n").utf8).write(
        to: URL(fileURLWithPath: file.path))
      try? FileManager.default.removeItem(at: alone)
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
