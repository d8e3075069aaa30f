import Foundation
import FreedomTestSupport
import Testing

@Suite("Text that would act instead of show")
struct HostileTextTests {
  private static let escape = "\u{1B}[31m"

  private func isSafe(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy {
      $0 == "\n" || ($0.value >= 0x20 && !$0.properties.isBidiControl && $0.value != 0x7F)
    }
  }

  @Test(
    "on the command line never reaches a terminal raw",
    arguments: [
      ["show", "Ken\(escape)ya"], ["sh\(escape)ow"], ["show", "Kenya", "--da\(escape)"],
      ["table", "x\(escape)\u{202E}"], ["series", "Kenya", "--columns", "x\u{202E}"],
      ["sql", "SELECT \(escape)"], ["sql", "SELECT 1", "--output", "/no\(escape)/x"],
      ["import", "/no\(escape)/x.csv", "--database", "/nowhere-\(escape)/x.sqlite"],
    ])
  func messages(arguments: [String]) {
    let result = FreedomBinary.run(arguments)
    #expect(result.status > 1)
    #expect(!result.error.isEmpty)
    #expect(isSafe(result.error), "\(result.error.debugDescription)")
  }

  @Test("in names of files, sheets and columns is shown as escapes, and exact in JSON")
  func findings() throws {
    let name = "bad\(Self.escape).csv"
    let file = try FreedomBinary.file(
      name, "country,year,pr,\(Self.escape)\nAtl\u{202E}antis,2009,1,x\n")
    let arguments = ["import", file, "--database", FreedomBinary.temporary("x.sqlite")]
    let text = FreedomBinary.run(arguments)
    #expect(text.status == 65)
    #expect(isSafe(text.error))
    #expect(text.error.contains(#": bad\u{1B}[31m.csv:1: "#))
    #expect(text.error.contains(#"error: line 2: column country: "Atl\u{202E}antis": "#))
    let json = FreedomBinary.run(arguments + ["--errors", "json"])
    #expect(isSafe(json.error))
    let finding = try #require(
      json.error.split(separator: "\n").last.flatMap {
        try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
      })
    #expect(finding["file"] as? String == name)
  }

  @Test(
    "as a statement can neither write nor reach outside",
    arguments: [
      "DELETE FROM observation", "ATTACH '/tmp/freedom-other.sqlite' AS o",
      "PRAGMA writable_schema(1)", "PRAGMA writable_schema = 1", "PRAGMA query_only(0)",
      "PRAGMA optimize", "PRAGMA locking_mode(exclusive)", "PRAGMA temp_store_directory('/tmp')",
      "SELECT load_extension('x')", "SELECT readfile('/etc/passwd')",
      "SELECT writefile('/tmp/freedom-other', 'x')", "VACUUM INTO '/tmp/freedom-other.sqlite'",
      "SELECT 1; DELETE FROM observation", "WITH x AS (SELECT 1) DELETE FROM observation",
      "/* */ DROP VIEW observation_tidy", "CREATE TEMP TABLE x (a)", "BEGIN", "", ";",
    ])
  func statements(statement: String) {
    let result = FreedomBinary.run(["sql", statement])
    #expect(result.status == 65)
    #expect(result.output.isEmpty)
    #expect(result.error.hasPrefix("freedom: error: "))
    #expect(!FileManager.default.fileExists(atPath: "/tmp/freedom-other.sqlite"))
  }

  @Test(
    "as a statement may ask everything, and gets texts whole",
    arguments: [
      ("SELECT 'load_extension' AS a", "a\nload_extension\n"),
      ("SELECT length('a' || char(0) || 'b') AS a", "a\n1\n"),
      ("SELECT 'a' || char(0) || 'b' AS a", "a\na\u{0}b\n"),
      ("PRAGMA page_size", "page_size\n4096\n"),
      ("SELECT count(*) > 0 AS a FROM pragma_table_info('entity')", "a\n1\n"),
    ])
  func questions(statement: String, output: String) {
    #expect(FreedomBinary.run(["sql", statement, "--format", "csv"]).output == output)
  }

  @Test("never replaces a database by a result, not even by force")
  func database() throws {
    let copy = FreedomBinary.temporary("copy")
    try FileManager.default.copyItem(atPath: FreedomBinary.bundled, toPath: copy)
    let before = try Data(contentsOf: URL(fileURLWithPath: copy))
    let result = FreedomBinary.run([
      "sql", "SELECT 1", "--database", copy, "--output", copy, "--force",
    ])
    #expect(result.status == 73)
    #expect(try Data(contentsOf: URL(fileURLWithPath: copy)) == before)
  }

  @Test("is not a question: an empty file is not a database, and stays empty")
  func emptyDatabase() throws {
    let file = try FreedomBinary.file("empty.sqlite", "")
    let result = FreedomBinary.run(["show", "Kenya", "--database", file])
    #expect(result.status == 65)
    #expect(result.error.contains("empty") && result.error.contains("hint: "))
    #expect(try Data(contentsOf: URL(fileURLWithPath: file)).isEmpty)
  }
}

