import ArgumentParser
import FreedomRatings
import Platform
import RatingsCharts
import RatingsExport

/// Where a result goes, and what can be shown there.
///
/// One group: each asks the runtime for conformances when the program starts.
final class DestinationOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Write to a file, never leaving a partial one (default: -, standard output).",
      valueName: "file"), completion: .file())
  var output: String?

  @Flag(name: .long, help: "Replace the output file if it exists.")
  var force = false

  @Option(
    name: .long,
    help: "The width of lines in characters, of drawings in pixels (default: that of the terminal)."
  )
  var width: Int?

  @Option(name: .long, help: "When to use colour (default: auto).")
  var color: ColorChoice?

  @Flag(name: .customLong("ascii"), inversion: .prefixedNo, help: "Use only ASCII characters.")
  var asciiAsked: Bool?

  init() {}

  enum ColorChoice: String, NamedChoice {
    case auto, always, never
  }

  func validate() throws {
    try Self.check(width, within: TextOptions.widths, "--width", of: "cells")
  }

  static func check(
    _ number: Int?, within limits: ClosedRange<Int>, _ option: String, of unit: String
  ) throws {
    guard let number, !limits.contains(number) else { return }
    throw ValidationError(
      "\(option) must be \(limits.lowerBound) to \(limits.upperBound) \(unit), not \(number)")
  }

  func checkDrawing(height: Int?) throws {
    let (widths, heights) = (SVGOptions.widths, SVGOptions.heights)
    try Self.check(width, within: widths, "--width of a drawing", of: "pixels")
    try Self.check(height, within: heights, "--height of a drawing", of: "pixels")
  }

  var path: String { output ?? "-" }
  var isTerminal: Bool { path == "-" && File.standardOutput.isTerminal }
  var isASCII: Bool { asciiAsked ?? (Terminal.isASCII || Settings.current.ascii ?? false) }
  var lineWidth: Int { width ?? Terminal.width }
  var usesColor: Bool {
    switch color ?? (Terminal.hasColorVariable ? nil : Settings.current.color) ?? .auto {
    case .auto: path == "-" && Terminal.wantsColor
    case .always: true
    case .never: false
    }
  }

  var destinations: Destinations { Destinations(paths: [path], overwrites: force) }

  /// Writes the result; never over a database, not even with --force.
  func write(_ bytes: [UInt8], isDrawn: Bool = false) throws {
    let sink = try open(path, isDrawn: isDrawn)
    try sink.write(bytes)
    try sink.finish()
  }

  /// Opens a place to write to; never a database, not even with --force.
  func open(_ path: String, isDrawn: Bool) throws -> any ByteSink {
    try Destinations(paths: [path], overwrites: force).spareDatabases()
    return try Output.open(path, overwriting: force, isDrawn: isDrawn)
  }
}

struct Destinations {
  var paths: [String]
  var overwrites: Bool
  var isFolder = false
  var isDatabase = false

  /// Nothing is written but standard output.
  static let standardOutput = Destinations(paths: ["-"], overwrites: false)

  /// Whether two outputs would get into each other's way. Standard output receives both in turn.
  static func areOne(_ path: String, _ otherPath: String) -> Bool {
    (path != "-" || otherPath != "-") && Output.isOnePlace(path, otherPath)
  }

  /// Refuses what cannot be made, or would be written over what the result is made from.
  func check(against inputs: [String]) throws {
    try Output.check(paths, against: inputs)
    try spareDatabases()
    guard !isFolder else { return }
    for path in paths { try Output.probe(path, overwriting: overwrites) }
  }

  /// Refuses to replace a database by a result, even by force.
  func spareDatabases() throws {
    guard overwrites, !isDatabase,
      let path = paths.first(where: { $0 != "-" && RatingsLibrary.isDatabase(at: $0) })
    else { return }
    throw UsageError(
      "cannot create \(path): it is a database", hint: "write to another file",
      status: .cannotCreate)
  }
}

enum EndingCheck {
  /// Refuses a path whose ending is not one of some; a name without an ending passes.
  static func require(
    _ endings: [String], of path: String, for content: String, advice: String? = nil
  ) throws(UsageError) {
    guard let ending = FileEnding(of: path), !endings.contains(ending.text) else { return }
    throw UsageError(
      "\(path): \(content) cannot be written as .\(ending.text)",
      hint: "the name can end in \(list(endings)), or have no ending"
        + (advice.map { "; \($0)" } ?? ""), status: .usage)
  }

  /// Refuses a path whose ending stands for something else than what an option asks for; an ending
  /// that stands for nothing, such as `.dat`, passes.
  static func require(
    _ endings: [String], of path: String, asked option: String
  ) throws(UsageError) {
    guard let ending = FileEnding(of: path), ending.isKnown, !endings.contains(ending.text) else {
      return
    }
    let name = option.prefix { $0 != " " }
    throw UsageError(
      "\(path): \(option) contradicts the ending .\(ending.text)",
      hint: "end the name in \(list(endings)), or leave out \(name)", status: .usage)
  }

  private static func list(_ endings: [String]) -> String {
    let names = endings.map { "." + $0 }
    guard let last = names.last, names.count > 1 else { return names.joined() }
    return names.dropLast().joined(separator: ", ") + " or " + last
  }
}

/// A format of something that is not a table, chosen by name or by the ending of the file.
protocol EndingFormat: NamedChoice {
  /// The endings of its files; the first is the usual one.
  var fileExtensions: [String] { get }
}

extension EndingFormat {
  /// The format that was requested, else the one of the file's ending, else `usual`.
  ///
  /// - Parameters:
  ///   - asked: What `--format` says.
  ///   - path: Where the output goes.
  ///   - usual: The format where neither says anything.
  ///   - noun: What is written, such as `a chart`.
  ///   - advice: What to do about an ending of something else; `isKnown` where programs know it.
  /// - Returns: One of the formats.
  /// - Throws: `UsageError` where the ending contradicts the format, or is that of something else.
  static func chosen(
    _ asked: Self?, for path: String, usually usual: Self, of noun: String,
    advice: (_ isKnown: Bool) -> String
  ) throws -> Self {
    if let asked {
      try EndingCheck.require(
        asked.fileExtensions, of: path, asked: "--format \(asked.rawValue)")
      return asked
    }
    guard let ending = FileEnding(of: path) else { return usual }
    if let named = allCases.first(where: { $0.fileExtensions.contains(ending.text) }) {
      return named
    }
    try EndingCheck.require(
      allCases.compactMap(\.fileExtensions.first), of: path, for: noun,
      advice: advice(ending.isKnown))
    return usual
  }
}
