import RatingsAnalysis

/// How often the tests find a trend, at 5 per cent, where there is none.
struct TrendSizes {
  /// What is found in some series, method by method.
  private struct Row {
    let series: SimulatedSeries
    let found: [Int]
  }

  private let rows: [Row]
  /// The seed of all series of this table.
  private static let seed = 20

  init() throws {
    rows = SimulatedSeries.Start.allCases.flatMap { start in
      [23, 52].flatMap { count in
        [0, 0.5, 0.8].map { correlation in
          let series = SimulatedSeries(count: count, correlation: correlation, start: start)
          var found = [Int](repeating: 0, count: TrendMethod.allCases.count)
          for one in series.all(seed: Self.seed) {
            for (position, method) in TrendMethod.allCases.enumerated() {
              let trend = Trend(one, options: TrendOptions(method: method, limits: .rank))
              if let p = trend.test?.p, p < 0.05 { found[position] += 1 }
            }
          }
          return Row(series: series, found: found)
        }
      }
    }
  }

  var markdown: String {
    MarkdownTable.text(
      ["a series begins", "n", "rho"] + TrendMethod.allCases.map { "`\($0.rawValue)`" },
      rows.map { row in
        [row.series.start.words, "\(row.series.count)", "\(row.series.correlation)"]
          + row.found.map { MarkdownTable.share($0, of: SimulatedSeries.draws) }
      })
  }
}
