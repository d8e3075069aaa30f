package import Foundation

/// The built program, run as a user would.
package enum FreedomBinary {
  package struct Result {
    package let status: Int32
    package let output: String
    package let error: String
    /// The lines of the output.
    package var lines: [String] { output.split(separator: "\n").map(String.init) }
  }

  /// A database of the bundled data, built once.
  package static let bundled: String = {
    let path = temporary("bundled.sqlite")
    _ = run(["info"], environment: ["FREEDOM_DATABASE": path])
    let built = run(["sources"], environment: ["FREEDOM_DATABASE": path])
    return built.status == 0 ? path : "the bundled database was not built: \(built.error)"
  }()

  /// The folder of this run, removed when it ends.
  private static let runFolder: URL = {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("freedom-tests-\(ProcessInfo.processInfo.processIdentifier)")
    atexit { try? FileManager.default.removeItem(at: FreedomBinary.runFolder) }
    return folder
  }()

  /// A fresh path in a folder of its own.
  package static func temporary(_ name: String) -> String {
    let folder = runFolder.appendingPathComponent(UUID().uuidString)
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder.appendingPathComponent(name).path
  }

  /// A file with some text.
  package static func file(_ name: String, _ text: String) throws -> String {
    let path = temporary(name)
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    return path
  }

  /// Whether another program than the one built with the tests is tried: a release build.
  package static let isNamed = ProcessInfo.processInfo.environment["FREEDOM"] != nil

  /// The program's file.
  package static var executable: URL {
    if let named = ProcessInfo.processInfo.environment["FREEDOM"] {
      return URL(fileURLWithPath: named)
    }
    return URL(fileURLWithPath: CommandLine.arguments[0])
      .deletingLastPathComponent().appendingPathComponent("freedom")
  }

  /// A folder in which the program is called `freedom`, for `PATH`.
  package static let folder: String = {
    let link = temporary("freedom")
    try? FileManager.default.createSymbolicLink(
      atPath: link, withDestinationPath: executable.path)
    return URL(fileURLWithPath: link).deletingLastPathComponent().path
  }()

  /// Where a tool is; `nil` where it is not installed.
  package static func tool(_ name: String) -> URL? {
    ["/bin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"].map { $0 + "/" + name }
      .first(where: FileManager.default.isExecutableFile).map { URL(fileURLWithPath: $0) }
  }

  /// Runs the program, or another that calls it; without a database named, on the bundled data.
  package static func run(
    _ arguments: [String], environment: [String: String] = [:], by tool: URL? = nil,
    in folder: URL? = nil
  ) -> Result {
    let process = Process()
    process.executableURL = tool ?? executable
    process.arguments = arguments
    process.currentDirectoryURL = folder
    var all = [
      "PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "LC_ALL": "C.UTF-8", "COLUMNS": "80",
      "FREEDOM_DATASETS": Checkout.path("datasets"),
    ]
    for name in ["LD_LIBRARY_PATH", "ASAN_OPTIONS", "TSAN_OPTIONS"] {
      if let value = ProcessInfo.processInfo.environment[name] { all[name] = value }
    }
    all.merge(environment) { $1 }
    if all["FREEDOM_DATABASE"] == nil { all["FREEDOM_DATABASE"] = bundled }
    process.environment = all
    let output = Pipe()
    let errorPath = temporary("messages")
    _ = FileManager.default.createFile(atPath: errorPath, contents: nil)
    process.standardOutput = output
    process.standardError = FileHandle(forWritingAtPath: errorPath)
    process.standardInput = FileHandle.nullDevice
    do { try process.run() } catch {
      return Result(status: -1, output: "", error: "\(error)")
    }
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus, output: String(decoding: data, as: UTF8.self),
      error: Files.text(of: errorPath) ?? "")
  }
}
