import FreedomTestSupport
import Foundation
import Testing

@Suite(
  "What a terminal gets",
  .enabled(if: FreedomBinary.tool("script") != nil, "script (bsdutils) is not installed"))
struct TerminalOutputTests {
  /// A statement whose column has a name and a text that would act on a terminal: an escape sequence, a
  /// bell, a control character of C1, DEL, a lone carriage return, marks that turn text round.
  private static let statement = """
    SELECT 'a' || char(27) || ']0;pwned' || char(7, 127, 13, 155, 133, 8238, 8294, 8232) || 'z' \
    AS "h\u{1B}[31m"
    """

  /// What a terminal gets from a command.
  private func seen(_ line: String) -> String {
    FreedomBinary.run(
      ["-qec", line, "/dev/null"],
      environment: [
        "PATH": FreedomBinary.folder + ":/usr/bin:/bin", "TERM": "xterm", "SHELL": "/bin/bash",
      ], by: FreedomBinary.tool("script")
    ).output.replacing("\r\n", with: "\n")
  }

  private func isSafe(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy {
      $0 == "\n" || $0 == "\t"
        || (![.control, .lineSeparator, .paragraphSeparator].contains($0.properties.generalCategory)
          && !$0.properties.isBidiControl)
    }
  }

  @Test(
    "nothing in any format that would act instead of show",
    arguments: ["csv", "tsv", "json", "ndjson", "markdown", "latex", "html", "table"])
  func formats(format: String) throws {
    let file = try FreedomBinary.file("q.sql", Self.statement)
    for output in ["", "--output /dev/stdout", "--output /dev/tty", "--notes -"] {
      let text = seen("freedom sql - --format \(format) \(output) <'\(file)'")
      #expect(text.contains("pwned"), "\(text)")
      #expect(isSafe(text), "\(text.debugDescription)")
    }
  }

  @Test("but a file and a pipe get the bytes as they are")
  func exact() throws {
    let path = FreedomBinary.temporary("out.csv")
    let piped = FreedomBinary.run(["sql", Self.statement, "--csv"])
    #expect(
      piped.output.unicodeScalars.contains("\u{1B}") && piped.output.contains("\u{202E}"))
    #expect(FreedomBinary.run(["sql", Self.statement, "--output", path]).status == 0)
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data(piped.output.utf8))
  }

  @Test(
    "of names that an import took nothing acts, whichever command shows them",
    arguments: [
      "export tidy Kenya --indicator p.x", "series Kenya --indicator p.x --csv",
      "codebook --csv", "codebook", "sources --csv", "sources", "info", "cite", "cite --style csl",
      "show Kenya --tsv", "export tidy Kenya --md",
    ])
  func imported(command: String) throws {
    let name = "bad\u{1B}[31m\u{9B}.csv"
    let file = try FreedomBinary.file(
      name, "country,year,indicator,value\nKenya,2020,x,1\nKenya,2020,\"a\u{1B}[31mb\u{7}\",3\n")
    let database = FreedomBinary.temporary("d.sqlite")
    let made = FreedomBinary.run([
      "import", file, "--publication", "p", "--new-indicators", "--database", database,
    ])
    guard made.status == 0 else { return #expect(made.status == 65) }
    let text = seen("freedom \(command) --color never --database '\(database)'")
    #expect(!text.isEmpty)
    #expect(isSafe(text), "\(text.debugDescription)")
  }

  @Test("colours of a table and a chart are still there")
  func colours() {
    #expect(seen("freedom chart line Kenya").contains("\u{1B}["))
    #expect(seen("freedom series Kenya --indicator fiw.status").contains("\u{1B}["))
  }
}
