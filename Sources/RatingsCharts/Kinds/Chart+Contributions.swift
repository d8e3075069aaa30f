public import FreedomModel

/// What a change is made of, ready to be drawn.
public struct ContributionBars: Sendable, Hashable {
  /// One part of the change.
  public struct Bar: Sendable, Hashable {
    /// Whose it is.
    public let name: String
    /// What it adds, in points.
    public let points: Double

    /// A part from a name and its points.
    public init(_ name: String, _ points: Double) {
      self.name = name
      self.points = points
    }
  }

  /// What changed, such as `Total score of Hungary`.
  public let what: String
  /// The two editions or years.
  public let first: String, last: String
  /// The value in each of them.
  public let before: Double, after: Double
  /// Which end of the scale is freer; `nil` where it is not declared.
  public let direction: ScaleDirection?
  /// The parts, from the top.
  public let bars: [Bar]

  /// The bars of a change.
  ///
  /// - Parameters:
  ///   - what: What changed.
  ///   - span: The two editions or years.
  ///   - values: The value in each of them.
  ///   - direction: Which end of the scale is freer.
  ///   - bars: The parts, which add up to the change.
  public init(
    of what: String, from span: (first: String, last: String),
    values: (before: Double, after: Double), direction: ScaleDirection?, bars: [Bar]
  ) {
    self.what = what
    (first, last) = span
    (before, after) = values
    self.direction = direction
    self.bars = bars
  }
}

extension Chart {
  /// What a change is made of, as bars left and right of zero, from the top in the order given.
  ///
  /// - Throws: ``ChartError`` where a part is not a finite number.
  public static func contributions(
    _ change: ContributionBars, options: ChartOptions = ChartOptions()
  ) throws(ChartError) -> Chart {
    for bar in change.bars where !bar.points.isFinite {
      throw .notFinite(indicator: change.what, entity: bar.name, year: Int(change.last) ?? 0)
    }
    let marks = change.bars.enumerated().map { row, bar in
      let isFreer = change.direction == .lower ? bar.points < 0 : bar.points > 0
      return Mark.bar(
        BarMark(
          row: row, position: bar.points,
          fill: change.direction == nil ? .plain : .change(isFreer ? 3 : -3),
          text: bar.points.signed))
    }
    let span = change.first == change.last ? change.last : "\(change.first) to \(change.last)"
    return Chart(
      kind: .contributions,
      title: options.title
        ?? (change.bars.isEmpty
          ? change.what.isEmpty ? "No series" : change.what
          : "\(change.what): what changed from \(span)"),
      subtitle: change.subtitle,
      plots: [
        Plot(
          x: .values(.around(zero: change.bars.map(\.points))),
          y: .categories(change.bars.map(\.name)), marks: marks, nameShare: 0.45)
      ],
      notes: options.notes, description: change.description)
  }

  /// What each series adds to the change of the mean of all: its own change from the first year
  /// with values to the last, divided by their number; the greatest first.
  ///
  /// - Throws: ``ChartError`` where a value has no place on the scale.
  public static func contributions(
    series: [Series], options: ChartOptions = ChartOptions()
  ) throws(ChartError) -> Chart {
    var options = options
    options.range = .full
    let frame = try LineFrame(series, bands: [], options: options)
    let ends = frame.span.map { ($0.lowerBound, $0.upperBound) } ?? (0, 0)
    var both: [(name: String, before: Double, after: Double)] = []
    var missing: [String] = []
    for (track, name) in zip(frame.tracks, LineNames(series).full) {
      func position(_ year: Int) -> Double? { track.points.first { $0.year == year }?.position }
      if let before = position(ends.0), let after = position(ends.1) {
        both.append((name, before, after))
      } else {
        missing.append(name)
      }
    }
    let count = Double(both.count)
    let bars = both.map { ContributionBars.Bar($0.name, $0.after / count - $0.before / count) }
      .sorted { ($1.points, $0.name) < ($0.points, $1.name) }
    if !missing.isEmpty {
      options.notes = ChartLabels.slopeNotes(missing, ends.0, ends.1) + options.notes
    }
    let labels = ChartLabels.labels(series, who: options.who)
    return try contributions(
      ContributionBars(
        of: labels, from: ("\(ends.0)", "\(ends.1)"),
        values: (
          both.reduce(0) { $0 + $1.before / count }, both.reduce(0) { $0 + $1.after / count }
        ), direction: frame.shared.isRelative ? .higher : series.first?.indicator.direction,
        bars: bars), options: options)
  }
}

extension ContributionBars {
  fileprivate var sum: String {
    "\(before.inFewDigits) to \(after.inFewDigits) (\((after - before).signed))"
  }

  fileprivate var subtitle: String {
    let way =
      switch direction {
      case .higher: "right of zero = freer"
      case .lower: "left of zero = freer"
      case nil: "right of zero = higher; direction not declared"
      }
    return "points; \(way)" + (bars.isEmpty ? "" : "; together \(sum)")
  }

  /// All parts in words if they are few, else the ends.
  fileprivate var description: String {
    guard !bars.isEmpty else { return "No values to draw." }
    let shown = bars.filter { $0.points != 0 }
    let parts = shown.prefix(20).map { "\($0.name) \($0.points.signed)" }
    let rest = shown.count > 20 ? "; \(shown.count - 20) more" : ""
    let list = parts.isEmpty ? "no part changed" : parts.joined(separator: "; ") + rest
    return "\(what) changed from \(sum) between \(first) and \(last): \(list)."
  }
}

extension ValueScale {
  /// A scale of changes: zero always on it, whole steps at both ends.
  fileprivate static func around(zero changes: [Double]) -> ValueScale {
    var low = min(0, changes.min() ?? 0)
    var high = max(0, changes.max() ?? 0)
    let step = TickStep.between(low, high)
    let (below, above) = ((low / step).rounded(.down) * step, (high / step).rounded(.up) * step)
    if below.isFinite { low = below }
    if above.isFinite { high = above }
    if low == high { high += step }
    return ValueScale(
      start: low, end: high, ticks: TickStep.ticksWithEnds(from: low, to: high, by: step))
  }
}

extension Double {
  fileprivate var inFewDigits: String {
    RoundedNumber.text(self, significantDigits: 4) ?? shortestExact
  }

  /// A change with its sign: `+2`, `-0.103`, `0`.
  fileprivate var signed: String {
    let text = RoundedNumber.text(self, significantDigits: 3) ?? shortestExact
    return self > 0 ? "+" + text : text
  }
}