@Suite("Files that are not files, and names that are not text")
struct OddFileTests {
  private static let table = "country,year,pr,cl,status\nKenya,2020,1,1,F\n"

  private func shell(_ line: String) -> FreedomBinary.Result {
    FreedomBinary.run(
      ["-c", line], environment: ["PATH": FreedomBinary.folder + ":/usr/bin:/bin"],
      by: FreedomBinary.tool("bash"))
  }

  @Test(
    "settings are read from a small text file only",
    arguments: [
      ("mkfifo", "a folder, a pipe or a device"), ("mkdir", "a folder, a pipe or a device"),
      ("ln -s /dev/zero", "a folder, a pipe or a device"),
      ("printf 'database = /tmp/a\\0b' >", "not UTF-8 text"),
      ("printf 'database = /tmp/\\377' >", "not UTF-8 text"),
      ("yes '# x' | head -c 100000 >", "at most 65536 bytes"),
      ("printf 'width = 10001' >", "1 to 10000"),
      ("printf 'width = 9223372036854775807' >", "1 to 10000"),
    ])
  func settings(making: String, message: String) throws {
    let path = FreedomBinary.temporary("freedom-ratings")
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    let result = shell(
      "mkdir '\(path)'; \(making) '\(path)/config'; "
        + "XDG_CONFIG_HOME='\(folder)' timeout 20 freedom show Kenya")
    #expect(result.status == 65)
    #expect(result.error.contains(message), "\(result.error)")
    #expect(result.output.isEmpty)
  }

  @Test("a folder's pipes, sockets, devices and folders are named and not opened")
  func folder() throws {
    let path = FreedomBinary.temporary("data")
    let made = shell(
      "cd '\(URL(fileURLWithPath: path).deletingLastPathComponent().path)'; mkdir data data/sub; "
        + "mkfifo data/pipe; ln -s /dev/zero data/device; "
        + "printf '\(Self.table.replacing("\n", with: "\\n"))' > data/good.csv; "
        + "timeout 20 freedom import data --publication p --database d.sqlite --csv")
    #expect(made.status == 0, "\(made.error)")
    for (name, kind) in [
      ("pipe", "a named pipe"), ("device", "a device"), ("sub", "a folder"),
    ] {
      #expect(made.error.contains("note: \(name): this is \(kind), not a file"), "\(made.error)")
    }
    #expect(made.output.contains("good.csv,tidy,p,2020,1,1,"))
  }

  @Test("a pipe that is named itself is read")
  func pipe() throws {
    let path = FreedomBinary.temporary("pipe")
    let file = try FreedomBinary.file("own.csv", Self.table)
    let result = shell(
      "mkfifo '\(path)'; cat '\(file)' > '\(path)' & "
        + "freedom import '\(path)' --publication p --database '\(path).sqlite' --csv")
    #expect(result.status == 0, "\(result.error)")
    #expect(result.output.contains("pipe,tidy,p,2020,1,1,"))
  }

