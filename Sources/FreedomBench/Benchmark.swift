/// One hot path: something to run again and again, and what to divide the time by.
struct Benchmark {
  /// What is timed.
  let name: String
  /// What one unit of the work is, such as `cell`.
  let unit: String
  /// How many units one run works through.
  let units: Int
  /// Runs once and gives a number that depends on all of the work, the same each time.
  let run: () throws -> Int
}

/// How long a hot path takes.
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
