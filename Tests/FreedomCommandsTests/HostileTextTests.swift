import FreedomTestSupport
import Foundation
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
