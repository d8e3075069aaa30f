import FreedomTestSupport
import Foundation
import Testing

/// The file of settings: the command line beats the environment, which beats the file.
@Suite struct SettingsTests {
  private func run(
    _ arguments: [String], settings: String?, environment: [String: String] = [:]
  ) throws -> (result: FreedomBinary.Result, file: String) {
    let home = FreedomBinary.temporary("config")
    let folder = home + "/freedom-ratings"
    if let settings {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try Data(settings.utf8).write(to: URL(fileURLWithPath: folder + "/config"))
    }
    let result = FreedomBinary.run(
      arguments, environment: ["XDG_CONFIG_HOME": home].merging(environment) { $1 })
    return (result, folder + "/config")
  }

  private let series = ["series", "KAZ", "--indicator", "fiw.pr", "--from", "2020", "--to", "2021"]

  @Test func theFileSetsTheFormat() throws {
    let told = try run(series, settings: "# mine\n\nformat = csv   # for scripts\r\n")
    #expect(told.result.status == 0)
    #expect(told.result.lines.first?.hasPrefix("id,name,kind,") == true)
  }

  @Test func theCommandLineBeatsTheFile() throws {
    let told = try run(series + ["--format", "tsv"], settings: "format = csv\n")
    #expect(told.result.lines.first?.hasPrefix("id\tname\tkind\t") == true)
  }

  @Test func theEndingOfTheOutputBeatsTheFile() throws {
    let path = FreedomBinary.temporary("out.json")
    let told = try run(series + ["--output", path], settings: "format = csv\n")
    #expect(told.result.status == 0)
    #expect(try String(contentsOfFile: path, encoding: .utf8).hasPrefix("{"))
  }

  @Test func whatIsExportedKeepsItsOwnUsualFormat() throws {
    let told = try run(["export", "panel", "KAZ", "--from", "2024"], settings: "format = table\n")
    #expect(told.result.lines.first?.hasPrefix("id,") == true)
  }

  @Test func yearsAsciiAndQuietAreTaken() throws {
    let years = try run(series + ["--csv"], settings: "years = coverage\n").result
    #expect(years.lines.dropFirst().first?.contains(",2021,2020,") == true)
    let ascii = try run(series, settings: "ascii = yes\n").result
    #expect(ascii.output.utf8.allSatisfy { $0 < 0x80 })
    let undone = try run(series + ["--no-ascii"], settings: "ascii = yes\n").result
    #expect(!undone.output.utf8.allSatisfy { $0 < 0x80 })
  }

  @Test(arguments: [
    ("database = /tmp/in-file.sqlite\n", [:], [], "/tmp/in-file.sqlite", "config"),
    ("database = ~/own.sqlite\n", [:], [], "/nonexistent/own.sqlite", "config"),
    (
      "database = /tmp/in-file.sqlite\n", ["FREEDOM_DATABASE": "/tmp/in-variable.sqlite"], [],
      "/tmp/in-variable.sqlite", "FREEDOM_DATABASE"
    ),
    (
      "database = /tmp/in-file.sqlite\n", ["FREEDOM_DATABASE": "/tmp/in-variable.sqlite"],
      ["--database", "/tmp/on-line.sqlite"], "/tmp/on-line.sqlite", "--database"
    ),
  ])
  func theDatabaseIsWhereTheStrongestSays(
    settings: String, environment: [String: String], options: [String], path: String,
    origin: String
  ) throws {
    let told = try run(
      ["info", "--csv", "--no-formula-guard"] + options, settings: settings,
      environment: ["FREEDOM_DATABASE": ""].merging(environment) { $1 })
    let said = origin == "config" ? told.file : origin
    #expect(told.result.lines.contains("database,\(path),\(said)"), "\(told.result)")
  }

  @Test func infoTellsEachValueAndItsOrigin() throws {
    let told = try run(
      ["info", "--csv", "--no-formula-guard", "--timeout", "2"],
      settings: "width = 60\ncolor = always\nquiet = on\nyears = coverage\n",
      environment: ["NO_COLOR": "1"])
    for line in [
      "config,\(told.file),file system", "format,csv,--format", "color,auto,NO_COLOR",
      "width,80,COLUMNS", "ascii,no,default", "years,coverage,\(told.file)",
      "quiet,yes,\(told.file)", "timeout,2.0,--timeout",
    ] {
      #expect(told.result.lines.contains(line), "\(line) is not in \(told.result.output)")
    }
    let without = try run(["info", "--csv"], settings: nil)
    #expect(without.result.lines.contains("config,\(without.file),there is none"))
    #expect(without.result.lines.contains("timeout,5.0,default"))
  }

  @Test(arguments: [
    ("timeout = 0\n", [], false), ("timeout = 0.5\n", [], true),
    ("timeout = 0\n", ["--timeout", "0.5"], true), ("timeout = 0.5\n", ["--timeout", "0"], false),
  ])
  func aQueryWaitsForABusyDatabaseAsLongAsTheStrongestSays(
    settings: String, options: [String], waits: Bool
  ) throws {
    let database = FreedomBinary.temporary("busy.sqlite")
    try FileManager.default.copyItem(atPath: FreedomBinary.bundled, toPath: database)
    let descriptor = open(database, O_RDWR)
    defer { close(descriptor) }
    // The bytes that SQLite locks while it writes.
    var lock = flock()
    lock.l_type = Int16(F_WRLCK)
    lock.l_start = 0x4000_0000
    lock.l_len = 512
    try #require(fcntl(descriptor, F_SETLK, &lock) == 0)

    let told = try run(
      series + options, settings: settings, environment: ["FREEDOM_DATABASE": database])
    #expect(told.result.status == 75)
    #expect(told.result.error.contains("waiting for another process") == waits)
  }

  @Test(arguments: [
    ("format = csv\ncolour = always\n", 2, "\"colour\" is not a setting", "did you mean: color"),
    ("format = cvs\n", 1, "\"cvs\" is not a value of format", "use table, csv"),
    ("\n\nwidth = 0\n", 3, "\"0\" is not a value of width", "1 to 10000"),
    ("ascii = perhaps\n", 1, "\"perhaps\" is not a value of ascii", "yes or no"),
    ("database = here.sqlite\n", 1, "\"here.sqlite\" is not a value of database", "/ or ~/"),
    ("timeout = inf\n", 1, "\"inf\" is not a value of timeout", "seconds"),
    ("quiet\n", 1, "\"quiet\" is not a setting", "KEY = VALUE"),
    ("quiet = yes\nquiet = no\n", 2, "\"quiet\" was set in line 1", "already"),
  ])
  func aWrongLineIsTold(settings: String, line: Int, problem: String, hint: String) throws {
    let told = try run(series, settings: settings)
    #expect(told.result.status == 65)
    #expect(told.result.output == "")
    #expect(told.result.error.hasPrefix("freedom: error: \(told.file):\(line): \(problem)"))
    #expect(told.result.error.contains(hint))
  }

  @Test(arguments: [["--help"], ["--version"], ["help", "trend"]])
  func helpDoesNotMindAWrongFile(arguments: [String]) throws {
    #expect(try run(arguments, settings: "nonsense\n").result.status == 0)
  }
}
