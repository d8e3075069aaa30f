public import FreedomModel

extension Episode {
  /// The episodes of a series, oldest first, improvements and declines; none where the direction of
  /// the scale is not declared.
  public static func episodes(of series: Series, options: EpisodeOptions) -> [Episode] {
    Kind.allCases.flatMap { EpisodeSearch(series, kind: $0, options: options).episodes() }
      .sorted { ($0.before, $0.end) < ($1.before, $1.end) }
  }

  /// The episodes of all entities of a panel, one row each.
  ///
  /// - Parameters:
  ///   - panel: The figures; its editions are the window.
  ///   - options: The thresholds; `nil` takes the defaults on the indicator's scale.
  /// - Returns: The columns `id` to `censored`.
  /// - Throws: ``AnalysisError`` when the indicator has no scale for the defaults, or an option
  ///   makes no sense.
  public static func table(
    of panel: Panel, options: EpisodeOptions? = nil
  ) throws(AnalysisError) -> ResultTable {
    guard panel.indicator.direction != nil else {
      throw .directionNotDeclared(indicator: panel.indicator.id, what: "an episode")
    }
    guard let options = options ?? EpisodeOptions(scaledTo: panel.indicator) else {
      throw .unsuited(
        indicator: panel.indicator.id, table: "episodes",
        need: "a scale with a minimum and a maximum, or thresholds of your own")
    }
    try options.check()
    let chosen = panel.keeping(kind: options.kind)
    var rows: [[ResultValue]] = []
    for row in chosen.entities.indices {
      let series = chosen.series(row)
      rows += episodes(of: series, options: options).map { $0.row(of: series, options.years) }
    }
    return ResultTable(
      title: "Episodes of \(panel.indicator.labelInTitle)", columns: columns, rows: rows,
      notes: notes(panel.indicator, options) + chosen.splitNotes(),
      citation: panel.indicator.citation)
  }

  private static let columns: [ResultTable.Column] = [
    .id, .entityName, .indicator,
    .init("kind", .string, description: "improvement is towards freedom, decline away from it"),
    .init("start", .integer, description: "The year of the first change"),
    .init(
      "end", .integer, description: "The year of the last change; of the last figure if censored"),
    .init("before", .number, description: "The figure before the first change"),
    .init("after", .number, description: "The figure at the end"),
    .init("change", .number, unit: "points", description: "After less before"),
    .init("reason", .string, description: "Why it ends"),
    .init("censored", .boolean, description: "Whether it may have gone on"),
  ]

  private func row(of series: Series, _ rule: YearRule) -> [ResultValue] {
    let first = series.values[before]
    let last = series.values[end]
    let change = first.flatMap { first in last.map { $0 - first } }
    return [
      .text(series.entity.id), .text(series.entity.name), .text(series.indicator.id),
      .text(kind.rawValue), .integer(series.editions[before + 1].year(by: rule)),
      .integer(series.editions[end].year(by: rule)), ResultValue(first), ResultValue(last),
      ResultValue(change), .text(ending.rawValue), .flag(ending.isCensored),
    ]
  }

  private static func notes(_ indicator: Indicator, _ options: EpisodeOptions) -> [String] {
    [
      indicator.scaleNote, options.years.note,
      """
      This project's adaptation of the Episodes of Regime Transformation rules (Edgell et al. \
      2020): start \(options.start.shortestExact), cumulative \
      \(options.cumulative.shortestExact), year turn \(options.yearTurn.shortestExact), \
      cumulative turn \(options.cumulativeTurn.shortestExact) points; tolerance \
      \(options.tolerance) editions.
      """,
      "A missing edition ends an episode as censored; it is neither filled nor joined.",
    ]
  }
}
