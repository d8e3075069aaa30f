import FreedomTestSupport
import Foundation
import Testing

@testable import FreedomRatings

@Suite("Data packages whose files are not as they say")
struct PackageManifestTests {
  /// How a package comes to an import.
  enum Way: String, CaseIterable { case folder, archive, input }

  private static func path(_ folder: String, _ name: String) -> URL {
    URL(fileURLWithPath: folder).appendingPathComponent(name)
  }

  /// A package of one country that was exported.
  private static func makePackage() throws -> String {
    let folder = FreedomBinary.temporary("package")
    let result = FreedomBinary.run(["export", "package", "kz", "-o", folder])
    #expect(result.status == 0, "\(result.error)")
    return folder
  }

  /// Packs some files into an archive by a few lines of Python: `z` is the archive, `f` the folder.
  private static func pack(_ folder: String, _ script: String) throws -> String {
    let archive = FreedomBinary.temporary("package.zip")
    let python = try #require(FreedomBinary.tool("python3"))
    let all = "[z.write(os.path.join(f, n), n) for n in sorted(os.listdir(f))]"
    let result = FreedomBinary.run(
      [
        "-c",
        "import os, sys, zipfile\nf = sys.argv[1]\nwith zipfile.ZipFile(sys.argv[2], 'w') as z:\n  "
          + script.replacing("ALL", with: all), folder, archive,
      ], by: python)
    #expect(result.status == 0, "\(result.error)")
    return archive
  }

  /// Imports a package into a new database.
  private static func imported(
    _ folder: String, _ way: Way, _ options: [String] = []
  ) throws -> (result: FreedomBinary.Result, database: String) {
    let database = FreedomBinary.temporary("new.sqlite")
    let tail = options + ["--database", database]
    switch way {
    case .folder: return (FreedomBinary.run(["import", folder] + tail), database)
    case .archive:
      return (FreedomBinary.run(["import", try pack(folder, "ALL")] + tail), database)
    case .input:
      let words = ["freedom", "import", "-"] + tail
      let result = FreedomBinary.run(
        ["-c", "cat \(try pack(folder, "ALL")) | \(words.joined(separator: " "))"],
        environment: ["PATH": "\(FreedomBinary.folder):/usr/bin:/bin"],
        by: FreedomBinary.tool("sh"))
      return (result, database)
    }
  }

  @Test("as it was exported it is imported, from standard input too", arguments: Way.allCases)
  func sound(way: Way) throws {
    let (result, database) = try Self.imported(Self.makePackage(), way)
    #expect(result.status == 0, "\(result.error)")
    let tidy = FreedomBinary.run(["export", "tidy", "--database", database])
    #expect(tidy.lines.count == 840)
  }

  /// What is done to the folder, which file is named, and what is reported of it.
  static let changes: [(name: String, change: @Sendable (String) throws -> Void, told: String)] = [
    (
      "cut at a line's end",
      { folder in
        let file = path(folder, "fiw_ratings.csv")
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        try Data((lines.prefix(20).joined(separator: "\n") + "\n").utf8).write(to: file)
      }, "fiw_ratings.csv: the file is not as its data package says: it has "
    ),
    (
      "one value is another",
      { folder in
        let file = path(folder, "fiw_ratings.csv")
        var text = try String(contentsOf: file, encoding: .utf8)
        let place = try #require(text.range(of: ",6,"))
        text.replaceSubrange(place, with: ",1,")
        try Data(text.utf8).write(to: file)
      },
      "fiw_ratings.csv: the file is not as its data package says: its content is another: SHA-256"
    ),
    (
      "a table beside the values is another",
      { try Data("id,name\n".utf8).write(to: path($0, "entities.csv")) },
      "entities.csv: the file is not as its data package says: it has 8 bytes, and"
    ),
    (
      "one is missing", { try FileManager.default.removeItem(at: path($0, "codebook.csv")) },
      "codebook.csv: the file is not as its data package says: it is missing, and"
    ),
    (
      "there is one more",
      { try Data("publication,id\n".utf8).write(to: path($0, "more.csv")) },
      "more.csv: the file is not as its data package says: it is not in datapackage.json"
    ),
  ]

  /// Whether a message of a kind, such as `error`, is there; the file's name is in the first message alone.
  private static func says(_ error: String, _ kind: String, _ told: String) -> Bool {
    let parts = told.split(separator: ": ", maxSplits: 1)
    return error.contains("\(kind): \(told)")
      || error.contains("\(parts[0])") && error.contains("\(kind): \(parts[1])")
  }

  @Test(
    "it is refused by file and reason, and taken with --accept-changed", arguments: 0..<5,
    Way.allCases)
  func changed(number: Int, way: Way) throws {
    let (name, change, told) = Self.changes[number]
    let folder = try Self.makePackage()
    try change(folder)
    let (refused, database) = try Self.imported(folder, way)
    #expect(refused.status == 65, "\(name)")
    #expect(Self.says(refused.error, "error", told), "\(name): \(refused.error)")
    #expect(refused.error.contains("--accept-changed"))
    #expect(!FileManager.default.fileExists(atPath: database))
    let (taken, _) = try Self.imported(folder, way, ["--accept-changed"])
    #expect(taken.status == 0, "\(name): \(taken.error)")
    #expect(Self.says(taken.error, "note", told), "\(name): \(taken.error)")
  }

