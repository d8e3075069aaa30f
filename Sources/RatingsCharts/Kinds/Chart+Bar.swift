public import FreedomModel

extension Chart {
  /// The values of one year as bars from zero, freest first; negative ones go to the left.
  ///
  /// `year` is a year of the chart's rule; `nil` means the latest that has a value. Bars are
  /// filled by the published `statuses` or, where none was published, by `bands`: `nil` means
  /// Freedom House's own for the indicator, an empty list none. Means have bars too, without a
  /// status. Series on different scales are drawn as shares of the way from least free to freest.
  ///
  /// - Throws: ``ChartError`` where a value has no place on the scale.
  public static func bar(
    series: [Series], year: Int? = nil, bands: [StatusBand]? = nil, statuses: [Series] = [],
    options: ChartOptions = ChartOptions()
  ) throws(ChartError) -> Chart {
    var options = options
    options.range = .full
    let frame = try LineFrame(series, bands: bands, options: options)
    let year = year ?? frame.span?.upperBound
    var bars: [Bar] = []
    var missing: [String] = []
    let published = Self.statuses(statuses, in: year, by: options.years)
    for (index, track) in frame.tracks.enumerated() {
      let (name, isMean) = (frame.names.full[index], index >= series.count)
      if let place = track.points.firstIndex(where: { $0.year == year }) {
        let point = track.points[place]
        bars.append(
          Bar(
            id: track.series.entity.id, name: name, point: point,
            end: frame.shared.isRelative ? point.position : track.published[place].number,
            text: track.published[place].text,
            published: isMean ? nil : published[track.series.entity.id],
            byBands: isMean
              ? nil
              : RuleBook.status(
                of: point.position, by: frame.bands, indicator: track.series.indicator.id,
                edition: point.year),
            isMean: isMean))
      } else {
        missing.append(name)
      }
    }
    let scale = frame.shared.scale
    bars.sort {
      let (one, other) = (scale.fraction($0.point.position), scale.fraction($1.point.position))
      return one == other ? $0.name < $1.name : one > other
    }
    let length = ChartLabels.BarLength(series, year: year, by: options.years)
    let axis =
      frame.shared.isRelative
      ? SharedScale.relative(bars.map(\.end))
      : series.first.map { BarScale.of(bars.map(\.end), by: $0.indicator) } ?? scale
    let marks = bars.enumerated().map { row, bar in
      Mark.bar(
        BarMark(
          row: row, position: bar.end, fill: bar.status.map(Fill.status) ?? .plain,
          text: bar.text + (bar.status.map { " \($0.code)" } ?? ""), isMean: bar.isMean))
    }
    let title = ChartTitle(series, when: year.map { "\($0)" } ?? "", options: options)
    return Chart(
      kind: .bar, title: title.first, secondTitle: title.second,
      subtitle: length.subtitle(frame.shared, by: options.years),
      plots: [
        Plot(
          x: .values(axis), y: .categories(bars.map(\.name)), marks: marks,
          strongRows: Set(
            bars.indices.filter { options.highlighted.contains(bars[$0].id) }))
      ],
      key: key(of: bars, by: frame.bands, length),
      notes: ChartLabels.absent(missing, in: year)
        + (bands == nil && bars.contains { $0.published == nil && !$0.isMean }
          ? ChartLabels.olderRule(series, since: year) : [])
        + options.closingNotes,
      description: ChartLabels.ranking(
        bars.map { "\($0.name) \($0.text)" }, ChartLabels.labels(series, who: nil), year,
        by: series.first?.indicator))
  }

  private struct Bar {
    let id: String, name: String
    let point: Point
    let end: Double
    let text: String
    let published: FreedomStatus?, byBands: FreedomStatus?
    let isMean: Bool

    var status: FreedomStatus? { published ?? byBands }
  }

  /// The statuses, with the values that make them where that is true of all bars: before the
  /// edition 2004 some statuses are not those of today's bands.
  private static func key(
    of bars: [Bar], by bands: [StatusBand], _ length: ChartLabels.BarLength
  ) -> [KeyEntry] {
    guard bars.allSatisfy({ $0.status == $0.byBands }) else { return ChartLabels.statusKey }
    return bands.sorted { $0.status > $1.status }.map {
      KeyEntry(
        .status($0.status), "\($0.status.code) \($0.status.label) \(length.range(of: $0))")
    }
  }

  /// The published statuses of one year, by entity.
  private static func statuses(
    _ series: [Series], in year: Int?, by rule: YearRule
  ) -> [String: FreedomStatus] {
    Dictionary(
      series.compactMap { one in
        zip(one.editions, one.values).first { edition, _ in
          year.map { edition.years(under: rule).contains($0) } ?? false
        }?.1?.status.map { (one.entity.id, $0) }
      }, uniquingKeysWith: { first, _ in first })
  }
}

/// The scale of bars: the values as published, zero always on it, the greater to the right. A bar
/// is as long as its value is great, so that one twice as long means twice as much.
enum BarScale {
  static func of(_ figures: [Double], by indicator: Indicator) -> ValueScale {
    if indicator.measure == .status {
      return ValueScale(
        start: 0, end: 2,
        ticks: FreedomStatus.allCases.map { .init(Double($0.rawValue), $0.code) })
    }
    var low = min(0, indicator.nominalMinimum ?? 0, figures.min() ?? 0)
    var high = max(0, indicator.maximum ?? 0, figures.max() ?? 0)
    let step = TickStep.between(low, high)
    if low != min(0, indicator.nominalMinimum ?? 0) {
      // Totals that can fall below 0 have a lowest value of their own, such as -4.
      low = indicator.minimum.flatMap { $0 <= low ? $0 : nil } ?? (low / step).rounded(.down) * step
    }
    if high != indicator.maximum ?? 0 { high = (high / step).rounded(.up) * step }
    if low == high { high += step }
    return ValueScale(
      start: low, end: high, ticks: TickStep.ticksWithEnds(from: low, to: high, by: step))
  }
}

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

    func subtitle(_ shared: SharedScale, by rule: YearRule) -> String {
      let place = shared.isRelative || direction != .lower ? "longest" : "shortest"
      return [
        ChartLabels.scale(shared, series, direction: direction, freerAt: place),
        ChartLabels.years(rule, isOne: true),
      ].filter { !$0.isEmpty }.joined(separator: "; ")
    }

    /// The values of a band as text, in the edition's own direction: `1–2.5`.
    func range(of band: StatusBand) -> String {
      guard let indicator, direction != indicator.direction,
        let least = indicator.mirrored(band.leastFree),
        let freest = indicator.mirrored(band.freest)
      else { return band.range }
      return StatusBand(band.status, leastFree: least, freest: freest).range
    }
  }
}