  @Test("a folder that cannot be read is reported")
  func lockedFolder() throws {
    let path = FreedomBinary.temporary("data")
    let result = shell(
      "mkdir '\(path)'; chmod 0 '\(path)'; freedom import '\(path)' --publication p "
        + "--database '\(path).sqlite'; code=$?; chmod 700 '\(path)'; exit $code")
    // For root nothing is locked: there the folder is empty.
    #expect(result.status == (geteuid() == 0 ? 66 : 65), "\(result.error)")
  }

  @Test(
    "a name that is not UTF-8 is refused, and no other file is touched",
    arguments: [
      "import $'caf\\xE9.csv' --publication p", "show Kenya --output $'caf\\xE9.csv'",
      "diff $'caf\\xE9.csv' 1", "show Kenya --database $'caf\\xE9.csv'",
      "chart line Kenya --events $'caf\\xE9.csv'", "export package --output $'caf\\xE9'",
    ])
  func arguments(line: String) throws {
    let folder = URL(fileURLWithPath: FreedomBinary.temporary("x")).deletingLastPathComponent().path
    let result = shell("cd '\(folder)' && freedom \(line)")
    #expect(result.status == 64)
    #expect(result.error.contains("is not UTF-8: \"caf\\xE9"), "\(result.error)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
  }

  @Test(
    "so is one in a variable",
    arguments: ["HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "FREEDOM_DATABASE", "FREEDOM_DATASETS"])
  func variables(name: String) {
    let result = shell("\(name)=$'/tmp/freedom-\\xE9' freedom show Kenya")
    #expect(result.status == 64)
    #expect(result.error.contains("\(name) is not UTF-8: "), "\(result.error)")
  }

  @Test("and one in a folder is named")
  func nameInFolder() throws {
    let path = FreedomBinary.temporary("data")
    let made = shell("mkdir '\(path)'; : > '\(path)'/$'caf\\xE9.csv'; ls '\(path)' | wc -l")
    // Some systems take no such name.
    guard made.error.isEmpty else { return }
    let result = shell("freedom import '\(path)' --publication p --database '\(path).sqlite'")
    #expect(result.status == 65)
    #expect(result.error.contains("caf\\xE9.csv: the name of this file is not UTF-8 text"))
    #expect(!FileManager.default.fileExists(atPath: path + ".sqlite"))
  }
}

@Suite("Numbers beyond all measure")
struct LimitTests {
  private static let commands: [[String]] = [
    ["show", "Kenya"], ["series", "Kenya"], ["trend", "Kenya"], ["compare", "Kenya", "Poland"],
    ["breaks", "Kenya"], ["episodes", "Kenya"], ["table", "ranking"], ["table", "movers"],
    ["table", "balance"], ["chart", "line", "Kenya"], ["chart", "heat", "Kenya"],
    ["chart", "stacked"], ["export", "panel", "Kenya"], ["sql", "SELECT 1"], ["sources", "remove"],
  ]
  private static let options = [
    "--width", "--height", "--limit", "--offset", "--top", "--from", "--to", "--span", "--edition",
    "--tolerance", "--max-breaks", "--minimum-segment", "--start", "--cumulative", "--year-turn",
    "--at-most", "--timeout", "",
  ]
  private static let numbers = ["9223372036854775807", "-9223372036854775808", "-1"]

  @Test("are refused or used, and end no command by a signal", arguments: commands)
  func numbers(command: [String]) {
    for option in Self.options {
      for number in Self.numbers {
        let arguments = command + (option.isEmpty ? [number] : ["\(option)=\(number)"])
        let result = FreedomBinary.run(arguments)
        #expect(
          [0, 1, 64, 65, 66, 75].contains(result.status),
          "\(arguments): \(result.status) \(result.error.suffix(300))")
        // An option that the command does not have needs no second number.
        if result.error.contains("unknown option") { break }
      }
    }
  }

  @Test(
    "of widths are refused with the limits",
    arguments: [
      (["show", "Kenya"], "10001", "1 to 10000 cells"),
      (["show", "Kenya"], "0", "1 to 10000 cells"),
      (["chart", "line", "Kenya", "--format", "svg"], "60", "240 to 10000 pixels"),
      (["chart", "line", "Kenya", "--format", "html"], "239", "240 to 10000 pixels"),
      (["chart", "heat", "Kenya"], "9223372036854775807", "1 to 10000 cells"),
    ])
  func widths(command: [String], width: String, limits: String) {
    let result = FreedomBinary.run(command + ["--width", width])
    #expect(result.status == 64)
    #expect(result.error.contains(limits), "\(result.error)")
  }

  @Test("the least drawing is as wide as asked")
  func leastDrawing() {
    let result = FreedomBinary.run(["chart", "line", "Kenya", "--format", "svg", "--width", "240"])
    #expect(result.output.contains("width=\"240\""))
  }

  @Test("COLUMNS beyond the limits counts for nothing", arguments: ["0", "-1", "10001", "1000000"])
  func columns(columns: String) {
    let usual = FreedomBinary.run(["trend", "Kenya", "--chart"])
    let result = FreedomBinary.run(
      ["trend", "Kenya", "--chart"], environment: ["COLUMNS": columns])
    #expect(result.output == usual.output)
  }

  @Test(
    "as the time of an import are those of the clock",
    arguments: ["67767976233532799", "9223372036854775807", "-1", "x"])
  func time(seconds: String) throws {
    let file = try FreedomBinary.file("own.csv", "country,year,pr,cl,status\nKenya,2020,1,1,F\n")
    let database = FreedomBinary.temporary("d.sqlite")
    let result = FreedomBinary.run(
      ["import", file, "--publication", "p", "--database", database],
      environment: ["SOURCE_DATE_EPOCH": seconds])
    #expect(result.status == 0, "\(result.error)")
    let time = FreedomBinary.run([
      "sql", "SELECT substr(imported_at, 1, 2) FROM source", "--database", database, "--csv",
      "--no-headers",
    ])
    #expect(time.output == "20\n")
  }
}

@Suite("Very many names that are not known")
struct ManyNamesTests {
  private static let letters = Array("bcdfghjklmnp")

