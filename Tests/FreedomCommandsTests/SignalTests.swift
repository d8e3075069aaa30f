import FreedomTestSupport
import Foundation
import Testing

/// Signals, and outputs that take nothing.
@Suite struct SignalTests {
  static let commands = [
    "series KAZ", "series KAZ --csv", "chart line KAZ", "export tidy", "--help",
    "completions bash", "cite",
  ]

  private func shell(_ line: String, _ environment: [String: String] = [:]) -> FreedomBinary.Result
  {
    FreedomBinary.run(
      ["-c", line],
      environment: ["PATH": FreedomBinary.folder + ":/usr/bin:/bin"].merging(environment) { $1 },
      by: FreedomBinary.tool("bash"))
  }

  @Test(arguments: commands)
  func aReaderThatGoesIsNoError(command: String) {
    let result = shell("freedom \(command) | head -c 10 >/dev/null; exit ${PIPESTATUS[0]}")
    #expect(result.status == 0)
    #expect(result.error == "")
  }

  @Test(
    .enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "there is no /dev/full"),
    arguments: commands)
  func aFullDiskIsTold(command: String) {
    let result = shell("freedom \(command) >/dev/full")
    #expect(result.status == 74)
    #expect(result.error.hasPrefix("freedom: error: cannot write standard output: "))
  }

  @Test(arguments: commands)
  func aClosedOutputIsTold(command: String) {
    let result = shell("freedom \(command) >&-")
    #expect(result.status == 74)
    #expect(result.error.hasPrefix("freedom: error: cannot write standard output: "))
  }

  @Test(arguments: commands)
  func closedInputAndErrorsChangeNothing(command: String) {
    let usual = shell("freedom \(command)")
    #expect(usual.status == 0)
    #expect(shell("freedom \(command) <&- 2>&-").output == usual.output)
  }

  /// An import into a new database that gets a signal while it waits for the rest of its first file.
  private func interruptedImport(_ signal: Int32, into database: String) throws -> Process {
    let table = try FreedomBinary.file(
      "long.csv", "country,year,indicator,value\nKAZ,2001,vdem.polyarchy,0.25\n")
    let process = Process()
    process.executableURL = FreedomBinary.executable
    process.arguments = [
      "import", "-", table, "--publication", "vdem", "--new-indicators", "--database", database,
    ]
    process.environment = [
      "FREEDOM_DATASETS": Checkout.folder.appendingPathComponent("datasets").path,
      "LD_LIBRARY_PATH": ProcessInfo.processInfo.environment["LD_LIBRARY_PATH"] ?? "",
    ]
    let input = Pipe()
    process.standardInput = input
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    // What runs the tests keeps signals from its threads, and a process inherits that.
    var none = sigset_t()
    var before = sigset_t()
    sigemptyset(&none)
    pthread_sigmask(SIG_SETMASK, &none, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    try process.run()
    // The first file is read until its end comes; the signal comes before that.
    let text = "country,year,indicator,value\nKGZ,2001,vdem.polyarchy,0.5\n"
    input.fileHandleForWriting.write(Data(text.utf8))
    for _ in 0..<100 where !FileManager.default.fileExists(atPath: partial(of: database)) {
      Thread.sleep(forTimeInterval: 0.05)
    }
    kill(process.processIdentifier, signal)
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    return process
  }

  /// The hidden file in which a new database is made.
  private func partial(of database: String) -> String {
    let file = URL(fileURLWithPath: database)
    return file.deletingLastPathComponent().path + "/.\(file.lastPathComponent).partial"
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func aSignalTakesAnImportBack(signal: Int32) throws {
    let database = FreedomBinary.temporary("own.sqlite")
    let process = try interruptedImport(signal, into: database)
    #expect(process.terminationReason == .uncaughtSignal)
    #expect(process.terminationStatus == signal)
    #expect(!FileManager.default.fileExists(atPath: database))
    #expect(!FileManager.default.fileExists(atPath: partial(of: database)))
  }

  @Test(arguments: [["sources"], ["import"]])
  func aKilledFirstImportIsInNobodysWay(next: [String]) throws {
    let database = FreedomBinary.temporary("own.sqlite")
    _ = try interruptedImport(SIGKILL, into: database)
    #expect(!FileManager.default.fileExists(atPath: database))
    #expect(FileManager.default.fileExists(atPath: partial(of: database)))
    let table = Checkout.folder.appendingPathComponent("datasets/fotn.csv").path
    let result = FreedomBinary.run(
      next == ["import"] ? ["import", table] : next, environment: ["FREEDOM_DATABASE": database])
    #expect(result.status == 0, "\(result.error)")
    let health = FreedomBinary.run(["check"], environment: ["FREEDOM_DATABASE": database])
    #expect(health.status == 0, "\(health.output)")
    let folder = URL(fileURLWithPath: database).deletingLastPathComponent().path
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["own.sqlite"])
  }

  @Test(arguments: ["C", "POSIX", "tr_TR.UTF-8", "de_DE.UTF-8"])
  func theLocaleChangesNoFigureAndNoOrder(locale: String) {
    let usual = FreedomBinary.run(["table", "ranking", "--csv"])
    let result = FreedomBinary.run(["table", "ranking", "--csv"], environment: ["LC_ALL": locale])
    #expect(result.output == usual.output)
    #expect(result.lines.count > 190)
  }

  @Test(arguments: ["C", "POSIX"])
  func aLocaleWithoutUTF8GetsASCII(locale: String) {
    for command in [["trend", "KAZ", "--chart"], ["cite"], ["chart", "strip", "KAZ"]] {
      let result = FreedomBinary.run(command, environment: ["LC_ALL": locale])
      #expect(result.status == 0)
      #expect(result.output.utf8.allSatisfy { $0 == 10 || (0x20...0x7E).contains($0) })
    }
  }

  @Test(arguments: [
    ["COLUMNS": "0"], ["COLUMNS": "x"], ["TERM": ""], ["NO_COLOR": ""], ["TZ": ":?"],
  ])
  func oddSurroundingsChangeNothing(environment: [String: String]) {
    let usual = FreedomBinary.run(["trend", "KAZ", "--chart"])
    let result = FreedomBinary.run(["trend", "KAZ", "--chart"], environment: environment)
    #expect(result.status == 0)
    #expect(result.output == usual.output)
  }

  @Test func sqlExplainsItsPlan() {
    let result = FreedomBinary.run([
      "sql", "--explain", "--csv", "SELECT * FROM entity WHERE id = 1",
    ])
    #expect(result.status == 0)
    #expect(result.output.contains("SEARCH entity USING INTEGER PRIMARY KEY"))
  }
}

