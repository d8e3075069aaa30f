import FreedomModel
import RatingsExport

/// Times the hot paths one by one: `swift run -c release freedom-bench [NAME...]`.
///
/// A name chooses the paths that it is a part of; without one all are timed. No product exports this
/// program.
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
      notes: chosen.isEmpty ? ["There are: " + paths.map(\.name).joined(separator: ", ")] : [])
    print(String(decoding: TerminalTable.render(table), as: UTF8.self), terminator: "")
  }
}
