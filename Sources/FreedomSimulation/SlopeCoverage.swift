import RatingsAnalysis

/// How often the limits of a slope, at 95 per cent, include the slope that a series was made with,
/// and how wide they are.
struct SlopeCoverage {
  private struct Row {
    let series: SimulatedSeries
    var included: [Int], width: [Double]
  }

  private let rows: [Row]
  private static let seed = 21
  private static let slope = 0.5

  init() {
    rows = SimulatedSeries.Start.allCases.flatMap { start in
      [(23, 0.0), (23, 0.7), (52, 0.7)].map { count, correlation in
        let series = SimulatedSeries(
          count: count, correlation: correlation, start: start, slope: Self.slope)
        var row = Row(series: series, included: [0, 0], width: [0, 0])
        for one in series.all(seed: Self.seed) {
          for (position, method) in [SlopeLimits.bootstrap, .rank].enumerated() {
            let trend = Trend(one, options: TrendOptions(limits: method))
            guard let limits = trend.limits else { continue }
            if limits.contains(Self.slope) { row.included[position] += 1 }
            row.width[position] +=
              (limits.upperBound - limits.lowerBound) / Double(SimulatedSeries.draws)
          }
        }
        return row
      }
    }
  }

  var markdown: String {
    MarkdownTable.text(
      ["a series begins", "n", "rho", "`bootstrap`", "`rank`", "width", "width of `rank`"],
      rows.map { row in
        [row.series.start.words, "\(row.series.count)", "\(row.series.correlation)"]
          + row.included.map { MarkdownTable.share($0, of: SimulatedSeries.draws) }
          + row.width.map(MarkdownTable.hundredths)
      })
  }
}
