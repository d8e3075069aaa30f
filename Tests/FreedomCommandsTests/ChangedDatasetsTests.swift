import FreedomTestSupport
import Foundation
import Testing

@Suite("Bundled values that are not those that came with the toolkit")
struct ChangedDatasetsTests {
  /// A copy of the bundled data.
  private func makeCopy() throws -> URL {
    let copy = URL(fileURLWithPath: FreedomBinary.temporary("datasets"))
    try FileManager.default.copyItem(
      at: Checkout.folder.appendingPathComponent("datasets"), to: copy)
    return copy
  }

  /// Spoils one file.
  private func spoil(_ file: URL, _ how: String) throws {
    let bytes = try Data(contentsOf: file)
    try FileManager.default.removeItem(at: file)
    switch how {
    case "missing": break
    case "a folder":
      try FileManager.default.createDirectory(at: file, withIntermediateDirectories: true)
    case "empty": try Data().write(to: file)
    case "not UTF-8": try (bytes + [0xFF]).write(to: file)
    case "cut at a line's end":
      let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").prefix(3)
      try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: file)
    default: try Data(bytes.map { $0 == 0x31 ? 0x32 : $0 }).write(to: file)
    }
  }

  static let ways = [
    "missing", "a folder", "empty", "not UTF-8", "cut at a line's end", "other values",
  ]

  @Test("are an error of each command that needs them, and of no other", arguments: ways)
  func groups(how: String) throws {
    let datasets = try makeCopy()
    try spoil(datasets.appendingPathComponent("groups.csv"), how)
    let surroundings = ["FREEDOM_DATASETS": datasets.path]
    let archive = FreedomBinary.temporary("p.zip")
    for command in [
      ["export", "package", "-o", archive], ["compare", "Kenya", "--baseline", "group:eu"],
      ["table", "counts", "--group", "osce"],
    ] {
      let result = FreedomBinary.run(command, environment: surroundings)
      #expect(result.status == (how == "missing" ? 66 : 65), "\(command): \(result.error)")
      #expect(result.error.contains("/groups.csv: this bundled table cannot be used: it"))
      #expect(result.output.isEmpty)
    }
    #expect(!FileManager.default.fileExists(atPath: archive))
    for command in [["show", "Kenya"], ["table", "counts"], ["export", "tidy", "Kenya"]] {
      #expect(FreedomBinary.run(command, environment: surroundings).status == 0)
    }
  }

  @Test(
    "build no database",
    arguments: ["fiw_ratings.csv", "fotn.csv", "entities.csv", "entity_links.csv", "regions.csv"],
    ["missing", "cut at a line's end", "other values"])
  func building(file: String, how: String) throws {
    let datasets = try makeCopy()
    try spoil(datasets.appendingPathComponent(file), how)
    let database = FreedomBinary.temporary("new.sqlite")
    let result = FreedomBinary.run(
      ["show", "Kenya", "--database", database], environment: ["FREEDOM_DATASETS": datasets.path])
    #expect(result.status == 65 || (how == "missing" && result.status == 66), "\(result.error)")
    #expect(result.error.contains("/\(file): ") || file == "entities.csv", "\(result.error)")
    #expect(result.output.isEmpty)
    #expect(!FileManager.default.fileExists(atPath: database))
  }

  @Test("are not the values that 'verify' compares with", arguments: ways)
  func verification(how: String) throws {
    let datasets = try makeCopy()
    try spoil(datasets.appendingPathComponent("historical_distribution.csv"), how)
    let result = FreedomBinary.run(["verify"], environment: ["FREEDOM_DATASETS": datasets.path])
    #expect(result.status == (how == "missing" ? 66 : 65), "\(result.error)")
    #expect(result.error.contains("historical_distribution.csv: this bundled table cannot be used"))
  }

  @Test("need their manifest", arguments: ["missing", "empty", "cut at a line's end"])
  func manifest(how: String) throws {
    let datasets = try makeCopy()
    try spoil(datasets.appendingPathComponent("datapackage.json"), how)
    let database = FreedomBinary.temporary("new.sqlite")
    let result = FreedomBinary.run(
      ["show", "Kenya", "--database", database], environment: ["FREEDOM_DATASETS": datasets.path])
    #expect(result.status == (how == "missing" ? 66 : 65), "\(result.error)")
    #expect(result.error.contains("/datapackage.json: "), "\(result.error)")
    #expect(!FileManager.default.fileExists(atPath: database))
  }
}
