import Foundation
import FreedomTestSupport
import Testing

@Suite("A file holds what its ending says")
struct EndingTests {
  private static let tables = [
    ["compare", "Hungary"], ["table", "counts"], ["trend", "Hungary"], ["breaks", "Hungary"],
    ["episodes", "Hungary"], ["series", "Hungary"], ["show", "Hungary"], ["entities"],
    ["codebook"], ["sources"], ["sql", "SELECT 1"], ["check"], ["verify"], ["info"], ["cite"],
    ["export", "tidy"], ["export", "panel"], ["export", "matrix", "--indicator", "fiw.pr"],
    ["import", "/nowhere.csv"],
  ]

  @Test(
    "a table under the ending of another kind is refused before anything is done",
    arguments: tables, ["png", "pdf", "svg", "xls", "docx", "parquet", "csv.gz", "foo"])
  func foreignEndings(command: [String], ending: String) {
    let path = FreedomBinary.temporary("out." + ending)
    let result = FreedomBinary.run(command + ["-o", path])
    #expect(result.status == 64, "\(result.error)")
    #expect(result.output.isEmpty)
    #expect(
      result.error.contains("cannot be written as .\(ending.split(separator: ".").last ?? "")"))
    #expect(result.error.contains(".csv") && result.error.contains(".html"))
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test(
    "the ending decides, in any case of its letters",
    arguments: [
      ("csv", "a\n1\n"), ("CSV", "a\n1\n"), ("tsv", "a\n1\n"), ("json", "{"),
      ("ndjson", "{\"a\": 1}"),
      ("jsonl", "{\"a\": 1}"), ("md", "**Query**"), ("tex", "% Needs"), ("html", "<!DOCTYPE html>"),
      ("htm", "<!DOCTYPE html>"), ("txt", "Query\n\na\n─\n1"),
    ])
  func endings(ending: String, start: String) throws {
    let path = FreedomBinary.temporary("out." + ending)
    #expect(FreedomBinary.run(["sql", "SELECT 1 AS a", "-o", path]).status == 0)
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text.hasPrefix(start), "\(text)")
  }

  @Test(
    "a name without an ending gets the usual format, and a dot in a folder's name is not an ending")
  func noEnding() throws {
    let path = FreedomBinary.temporary("v1.2")
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    let file = path + "/out"
    #expect(FreedomBinary.run(["sql", "SELECT 1 AS a", "-o", file]).status == 0)
    #expect(try String(contentsOfFile: file, encoding: .utf8).contains("a\n─\n1"))
  }

  @Test(
    "--format and an ending that contradict each other are refused, and one that says nothing passes",
    arguments: [
      (["--format", "csv"], "x.json", 64), (["--csv"], "x.txt", 64), (["--json"], "x.csv", 64),
      (["--md"], "x.png", 64), (["--csv"], "x.csv", 0), (["--nl"], "x.jsonl", 0),
      (["--csv"], "x.dat", 0), (["--csv"], "x", 0),
    ] as [([String], String, Int32)])
  func contradictions(format: [String], name: String, status: Int32) {
    let path = FreedomBinary.temporary(name)
    let result = FreedomBinary.run(["sql", "SELECT 1 AS a", "-o", path] + format)
    #expect(result.status == status, "\(result.error)")
    #expect(FileManager.default.fileExists(atPath: path) == (status == 0))
    if status != 0 { #expect(result.error.contains("contradicts the ending")) }
  }

  @Test("a picture is one, or a line says which program makes it", arguments: ["png", "pdf"])
  func pictures(ending: String) throws {
    let path = FreedomBinary.temporary("web.\(ending)")
    let command = ["chart", "line", "Hungary", "-o", path]
    let without = FreedomBinary.run(command, environment: ["PATH": "/nonexistent"])
    #expect(without.status == 73 && without.error.contains("install rsvg-convert"))
    #expect(!FileManager.default.fileExists(atPath: path))
    guard FreedomBinary.tool("rsvg-convert") != nil else { return }
    let made = FreedomBinary.run(command)
    #expect(made.status == 0, "\(made.error)")
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    let beginning: [UInt8] = ending == "png" ? [0x89, 0x50, 0x4E, 0x47] : Array("%PDF-".utf8)
    #expect(bytes.starts(with: beginning))
  }

  @Test(
    "a chart is text, a drawing or a page, and nothing else",
    arguments: [
      (["web.jpg"], 64), (["web.csv"], 64),
      (["web.xlsx"], 64),
      (["web.SVG"], 0), (["web.txt"], 0), (["web.htm"], 0), (["web"], 0),
      (["web.html", "--format", "svg"], 64), (["web.txt", "--format", "html"], 64),
      (["web.svg", "--describe"], 64), (["web.html", "--describe"], 0),
    ] as [([String], Int32)])
  func charts(arguments: [String], status: Int32) {
    let path = FreedomBinary.temporary(arguments[0])
    let result = FreedomBinary.run(
      ["chart", "line", "Hungary", "-o", path] + arguments.dropFirst())
    #expect(result.status == status, "\(result.error)")
    #expect(FileManager.default.fileExists(atPath: path) == (status == 0))
  }

  @Test(
    "other outputs have endings of their own",
    arguments: [
      (["completions", "bash"], "c.png", 64), (["completions", "fish"], "c.fish", 0),
      (["completions", "bash"], "c.fish", 64), (["completions", "zsh"], "_freedom", 0),
      (["export", "xlsx", "kz"], "x.csv", 64), (["export", "sqlite"], "x.zip", 64),
      (["export", "package", "kz"], "x.rar", 64), (["export", "package", "kz"], "release-1.2", 0),
      (["cite"], "x.bib", 0), (["cite"], "x.csv", 0), (["cite", "--style", "ris"], "x.json", 64),
      (["cite", "--style", "ris"], "x.ris", 0), (["cite", "--json"], "x.json", 0),
    ] as [([String], String, Int32)])
  func others(command: [String], name: String, status: Int32) {
    let path = FreedomBinary.temporary(name)
    let result = FreedomBinary.run(command + ["-o", path])
    #expect(result.status == status, "\(result.error)")
    #expect(FileManager.default.fileExists(atPath: path) == (status == 0))
  }

  @Test("citations under a table's ending are a table")
  func citationTable() throws {
    let path = FreedomBinary.temporary("x.csv")
    #expect(FreedomBinary.run(["cite", "-o", path]).status == 0)
    #expect(try String(contentsOfFile: path, encoding: .utf8).hasPrefix("key,"))
  }

  @Test("notes are text and a rejects file is CSV, by their endings too")
  func notesAndRejects() throws {
    let notes = FreedomBinary.run([
      "trend", "Hungary", "--notes", FreedomBinary.temporary("n.docx"),
    ])
    #expect(notes.status == 64 && notes.output.isEmpty)
    #expect(notes.error.contains(".txt"))
    let csv = try FreedomBinary.file("bad.csv", "country,year,pr,cl\nAtlantis,2020,1,1\n")
    let database = FreedomBinary.temporary("db.sqlite")
    let rejects = FreedomBinary.run([
      "import", csv, "--publication", "mine", "--database", database, "--skip-bad-rows",
      "--rejects", FreedomBinary.temporary("r.xlsx"),
    ])
    #expect(rejects.status == 64, "\(rejects.error)")
    #expect(rejects.error.contains("a rejects file cannot be written as .xlsx"))
    #expect(!FileManager.default.fileExists(atPath: database))
  }

  @Test("a hint says which command makes what the ending stands for")
  func hints() {
    for (ending, command) in [
      ("xls", "write .xlsx"), ("svg", "freedom chart"),
      ("sqlite", "freedom export sqlite"),
      ("zip", "freedom export package"),
    ] {
      let result = FreedomBinary.run([
        "table", "counts", "-o", FreedomBinary.temporary("x." + ending),
      ])
      #expect(result.error.contains(command), "\(result.error)")
    }
  }
}

