import FreedomTestSupport
import Foundation
import Testing

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
