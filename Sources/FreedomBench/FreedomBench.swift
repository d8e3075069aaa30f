import FreedomModel
import RatingsExport

/// Times the hot paths one by one: `swift run -c release freedom-bench [NAME...]`.
///
/// A name chooses the paths that it is a part of; without one all are timed. No product exports
/// this program.
@main
enum FreedomBench {
  static func main() throws {
    let samples = try Samples()
    let paths =
      try ReadingPaths.all(samples) + ImportPaths.all(samples) + AnswerPaths.all(samples)
    let wanted = CommandLine.arguments.dropFirst()
    let chosen = paths.filter { path in
      wanted.isEmpty || wanted.contains { path.name.lowercased().contains($0.lowercased()) }
    }
    let rows: [[ResultValue]] = try chosen.map { path in
      let timing = try Timing(path)
      return [
        .text(path.name), .number(timing.median), .number(timing.least), .text(path.unit),
        .integer(path.units), .integer(timing.runs),
      ]
    }
    let table = ResultTable(
      title: "Hot paths",
      columns: [
        .init("path", .string), .init("median_ns", .number), .init("least_ns", .number),
        .init("per", .string), .init("units", .integer), .init("runs", .integer),
      ], rows: rows,
      notes: chosen.isEmpty
        ? [.background("There are: " + paths.map(\.name).joined(separator: ", "))] : [])
    let bytes = TerminalTable.render(table, options: ExportOptions(notes: .all))
    print(String(decoding: bytes, as: UTF8.self), terminator: "")
  }
}

/// One hot path: something to run again and again, and what to divide the time by.
struct Benchmark {
  /// What is timed.
  let name: String
  /// What one unit of the work is, such as `cell`.
  let unit: String
  /// How many units one run works through.
  let units: Int
  /// Runs once and returns a number that depends on all of the work, the same each time.
  let run: () throws -> Int
}

/// How long a hot path runs.
struct Timing {
  /// Nanoseconds a unit: the median and the least of the runs.
  let median: Double, least: Double
  /// How many runs there were.
  let runs: Int

  /// Times a hot path for about half a second, after one run that warms up.
  ///
  /// - Throws: What the run throws, or an ``UnequalRuns``.
  init(_ benchmark: Benchmark) throws {
    let clock = ContinuousClock()
    let answer = try benchmark.run()
    let end = clock.now + .milliseconds(500)
    var times: [Double] = []
    while times.count < 5 || clock.now < end {
      var again = 0
      let time = try clock.measure { again = try benchmark.run() }
      guard again == answer else { throw UnequalRuns(benchmark: benchmark.name) }
      times.append(time.nanoseconds / Double(benchmark.units))
    }
    times.sort()
    median = times[times.count / 2]
    least = times[0]
    runs = times.count
  }
}

/// Two runs of one hot path gave different answers, so the time means nothing.
struct UnequalRuns: Error {
  /// Its name.
  let benchmark: String
}

extension Duration {
  /// The time in nanoseconds.
  fileprivate var nanoseconds: Double {
    Double(components.seconds) * 1e9 + Double(components.attoseconds) / 1e9
  }
}