  /// Names that are all different and all like Kenya.
  private static let names = letters.flatMap { first in
    letters.flatMap { second in letters.map { "Kenya\(first)\(second)\($0)" } }
  }.map { $0 + " Kenya" }

  @Test("are all refused, and a similar name is sought for those that a user reads")
  func suggestions() throws {
    let rows = Self.names.map { "\($0),2020,1,1,F\n" }.joined()
    let file = try FreedomBinary.file("names.csv", "country,year,pr,cl,status\n" + rows)
    let rejects = FreedomBinary.temporary("rejects.csv")
    let command = ["import", file, "--publication", "p", "--database"]
    let shown = FreedomBinary.run(
      command + [FreedomBinary.temporary("d.sqlite"), "--errors", "json"])
    #expect(shown.status == 65)
    let findings = shown.error.split(separator: "\n").filter { $0.contains("unknown-entity") }
    #expect(findings.count == Self.names.count)
    #expect(findings.count { $0.contains("did you mean: Kenya") } == 100)
    let listed = FreedomBinary.run(
      command + [
        FreedomBinary.temporary("d.sqlite"), "--skip-bad-rows", "--rejects", rejects,
      ])
    #expect(listed.status == 1)
    let lines = try String(contentsOfFile: rejects, encoding: .utf8).split(separator: "\n")
    #expect(lines.count == Self.names.count + 1)
    #expect(lines.dropFirst().allSatisfy { $0.hasPrefix("unknown-entity,") })
    #expect(lines.count { $0.contains("did you mean: Kenya") } == 100)
  }

  @Test("in a table of groups are refused without any search")
  func groups() throws {
    let rows = Self.names.map { "Mine,\($0),,\n" }.joined()
    let file = try FreedomBinary.file("groups.csv", "group,id,from,to\n" + rows)
    let result = FreedomBinary.run(
      ["import", file, "--database", FreedomBinary.temporary("d.sqlite")])
    #expect(result.status == 65)
    #expect(result.error.contains("and \(Self.names.count - 20) more of this kind"))
  }
}
