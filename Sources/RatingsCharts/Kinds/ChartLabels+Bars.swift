internal import FreedomModel

extension ChartLabels {
  /// What the length of bars says, in the edition that is drawn.
  struct BarLength {
    private let indicator: Indicator?
    private let direction: ScaleDirection?
    private let series: [Series]

    /// - Parameters:
    ///   - series: What is drawn.
    ///   - year: The year that is drawn, under the rule.
    ///   - rule: How the year of an edition is chosen.
    init(_ series: [Series], year: Int?, by rule: YearRule) {
      self.series = series
      indicator = series.first?.indicator
      let edition = series.first?.editions.first { edition in
        year.map { edition.years(under: rule).contains($0) } ?? false
      }
      direction =
        edition.map { edition in series[0].indicator.direction(inEdition: edition.year) }
        ?? indicator?.direction
    }

    /// Which end of the scale is freer, and what the years are.
    func subtitle(_ shared: SharedScale, by rule: YearRule) -> String {
      let place = shared.isRelative || direction != .lower ? "longest" : "shortest"
      return [
        ChartLabels.scale(shared, series, direction: direction, freerAt: place),
        ChartLabels.years(rule),
      ].filter { !$0.isEmpty }.joined(separator: "; ")
    }

    /// The figures of a band as text, in the edition's own direction: `1–2.5`.
    func range(of band: StatusBand) -> String {
      guard let indicator, direction != indicator.direction,
        let least = indicator.mirrored(band.leastFree),
        let freest = indicator.mirrored(band.freest)
      else { return band.range }
      return StatusBand(band.status, leastFree: least, freest: freest).range
    }
  }
}