@Suite("Outputs are looked at before anything is stored")
struct OutputOrderTests {
  private static let table = "country,year,pr,cl,status\nKenya,2020,1,1,F\n"

  /// A file of one row, with a folder for what comes of it.
  private func sample() throws -> (file: String, folder: String, database: String) {
    let file = try FreedomBinary.file("own.csv", Self.table)
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent().path
    return (file, folder, folder + "/d.sqlite")
  }

  private func shell(_ line: String) -> FreedomBinary.Result {
    FreedomBinary.run(
      ["-c", line], environment: ["PATH": FreedomBinary.folder + ":/usr/bin:/bin"],
      by: FreedomBinary.tool("bash"))
  }

  @Test(
    "an import whose table cannot be written stores nothing",
    arguments: [
      ("--output", "exists.csv", 73), ("--output", "missing/x.csv", 73), ("--output", ".", 73),
      ("--output", "own.csv", 73), ("--output", "./own.csv", 73), ("--output", "d.sqlite", 64),
      ("--notes", "exists.txt", 73), ("--notes", "missing/x.txt", 73), ("--notes", ".", 73),
      ("--notes", "own.csv", 64), ("--notes", "d.sqlite", 64),
    ])
  func tables(option: String, name: String, status: Int32) throws {
    let (file, folder, database) = try sample()
    for name in ["exists.csv", "exists.txt"] {
      try Data("old".utf8).write(to: URL(fileURLWithPath: folder + "/" + name))
    }
    let result = FreedomBinary.run([
      "import", file, "--publication", "p", "--database", database, option, folder + "/" + name,
    ])
    #expect(result.status == status, "\(result.error)")
    #expect(!FileManager.default.fileExists(atPath: database))
    #expect(try String(contentsOfFile: folder + "/exists.csv", encoding: .utf8) == "old")
    #expect(try String(contentsOfFile: folder + "/exists.txt", encoding: .utf8) == "old")
    #expect(try String(contentsOfFile: file, encoding: .utf8) == Self.table)
  }

