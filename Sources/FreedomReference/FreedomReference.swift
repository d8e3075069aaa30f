import Foundation

/// Writes docs/reference, the manual page and the gallery from what the program says of itself:
/// `freedom-reference PROGRAM DATASETS TARGET`. No product exports this program; scripts/reference
/// runs it. The pages are the same on every machine.
@main
enum FreedomReference {
  /// Files that the examples name: they are known by what is in them, so a few lines are enough.
  /// The two that the examples of diff compare have the numbers 5 and 6.
  private static let files = [
    "Country_and_Territory_Ratings_and_Statuses_FIW_1973-2025.xlsx": 5,
    "All_data_FIW_2013-2024.xlsx": 5, "All_data_FIW_2013-2025.xlsx": 6,
  ]

  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard arguments.count == 3, let path = arguments.first, let target = arguments.last else {
      throw ReferenceError(message: "freedom-reference PROGRAM DATASETS TARGET")
    }
    let program = try Program(path, datasets: arguments[2])
    let root = try tree(program)
    let names = try FileManager.default.contentsOfDirectory(atPath: target + "/reference")
    // A test writes the page of messages: MessageListTests.
    for name in names where name != "messages.md" {
      try FileManager.default.removeItem(atPath: "\(target)/reference/\(name)")
    }
    var pages = try Gallery(program: program).files()
    for (name, text) in ReferencePages(root: root).all { pages["reference/" + name] = text }
    pages["man/freedom.1"] =
      ManualPage(
        root: root,
        version: try program.output(["--version"]).trimmingCharacters(in: .whitespacesAndNewlines)
      ).text
    for (name, text) in pages {
      try Data(text.utf8).write(to: URL(fileURLWithPath: "\(target)/\(name)"))
    }
  }

  /// All commands, with what their examples print.
  private static func tree(_ program: Program) throws -> Command {
    let dumped = try program.output(["--experimental-dump-help"])
    let root = Command(
      try JSONDecoder().decode(DumpedCommand.Root.self, from: Data(dumped.utf8)).command)
    try program.prepare(files)
    for command in root.all {
      let words = command.name.words.dropFirst()
      let help = try program.output(["help"] + words, columns: "1000")
      let usage = help.split(separator: "\n").first { $0.hasPrefix("Usage: ") } ?? ""
      command.synopsis = String(usage.dropFirst("Usage: ".count))
      guard command !== root else { continue }
      // A command whose first word says what is shown has columns for each.
      let values = command.options(positional: true).first?.allValues ?? []
      for example in values.map({ "\(command.name) \($0)" }) + command.examples {
        guard !example.contains(" --output"),
          let columns = program.columns(of: Array(Program.words(of: example).dropFirst())),
          !command.columns.contains(where: { $0.columns == columns })
        else { continue }
        command.columns.append((example, columns))
      }
    }
    return root
  }
}

struct ReferenceError: Error, CustomStringConvertible {
  let message: String
  var description: String { message }
}

/// The program, run in a folder and on a database of its own.
struct Program {
  private let path: String
  private let folder: URL
  private let environment: [String: String]

  init(_ path: String, datasets: String) throws {
    self.path = path
    folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    environment = [
      "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TERM": "dumb", "HOME": folder.path,
      "FREEDOM_DATASETS": datasets, "FREEDOM_DATABASE": folder.path + "/ratings.sqlite",
    ]
  }

  /// Builds the database, and makes files for the examples.
  func prepare(_ files: [String: Int]) throws {
    _ = try output(["sources", "--quiet"])
    for (name, number) in files.sorted(by: { $0.key < $1.key }) {
      let text = "country,year,pr,cl,status\nKazakhstan,2014,6,\(number),NF\n"
      try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    }
    for name in ["All_data_FIW_2013-2024.xlsx", "All_data_FIW_2013-2025.xlsx"] {
      _ = try output(["import", name, "--publication", "other", "--quiet"])
    }
  }

  /// What a command prints; another exit code than 0 is an error.
  func output(_ arguments: [String], columns: String = "80") throws -> String {
    let (status, output) = try run(arguments, columns: columns)
    guard status == 0 else {
      throw ReferenceError(
        message: "freedom \(arguments.joined(separator: " ")) ends with \(status)")
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// The columns of the table that a command prints; `nil` where it prints none.
  func columns(of arguments: [String]) -> [Command.Column]? {
    struct Table: Decodable {
      let columns: [Command.Column]
    }
    let output = try? run(arguments + ["--format", "json"], columns: "1000").output
    return output.flatMap { try? JSONDecoder().decode(Table.self, from: $0).columns }
  }

  private func run(_ arguments: [String], columns: String) throws -> (status: Int32, output: Data) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = environment.merging(["COLUMNS": columns]) { $1 }
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, output)
  }

  /// The words of a command line: quotes keep blanks.
  static func words(of line: String) -> [String] {
    var words: [String] = []
    var word: String?
    var quote: Character?
    for mark in line {
      if mark == quote {
        quote = nil
      } else if quote == nil, mark == "\"" || mark == "'" {
        quote = mark
        word = word ?? ""
      } else if quote == nil, mark == " " {
        if let made = word { words.append(made) }
        word = nil
      } else {
        word = (word ?? "") + String(mark)
      }
    }
    return words + (word.map { [$0] } ?? [])
  }
}
