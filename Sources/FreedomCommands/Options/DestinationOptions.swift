import ArgumentParser
import RatingsCharts
import RatingsExport
import Platform

/// Where a result goes, and what can be shown there.
///
/// One group: each asks the runtime for conformances when the program starts.
struct DestinationOptions: ParsableArguments {
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
    try Self.check(width, within: TextOptions.widths, "--width", of: "cells")
  }

  /// Refuses a number that is beyond what can be drawn.
  static func check(
    _ number: Int?, within limits: ClosedRange<Int>, _ option: String, of unit: String
  ) throws {
    guard let number, !limits.contains(number) else { return }
    throw ValidationError(
      "\(option) must be \(limits.lowerBound) to \(limits.upperBound) \(unit), not \(number)")
  }

  /// Refuses a size in pixels that cannot be drawn.
  func checkDrawing(height: Int?) throws {
    let (widths, heights) = (SVGOptions.widths, SVGOptions.heights)
    try Self.check(width, within: widths, "--width of a drawing", of: "pixels")
    try Self.check(height, within: heights, "--height of a drawing", of: "pixels")
  }

  /// The file, or `-`.
  var path: String { output ?? "-" }
  /// Whether the result goes to a terminal.
  var isTerminal: Bool { path == "-" && File.standardOutput.isTerminal }
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

  /// Where the result goes, before it is made.
  var destinations: Destinations { Destinations(paths: [path], overwrites: force) }

  /// Writes the result; never over a database, not even when told to replace what is there.
  ///
  /// - Parameters:
  ///   - bytes: The result.
  ///   - isDrawn: Whether it is made for a terminal, colours and all.
  /// - Throws: An `OutputError`, or a `UsageError` where a database would be lost.
  func write(_ bytes: [UInt8], isDrawn: Bool = false) throws {
    let sink = try open(path, isDrawn: isDrawn)
    try sink.write(bytes)
    try sink.finish()
  }

  /// Opens a place to write to; never a database, not even when told to replace what is there.
  func open(_ path: String, isDrawn: Bool) throws -> any ByteSink {
    try Destinations(paths: [path], overwrites: force).spareDatabases()
    return try Output.open(path, overwriting: force, isDrawn: isDrawn)
  }
}