  @Test(
    "so does one whose table ends on a full disk, and a database that was there stays as it was",
    .enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "there is no /dev/full"),
    arguments: [">/dev/full", "--output /dev/full", "--notes /dev/full", "--csv >/dev/full"])
  func fullDisk(output: String) throws {
    let (file, folder, database) = try sample()
    let line = "freedom import '\(file)' --publication p --database '\(database)'"
    let fresh = shell("\(line) \(output)")
    #expect(fresh.status == 74, "\(fresh.error)")
    #expect(!FileManager.default.fileExists(atPath: database))
    #expect(shell("\(line) --quiet").status == 0)
    let before = try Data(contentsOf: URL(fileURLWithPath: database))
    let other = try FreedomBinary.file("other.csv", Self.table.replacing("2020", with: "2021"))
    #expect(shell("\(line.replacing(file, with: other)) \(output)").status == 74)
    #expect(try Data(contentsOf: URL(fileURLWithPath: database)) == before)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == [
        "d.sqlite", "own.csv",
      ])
  }

  @Test("a list of refused rows that ends on a full disk keeps the table away, too")
  func rejects() throws {
    let (file, folder, database) = try sample()
    try Data((Self.table + "Atlantis,2020,1,1,F\n").utf8).write(to: URL(fileURLWithPath: file))
    let result = FreedomBinary.run([
      "import", file, "--publication", "p", "--database", database, "--skip-bad-rows",
      "--rejects", "/dev/full", "--output", folder + "/t.csv",
    ])
    #expect(result.status == 74)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["own.csv"])
  }

  @Test(
    "two outputs cannot be one file, however it is written",
    arguments: [
      ("t.csv", "t.csv"), ("t.csv", "./t.csv"), ("t.csv", "link/t.csv"), ("one.csv", "two.csv"),
    ],
    [["--output", "--notes"], ["--output", "--rejects"], ["--rejects", "--notes"]])
  func twoOutputs(names: (String, String), options: [String]) throws {
    let (file, folder, database) = try sample()
    let files = FileManager.default
    try files.createSymbolicLink(atPath: folder + "/link", withDestinationPath: folder)
    try Data("old".utf8).write(to: URL(fileURLWithPath: folder + "/one.csv"))
    try files.linkItem(atPath: folder + "/one.csv", toPath: folder + "/two.csv")
    let result = FreedomBinary.run([
      "import", file, "--publication", "p", "--database", database, "--skip-bad-rows", "--force",
      options[0], folder + "/" + names.0, options[1], folder + "/" + names.1,
    ])
    #expect(result.status == 64)
    #expect(result.error.contains("must be different files"), "\(result.error)")
    #expect(!files.fileExists(atPath: database))
    #expect(try String(contentsOfFile: folder + "/one.csv", encoding: .utf8) == "old")
  }

  @Test("table and notes appear together or not at all")
  func together() throws {
    let (_, folder, _) = try sample()
    let arguments = ["table", "ranking", "--output", folder + "/t.csv", "--notes"]
    #expect(FreedomBinary.run(arguments + [folder + "/missing/n.txt"]).status == 73)
    #expect(FreedomBinary.run(arguments + ["/dev/full"]).status == 74)
    #expect(!FileManager.default.fileExists(atPath: folder + "/t.csv"))
    #expect(FreedomBinary.run(arguments + [folder + "/n.txt"]).status == 0)
    #expect(FileManager.default.fileExists(atPath: folder + "/t.csv"))
  }

  @Test("a question whose answer cannot be written builds no database")
  func noDatabase() throws {
    let (file, _, database) = try sample()
    for command in [["show", "Kenya"], ["export", "tidy"], ["sql", "SELECT 1"]] {
      let result = FreedomBinary.run(command + ["--database", database, "--output", file])
      #expect(result.status == 73)
      #expect(!FileManager.default.fileExists(atPath: database))
    }
  }

  @Test("that no one reads the table is not a reason to store nothing")
  func goneReader() throws {
    let (file, _, database) = try sample()
    let result = shell(
      "(sleep 0.3; freedom import '\(file)' --publication p --database '\(database)' --quiet; "
        + "echo $? >&2) | true")
    #expect(result.error == "0\n")
    let stored = FreedomBinary.run([
      "sql", "SELECT count(*) FROM source", "--database", database, "--csv", "--no-headers",
    ])
    #expect(stored.output == "1\n")
  }

  @Test("standard input and standard output may be files, as long as they are two")
  func redirected() throws {
    let (file, folder, database) = try sample()
    let line = "freedom import - --publication p --database '\(database)' --quiet <'\(file)'"
    #expect(shell("\(line) >'\(folder)/t.txt'").status == 0)
    #expect(shell("\(line) >>'\(file)'").status == 73)
    #expect(try String(contentsOfFile: file, encoding: .utf8) == Self.table)
  }

  @Test("messages of a process with closed outputs never go into a file")
  func closedDescriptors() throws {
    let (file, folder, database) = try sample()
    let line =
      "freedom import '\(file)' --publication p --database '\(database)' --output '\(folder)/t.csv'"
    let result = shell("\(line) 2>&- >&- <&-")
    #expect(result.status == 0)
    let text = try String(contentsOfFile: folder + "/t.csv", encoding: .utf8)
    #expect(text.hasPrefix("file,layout,publication,"))
    #expect(!text.contains("freedom:"))
    #expect(FreedomBinary.run(["check", "--database", database]).status == 0)
  }
}
