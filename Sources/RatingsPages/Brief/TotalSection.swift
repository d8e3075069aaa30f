internal import FreedomModel
internal import RatingsAnalysis
internal import RatingsCharts

/// The total score beside the means of its region and of the world, and its changes.
enum TotalSection: BriefSection {
  static func section(of brief: CountryBrief) -> PageSection? {
    guard let total = brief.total else { return nil }
    var blocks: [PageBlock] = []
    let means = total.series.dropFirst().map { Self.name($0) }
    let title = "Total score of \(brief.entity.name), and the mean of \(Words.list(means))"
    var options = ChartOptions(titled: title)
    options.means = Array(total.series.dropFirst())
    if let chart = try? Chart.line(series: Array(total.series.prefix(1)), options: options) {
      blocks.append(.chart(chart))
    }
    var figures: [PageBlock] = [.list(self.means(total, in: brief.edition))]
    if !brief.changes.isEmpty { figures.append(.table(changes(brief))) }
    return PageSection(
      "total-score", heading: "Total score", blocks + figures, screen: figures)
  }

  private static func means(
    _ total: CountryBrief.TotalHistory, in edition: Edition
  ) -> [[PageText]] {
    total.series.dropFirst().compactMap { series in
      guard let column = series.editions.firstIndex(of: edition),
        let mean = series.numbers[column]
      else { return nil }
      return [.plain("Mean of \(name(series)): "), .value(Words.number(mean), .means)]
    }
  }

  private static func changes(_ brief: CountryBrief) -> PageTable {
    PageTable(
      "Change of the total score to \(brief.edition.label)",
      columns: [
        .init("Over"), .init("From"), .init("Score then", isNumeric: true),
        .init("Score now", isNumeric: true), .init("Change", isNumeric: true),
      ],
      rows: brief.changes.map { change in
        [
          .plain(change.span == 1 ? "1 edition" : "\(change.span) editions"),
          .plain(change.from.label), .value(Words.number(change.before), .scores),
          .value(Words.number(change.after), .scores),
          .value(Words.change(change.after - change.before), .changes),
        ]
      })
  }

  /// Whose mean a series is, in a sentence.
  private static func name(_ mean: Series) -> String {
    mean.entity.name == "World" ? "the world" : Words.region(mean.entity.name)
  }
}
