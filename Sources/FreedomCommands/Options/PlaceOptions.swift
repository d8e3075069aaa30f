import ArgumentParser
import RatingsExport

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

  /// Writes the result.
  func write(_ bytes: [UInt8]) throws {
    try Output.write(bytes, to: output, overwriting: force)
  }
}
