import ArgumentParser
import RatingsExport
import RatingsStore

/// Where a result goes.
struct PlaceOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Write to a file, whole or not at all; - is standard output.", valueName: "file"))
  var output: String = "-"

  @Flag(name: .long, help: "Replace the output file if it exists.")
  var force = false

  /// Whether the result goes to a terminal.
  var isTerminal: Bool { output == "-" && Terminal.isOutput }

  /// Writes the result; never over a database, not even when told to replace what is there.
  func write(_ bytes: [UInt8]) throws {
    if force, output != "-", RatingsDatabase.isDatabase(at: output) {
      throw CommandFault(
        "cannot create \(output): it is a database", hint: "write to another file",
        status: .cannotCreate)
    }
    try Output.write(bytes, to: output, overwriting: force)
  }
}
