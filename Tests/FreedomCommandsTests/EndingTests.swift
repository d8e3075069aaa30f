import FreedomTestSupport
import Foundation
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
