internal import FreedomModel
internal import RatingsAnalysis
internal import RatingsCharts

/// The total score beside the means of its region and of the world, and its changes.
enum TotalSection: BriefSection {
  static func section(of brief: CountryBrief) -> PageSection? {
    guard let total = brief.total else { return nil }
    var blocks: [PageBlock] = []
    let title =
      "Total score: \(brief.entity.name) and the means of the countries of "
      + (brief.entity.region.map { "\(Words.region($0)) and of " } ?? "") + "the world"
    if let chart = try? Chart.line(series: total.series, options: ChartOptions(title: title)) {
      blocks.append(.chart(chart))
    }
    let means = total.series.dropFirst().compactMap { series -> [PageText]? in
      guard let column = series.editions.firstIndex(of: brief.edition),
        let mean = series.numbers[column]
      else { return nil }
      return [.plain("\(series.entity.name): "), .value(Words.mean(mean), .means)]
    }
    if !means.isEmpty {
      blocks.append(.list(means))
    }
    if !brief.changes.isEmpty { blocks.append(.table(changes(brief))) }
    return PageSection("total-score", heading: "Total score", isOnScreen: false, blocks)
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
}
