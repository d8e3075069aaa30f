import ArgumentParser
import RatingsExport
import RatingsStore

/// Where a result goes, and what can be shown there.
///
/// One group: each asks the runtime for conformances when the program starts.
struct PlaceOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Write to a file, whole or not at all; - is standard output (default: -).",
      valueName: "file"), completion: .file())
  var output: String?

  @Flag(name: .long, help: "Replace the output file if it exists.")
  var force = false

  @Option(name: .long, help: "How many cells a line may have (default: the terminal's width).")
  var width: Int?

  @Option(name: .long, help: "When to use colour (default: auto).")
  var color: ColorChoice?

  @Flag(name: .customLong("ascii"), inversion: .prefixedNo, help: "Use ASCII characters only.")
  var asciiAsked: Bool?

  /// When colour is used.
  enum ColorChoice: String, NamedChoice {
    case auto
    case always
    case never
  }

  func validate() throws {
    if let width, width < 1 { throw ValidationError("--width must be at least 1") }
  }

  /// The file, or `-`.
  var path: String { output ?? "-" }
  /// Whether the result goes to a terminal.
  var isTerminal: Bool { path == "-" && Terminal.isOutput }
  /// Whether only ASCII is used.
  var isASCII: Bool { asciiAsked ?? (Terminal.isASCII || Settings.current.ascii ?? false) }
  /// How many cells a line may have.
  var lineWidth: Int { width ?? Terminal.width }
  /// Whether colour is used.
  var usesColor: Bool {
    switch color ?? (Terminal.hasColorVariable ? nil : Settings.current.color) ?? .auto {
    case .auto: path == "-" && Terminal.wantsColor
    case .always: true
    case .never: false
    }
  }

  /// Writes the result; never over a database, not even when told to replace what is there.
  func write(_ bytes: [UInt8]) throws {
    try spareDatabase(at: path)
    try Output.write(bytes, to: path, overwriting: force)
  }

  /// Refuses to replace a database by a result, even by force.
  func spareDatabase(at path: String) throws {
    guard force, path != "-", RatingsDatabase.isDatabase(at: path) else { return }
    throw CommandFault(
      "cannot create \(path): it is a database", hint: "write to another file",
      status: .cannotCreate)
  }
}
