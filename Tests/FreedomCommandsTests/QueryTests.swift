import FreedomTestSupport
import Foundation
import Testing

@Suite("Statements of one's own, of any length")
struct QueryTests {
  /// A statement that never ends.
  private static let endless =
    "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x FROM c"

  private func shell(_ line: String) -> FreedomBinary.Result {
    FreedomBinary.run(
      ["-c", line], environment: ["PATH": FreedomBinary.folder + ":/usr/bin:/bin"],
      by: FreedomBinary.tool("bash"))
  }

  @Test("rows come as they are made", arguments: ["csv", "tsv", "ndjson", "json"])
  func stream(format: String) {
    let result = shell(
      "freedom sql '\(Self.endless)' --format \(format) | head -n 30 | tail -n 1; "
        + "exit ${PIPESTATUS[0]}")
    #expect(result.status == 0)
    #expect(result.error == "")
    #expect(result.output.contains(format == "json" ? "{\"x\": 27}" : "29") || format == "ndjson")
  }

  @Test("what needs all rows is limited", arguments: ["table", "markdown", "html", "latex"])
  func limited(format: String) {
    let result = FreedomBinary.run(["sql", Self.endless, "--format", format])
    #expect(result.status == 65)
    #expect(result.output == "")
    #expect(result.error.contains("hint: write it as it comes, with --csv, --tsv, --json or --nl"))
    let some = FreedomBinary.run(["sql", Self.endless, "--format", format, "--limit", "3"])
    #expect(some.status == 0)
    #expect(some.output.contains("3") && !some.output.contains("100001"))
  }

  @Test("rows and columns are chosen on the way")
  func chosen() {
    let statement =
      "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x, -x y FROM c"
    let result = FreedomBinary.run([
      "sql", statement, "--csv", "--offset", "5000", "--limit", "2", "--columns", "y",
    ])
    #expect(result.output == "y\n-5001\n-5002\n")
    #expect(FreedomBinary.run(["sql", statement, "--csv", "--columns", "z"]).status == 65)
    #expect(FreedomBinary.run(["sql", statement, "--csv", "--limit", "0"]).output == "x,y\n")
    let sorted = FreedomBinary.run(["sql", statement + " LIMIT 3", "--csv", "--sort", "y"])
    #expect(sorted.output == "x,y\n3,-3\n2,-2\n1,-1\n")
    #expect(FreedomBinary.run(["sql", statement, "--csv", "--sort", "y"]).status == 65)
  }

  @Test("the kinds of the columns of a long result are reported after its rows, and are right")
  func kinds() throws {
    let result = FreedomBinary.run([
      "sql",
      "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c LIMIT 3000) "
        + "SELECT x, x / 2.0 AS half, CASE WHEN x < 3000 THEN x ELSE 'last' END AS mixed FROM c",
      "--json",
    ])
    let document = try #require(
      JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    let columns = try #require(document["columns"] as? [[String: Any]])
    #expect(columns.map { $0["type"] as? String } == ["integer", "number", "string"])
    #expect((document["rows"] as? [Any])?.count == 3000)
  }

  @Test("a statement that runs too long is ended", arguments: ["0.2", "1"])
  func time(seconds: String) {
    let result = FreedomBinary.run([
      "sql", Self.endless.replacing("SELECT x FROM c", with: "SELECT count(*) FROM c"),
      "--timeout", seconds,
    ])
    #expect(result.status == 75)
    #expect(result.error.contains("did not end within \(seconds) s"), "\(result.error)")
  }

  @Test(
    "a value that is too large is refused, and the memory is not taken",
    arguments: [
      "SELECT zeroblob(1000000000)", "SELECT zeroblob(4194305)", "SELECT hex(zeroblob(2200000))",
      "SELECT zeroblob(3000000), zeroblob(3000000)",
      "SELECT group_concat(printf('%.*c', 1000, 'x'), '') FROM observation_tidy",
      "SELECT replace(printf('%.*c', 1000000, 'x'), 'x', '12345678901234567890')",
    ])
  func values(statement: String) {
    for format in ["csv", "json", "table"] {
      let result = FreedomBinary.run(["sql", statement, "--format", format])
      #expect(result.status == 65)
      #expect(result.error.contains("has more than 4 MiB"), "\(result.error)")
    }
  }

  @Test("a value up to the limit is exact")
  func largest() {
    let result = FreedomBinary.run(["sql", "SELECT zeroblob(2000000) || x'41ff'", "--csv"])
    #expect(result.status == 0)
    let blob = FreedomBinary.run(["sql", "SELECT x'00ff41'", "--csv", "--no-headers"])
    #expect(blob.output == "x'00ff41'\n")
  }

  @Test(
    "standard input has to be one short text",
    arguments: ["cat /dev/zero", "printf 'SELECT 1\\0 garbage'", "printf 'SELECT \"\\377\"'"])
  func input(command: String) {
    let result = shell("\(command) | freedom sql -")
    #expect(result.status == 65)
    #expect(result.error.contains("not a statement"), "\(result.error)")
  }

  @Test("any number of comments may stand before it")
  func comments() throws {
    let file = try FreedomBinary.file(
      "q.sql", String(repeating: "-- x\n/**/", count: 100_000) + "SELECT 1")
    let result = shell("freedom sql - --csv --no-headers <'\(file)'")
    #expect(result.output == "1\n", "\(result.status) \(result.error)")
  }
}
