import FreedomTestSupport
import Foundation
import Testing

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