/// The line that says how far an import is: seen through a terminal that `script` makes.
@Suite(.enabled(if: FreedomBinary.tool("script") != nil, "script (bsdutils) is not installed"))
struct ProgressTests {
  /// What a terminal gets from an import whose first file takes seconds to come.
  private func seen(_ options: String, terminal: String = "xterm") throws -> String {
    let table = try FreedomBinary.file(
      "second.csv", "country,year,indicator,value\nKAZ,2001,vdem.polyarchy,0.25\n")
    let line =
      "(printf 'country,year,indicator,value\\nKGZ,2001,vdem.polyarchy,0.5\\n'; sleep 3) | "
      + "freedom import - \(table) --publication vdem --new-indicators --csv \(options)"
    let result = FreedomBinary.run(
      ["-qec", line, "/dev/null"],
      environment: [
        "PATH": FreedomBinary.folder + ":/usr/bin:/bin", "TERM": terminal, "SHELL": "/bin/sh",
        "FREEDOM_DATABASE": FreedomBinary.temporary("own.sqlite"),
      ], by: FreedomBinary.tool("script"))
    #expect(result.status == 0, "\(result.output)")
    return result.output
  }

  @Test func aLongImportIsToldAndTheLineIsGoneAtTheEnd() throws {
    let shown = try seen("")
    let line = try #require(
      shown.firstRange(of: "\rfreedom: importing second.csv: 0 values\u{1B}[K"))
    #expect(shown[line.upperBound...].hasPrefix("\r\u{1B}[K"))
    #expect(!shown.contains("\u{1B}[?25l"))
  }

  @Test(arguments: [("--quiet", "xterm"), ("", "dumb")])
  func itIsNotToldWhereNobodyWantsOrCanSeeIt(options: String, terminal: String) throws {
    #expect(!(try seen(options, terminal: terminal)).contains("importing"))
  }
}
