import Foundation
import Testing

/// The built program, run as a person would.
struct FreedomBinary {
  /// What a run gave.
  struct Result {
    let status: Int32
    let output: String
    let error: String
    /// The lines of the output.
    var lines: [String] { output.split(separator: "\n").map(String.init) }
  }

  /// The checkout.
  static let checkout = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// A database of the bundled figures, built once.
  static let bundled: String = {
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
  static func temporary(_ name: String) -> String {
    let folder = runFolder.appendingPathComponent(UUID().uuidString)
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder.appendingPathComponent(name).path
  }

  /// A file with some text.
  static func file(_ name: String, _ text: String) throws -> String {
    let path = temporary(name)
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    return path
  }

  /// The program's file.
  static var executable: URL {
    if let named = ProcessInfo.processInfo.environment["FREEDOM"] {
      return URL(fileURLWithPath: named)
    }
    return URL(fileURLWithPath: CommandLine.arguments[0])
      .deletingLastPathComponent().appendingPathComponent("freedom")
  }

  /// A folder in which the program is called `freedom`, for `PATH`.
  static let folder: String = {
    let link = temporary("freedom")
    try? FileManager.default.createSymbolicLink(
      atPath: link, withDestinationPath: executable.path)
    return URL(fileURLWithPath: link).deletingLastPathComponent().path
  }()

  /// Where a tool is; `nil` where it is not installed.
  static func tool(_ name: String) -> URL? {
    ["/bin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"].map { $0 + "/" + name }
      .first(where: FileManager.default.isExecutableFile).map { URL(fileURLWithPath: $0) }
  }

  /// Runs the program, or another that calls it; without a database named, on the bundled figures.
  static func run(
    _ arguments: [String], environment: [String: String] = [:], by tool: URL? = nil,
    in folder: URL? = nil
  ) -> Result {
    let process = Process()
    process.executableURL = tool ?? executable
    process.arguments = arguments
    process.currentDirectoryURL = folder
    var all = [
      "PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "LC_ALL": "C.UTF-8", "COLUMNS": "80",
      "FREEDOM_DATASETS": checkout.appendingPathComponent("datasets").path,
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
    let messages = try? Data(contentsOf: URL(fileURLWithPath: errorPath))
    return Result(
      status: process.terminationStatus, output: String(decoding: data, as: UTF8.self),
      error: String(decoding: messages ?? Data(), as: UTF8.self))
  }
}

/// Freedom House's own files, where they are at hand.
enum SharedData {
  /// The folder; `nil` where it is not there.
  static let folder: String? = {
    if let named = ProcessInfo.processInfo.environment["FREEDOM_SHARED_DATA"] { return named }
    var folder = FreedomBinary.checkout
    for _ in 0..<4 {
      folder = folder.deletingLastPathComponent()
      let candidate = folder.appendingPathComponent("shared/data").path
      if FileManager.default.fileExists(atPath: candidate) { return candidate }
    }
    return nil
  }()

  static let isHere = folder != nil

  /// The path of a file in the folder.
  static func path(_ name: String) -> String { (folder ?? "") + "/" + name }

  static let ratings2025 =
    "workbooks/Country_and_Territory_Ratings_and_Statuses_FIW_1973-2024.xlsx"
  static let ratings2018 =
    "workbooks/Country and Territory Ratings and Statuses FIW1973-2018.xlsx"
  static let allData2025 = "workbooks/All_data_FIW_2013-2025.xlsx"
}
