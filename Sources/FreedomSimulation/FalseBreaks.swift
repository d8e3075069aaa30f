import RatingsAnalysis

/// How often each criterion finds a break in series without one.
struct FalseBreaks {
  private static let seed = 22
  private static let criteria: [BreakCriterion?] = [nil, .bic, .lwz]

  private let rows: [(series: SimulatedSeries, found: [Int])]

  init() {
    rows = [23, 52].flatMap { count in
      [0, 0.5, 0.8].map { correlation in
        let series = SimulatedSeries(count: count, correlation: correlation, start: .stationary)
        let all = series.all(seed: Self.seed)
        let thresholds = SimulatedThresholds()
        let found = Self.criteria.map { criterion in
          let options = BreakOptions(criterion: criterion)
          return all.count {
            let found = FoundBreaks(in: $0, options: options, thresholds: thresholds)
            return found.map { !$0.chosen.breaks.isEmpty } ?? false
          }
        }
        precondition(
          found[0] * 10 <= all.count,
          "by default breaks are found in more than a tenth of the series without one")
        return (series, found)
      }
    }
  }

  var markdown: String {
    MarkdownTable.text(
      ["n", "rho"] + Self.criteria.map { $0.map { "`\($0.rawValue)`" } ?? "default" },
      rows.map { row in
        ["\(row.series.count)", "\(row.series.correlation)"]
          + row.found.map { MarkdownTable.share($0, of: SimulatedSeries.draws) }
      })
  }
}
