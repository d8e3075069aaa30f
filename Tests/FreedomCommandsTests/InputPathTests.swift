import FreedomTestSupport
import Foundation
import Testing

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
