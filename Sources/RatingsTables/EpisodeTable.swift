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
    .computed("change", unit: "points", description: "After less before: the net change"),
    .init("reason", .string, description: "Why it ends"),
    .init("censored", .boolean, description: "Whether it may have gone on"),
    .init("left_censored", .boolean, description: "Whether it may have begun earlier"),
    .computed("range", unit: "points", description: "The highest value less the lowest"),
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
      """
      An episode counts when its highest and its lowest value are the cumulative threshold apart \
      (range), as in the project's package; the net change (after less before) can be smaller.
      """,
      "A missing edition ends an episode as censored; it is neither filled nor joined.",
      """
      left_censored: the first change is the first one known, in the window or after a gap, so \
      that the episode may have begun earlier.
      """,
    ] + small + splits.essentialNotes
  }

  /// How many episodes reach the threshold by their range alone.
  private var small: [TableNote] {
    let count = rows.count { $0.change.magnitude < options.cumulative * (1 - 1e-9) }
    guard count > 0 else { return [] }
    let points = "\(options.cumulative.shortestExact) points"
    let episodes = count == 1 ? "1 episode has" : "\(count) episodes have"
    return [
      .essential(
        "\(episodes) a net change below \(points): only the range reaches the threshold.",
        brief: "\(episodes) a net change below \(points), by range they count")
    ]
  }
}

extension Episodes.Row {
  fileprivate func cells(of indicator: Indicator) -> [ResultValue] {
    [
      .text(entity.id), .text(entity.name), .text(indicator.id), .text(episode.kind.rawValue),
      .integer(start), .integer(end), .number(before), .number(after), .number(change),
      .text(episode.ending.rawValue), .flag(episode.ending.isCensored),
      .flag(episode.isLeftCensored), .number(episode.range),
    ]
  }
}
