import Foundation
import FreedomTestSupport
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

@Suite("Paths of input")
struct InputPathTests {
  private static let ratings = "country,year,pr,cl,status\nKenya,2009,4,3,PF\n"

  /// Imports by a shell's command, in a folder of its own; `$FREEDOM_DATABASE` is new.
  private func shell(_ script: String) throws -> (result: FreedomBinary.Result, database: String) {
    let shell = try #require(FreedomBinary.tool("sh"))
    let file = try FreedomBinary.file("r.csv", Self.ratings)
    let database = FreedomBinary.temporary("x.sqlite")
    let result = FreedomBinary.run(
      ["-c", script],
      environment: [
        "PATH": "\(FreedomBinary.folder):/usr/bin:/bin", "FREEDOM_DATABASE": database,
      ],
      by: shell,
      in: URL(fileURLWithPath: file).deletingLastPathComponent())
    return (result, database)
  }

  @Test(
    "a pipe, standard input and a link are read like a file",
    arguments: [
      "mkfifo pipe; cat r.csv >pipe & freedom import pipe --publication fiw --csv --no-headers --columns rows,added",
      "cat r.csv | freedom import - --publication fiw --csv --no-headers --columns rows,added",
      "ln -s r.csv link; freedom import link --publication fiw --csv --no-headers --columns rows,added",
    ])
  func readable(script: String) throws {
    let (result, _) = try shell(script)
    #expect(result.status == 0, "\(result.error)")
    #expect(result.output == "1,1\n", "\(result.error)")
  }

  @Test(
    "what cannot be read is reported by its name, and no database is made",
    arguments: [
      ("mkdir none; freedom import none", 66, "none: there is no file in the folder [no-files]"),
      ("freedom import nowhere.csv", 66, "nowhere.csv: there is no such file [no-such-file]"),
      ("freedom import /dev/null", 65, "null: the file is empty [empty-file]"),
      ("freedom import r.csv nowhere.csv", 66, "nowhere.csv: there is no such file [no-such-file]"),
    ] as [(String, Int32, String)])
  func unreadable(script: String, status: Int32, told: String) throws {
    let (result, database) = try shell(script)
    #expect(result.status == status)
    #expect(result.error.contains("error: \(told)"), "\(result.error)")
    #expect(result.error.contains("\n  hint: "))
    #expect(!FileManager.default.fileExists(atPath: database))
  }

  @Test(
    "a path that is not UTF-8 leads to no other file",
    arguments: [
      "freedom show Kenya --database \"$odd\"", "freedom import r.csv --database \"$odd\"",
      "freedom import \"$odd\"", "FREEDOM_DATABASE=\"$odd\" freedom show Kenya",
    ])
  func notUTF8(words: String) throws {
    let (result, _) = try shell(
      "odd=$(printf '\\377').sqlite; \(words); status=$?; ls -1 | wc -l; exit $status")
    #expect(result.status == 64, "\(result.error)")
    #expect(result.error.contains(" is not UTF-8: "), "\(result.error)")
    #expect(result.output.trimmingCharacters(in: .whitespaces) == "1\n", "\(result.output)")
  }
}

@Suite("JSON that is read")
struct JSONValueTests {
  private func read(_ text: String) throws -> JSONValue { try JSONValue(Array(text.utf8)) }

  @Test("gives texts, numbers, lists and objects")
  func values() throws {
    let document = try read(
      """
      \u{FEFF}{"a": "\\u00e9\\uD83D\\uDE00\\n\\"", "b": [1, -2.5e1, true, null], "c": {}, "d": 9007199254740993}
      """)
    #expect(document["a"]?.text == "é😀\n\"")
    #expect(document["b"]?.list?.compactMap(\.integer) == [1, -25])
    #expect(document["c"]?["x"] == nil)
    #expect(document["z"] == nil)
  }

  @Test(
    "is refused with its line where it is none",
    arguments: [
      ("", "line 1: a value is missing"), ("{", "line 1: a name is missing"),
      ("{\n\"a\" 1}", "line 2: a colon is missing"), ("[1\n,2", "line 2: a list does not end"),
      ("[1] 2", "line 1: something follows"),
      ("{\"a\":1,\"a\":2}", "the name \"a\" is repeated"),
      ("\"abc", "a text does not end"), ("\"\\x\"", "unknown escape"),
      ("[nan]", "a value is missing"),
      ("[inf]", "a value is missing"), ("\"\\ud800\"", "half a character"),
      ("[1,]", "a value is missing"),
    ])
  func refused(text: String, told: String) {
    let error = #expect(throws: JSONValue.SyntaxError.self) { try read(text) }
    #expect(error?.message.contains(told) == true, "\(error?.message ?? "")")
  }

  @Test("may be nested, but not without end")
  func depth() throws {
    _ = try read(String(repeating: "[", count: 60) + String(repeating: "]", count: 60))
    let error = #expect(throws: JSONValue.SyntaxError.self) {
      try read(String(repeating: "[", count: 100_000))
    }
    #expect(error?.message == "line 1: it is nested more than 64 deep")
  }
}
