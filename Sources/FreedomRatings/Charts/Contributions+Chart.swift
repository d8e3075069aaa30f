internal import FreedomModel
public import RatingsAnalysis
public import RatingsCharts
internal import RatingsTables

extension Contributions {
  /// The parts of the change as a chart: a bar a part, in the order of the sum.
  ///
  /// - Throws: A `ChartError`.
  public func chart(options: ChartOptions = ChartOptions()) throws -> Chart {
    let missing = rows.filter { $0.part != .notDivided && $0.change == nil }.map(\.part.label)
    var options = options
    if !missing.isEmpty {
      options.notes.insert(
        "No value in one of the editions: \(missing.joined(separator: ", ")).", at: 0)
    }
    if let undivided {
      options.notes.insert("The edition \(undivided.label) has no values of the parts.", at: 0)
    }
    return try .contributions(
      ContributionBars(
        of: "\(indicator.label) of \(entity.name)", from: (first.label, last.label),
        values: (before, after), direction: indicator.direction(inEdition: last.year),
        bars: rows.compactMap { row in row.change.map { .init(row.part.label, $0) } }),
      options: options)
  }
}

extension MeanContributions {
  /// The contributions to the change of the mean as a chart: the greatest in each direction, the
  /// rest together, and what has no country of its own.
  ///
  /// - Parameters:
  ///   - top: How many in each direction; `nil` for all.
  ///   - options: The options of the chart.
  /// - Returns: A chart of bars.
  /// - Throws: A `ChartError`, or an `AnalysisError` where `top` is less than 1.
  public func chart(top: Int? = nil, options: ChartOptions = ChartOptions()) throws -> Chart {
    let (shown, others) = try cut(to: top)
    var bars = shown.map { ContributionBars.Bar($0.entity.name, $0.contribution) }
    if !others.isEmpty {
      bars.append(
        .init("\(others.count) others", others.reduce(0) { $0 + $1.contribution }))
    }
    bars += effects.map { .init($0.name, $0.contribution) }
    return try .contributions(
      ContributionBars(
        of: "\(indicator.label), \(name.lowercasedFirst)", from: (first.label, last.label),
        values: (before, after), direction: indicator.direction(inEdition: last.year), bars: bars),
      options: options)
  }
}
