package import FreedomModel
package import RatingsAnalysis

extension ResultTable {
  /// The columns `id` to `censored`, one row an episode.
  package init(_ episodes: Episodes) {
    self.init(
      title: "Episodes of \(episodes.indicator.labelInTitle)", columns: Episodes.columns,
      rows: episodes.rows.map { $0.cells(of: episodes.indicator) }, notes: episodes.notes,
      citation: episodes.indicator.citation)
  }
}

extension Episodes {
  fileprivate static let columns: [ResultTable.Column] = [
    .id, .entityName, .indicator,
    .init("kind", .string, description: "improvement is towards freedom, decline away from it"),
    .init("start", .integer, description: "The year of the first change"),
    .init(
      "end", .integer, description: "The year of the last change; of the last value if censored"),
    .init("before", .number, description: "The value before the first change"),
    .init("after", .number, description: "The value at the end"),
    .computed("change", unit: "points", description: "After less before"),
    .init("reason", .string, description: "Why it ends"),
    .init("censored", .boolean, description: "Whether it may have gone on"),
  ]

  fileprivate var notes: [TableNote] {
    indicator.numericScaleNotes + [
      options.yearRule.note,
      .essential(
        """
        This project's adaptation of the Episodes of Regime Transformation rules (Edgell et al. \
        2020): start \(options.start.shortestExact), cumulative \
        \(options.cumulative.shortestExact), year turn \(options.yearTurn.shortestExact), \
        cumulative turn \(options.cumulativeTurn.shortestExact) points; tolerance \
        \(options.tolerance) editions.
        """,
        brief: "episodes of at least \(options.cumulative.shortestExact) points"),
      "A missing edition ends an episode as censored; it is neither filled nor joined.",
    ] + splits.essentialNotes
  }
}

extension Episodes.Row {
  fileprivate func cells(of indicator: Indicator) -> [ResultValue] {
    [
      .text(entity.id), .text(entity.name), .text(indicator.id), .text(episode.kind.rawValue),
      .integer(start), .integer(end), .number(before), .number(after), .number(after - before),
      .text(episode.ending.rawValue), .flag(episode.ending.isCensored),
    ]
  }
}