  @Test("one table by its own path is compared too")
  func oneTable() throws {
    let folder = try Self.makePackage()
    let table = folder + "/fotp.csv"
    let database = FreedomBinary.temporary("new.sqlite")
    let import_ = ["import", table, "--database", database]
    #expect(FreedomBinary.run(import_ + ["--dry-run"]).status == 0)
    try Self.changes[2].change(folder)
    #expect(FreedomBinary.run(import_ + ["--dry-run"]).status == 0)
    var text = try String(contentsOfFile: table, encoding: .utf8)
    text.removeLast(text.split(separator: "\n").last?.count ?? 0)
    try Data(text.utf8).write(to: URL(fileURLWithPath: table))
    let refused = FreedomBinary.run(import_)
    #expect(refused.status == 65)
    let told = "fotp.csv: the file is not as its data package says"
    #expect(Self.says(refused.error, "error", told), "\(refused.error)")
    #expect(!FileManager.default.fileExists(atPath: database))
  }

  @Test("a number of rows is compared where there is no digest")
  func rows() throws {
    let manifest = { (rows: Int) in
      #"{"resources": [{"name": "own", "path": "own.csv", "rows": \#(rows)}]}"#
    }
    let table = try FreedomBinary.file("own.csv", "country,year,pr\nKenya,2009,4\nPoland,2009,1\n")
    let folder = URL(fileURLWithPath: table).deletingLastPathComponent().path
    for (rows, status) in [(2, Int32(0)), (3, 65)] {
      try Data(manifest(rows).utf8).write(to: Self.path(folder, "datapackage.json"))
      let result = FreedomBinary.run([
        "import", table, "--publication", "own", "--new-indicators", "--dry-run", "--database",
        FreedomBinary.temporary("new.sqlite"),
      ])
      #expect(result.status == status, "\(result.error)")
      if status == 65 {
        #expect(result.error.contains("it has 2 rows, and datapackage.json says 3"))
      }
    }
  }

  @Test(
    "an archive that cannot be read is refused for its true reason",
    arguments: [
      (
        "[z.write(os.path.join(f, n), n, zipfile.ZIP_BZIP2) for n in os.listdir(f)]",
        "packed by bzip2 (method 12)"
      ),
      ("[z.write(os.path.join(f, n), n, zipfile.ZIP_LZMA) for n in os.listdir(f)]", "LZMA"),
      ("ALL; z.writestr('../evil.csv', 'x')", "an entry's name leads out of the archive"),
      ("z.writestr('../datapackage.json', '{}')", "an entry's name leads out of the archive"),
      ("z.writestr('datapackage.json', '[' * 100000)", "it is nested more than 64 deep"),
      ("z.writestr('datapackage.json', '{\"resources\": [')", "line 1: "),
      ("z.writestr('datapackage.json', '{}')", "it lists no resources"),
      (
        "z.writestr('datapackage.json', '{\"resources\": [{\"path\": \"../x.csv\"}]}')",
        "datapackage.json names a file outside of its folder"
      ),
      (
        "z.writestr('datapackage.json', '{\"resources\": [{\"path\": \"x.csv\"}]}'); "
          + "z.writestr('x.csv', 'a')", "no table of ratings that 'freedom export package' writes"
      ),
      ("z.writestr('x.csv', 'a')", "with neither a workbook nor a datapackage.json"),
    ])
  func unreadable(script: String, told: String) throws {
    let archive = try Self.pack(Self.makePackage(), script)
    for words in ["freedom import \(archive)", "cat \(archive) | freedom import -"] {
      let database = FreedomBinary.temporary("new.sqlite")
      let result = FreedomBinary.run(
        ["-c", "\(words) --database \(database)"],
        environment: ["PATH": "\(FreedomBinary.folder):/usr/bin:/bin"],
        by: FreedomBinary.tool("sh"))
      #expect(result.status == 65)
      #expect(result.error.contains(told), "\(result.error)")
      #expect(result.error.contains("\n  hint: "))
      #expect(!FileManager.default.fileExists(atPath: database))
    }
  }

  @Test("an encrypted archive is said to be encrypted")
  func encrypted() throws {
    let archive = URL(fileURLWithPath: try Self.pack(Self.makePackage(), "ALL"))
    var bytes = try Data(contentsOf: archive)
    var start = bytes.startIndex
    while let entry = bytes[start...].firstRange(of: Data([0x50, 0x4B, 1, 2])) {
      bytes[entry.lowerBound + 8] |= 1
      start = entry.upperBound
    }
    try bytes.write(to: archive)
    let result = FreedomBinary.run([
      "import", archive.path, "--database", FreedomBinary.temporary("new.sqlite"),
    ])
    #expect(result.status == 65)
    #expect(result.error.contains("the file is encrypted"), "\(result.error)")
  }
}
