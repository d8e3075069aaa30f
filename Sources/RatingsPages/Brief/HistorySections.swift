internal import FreedomModel
internal import RatingsAnalysis
internal import RatingsCharts

/// The status in every edition as a strip, and the two ratings.
enum StatusSection: BriefSection {
  static func section(of brief: CountryBrief) -> PageSection? {
    var blocks: [PageBlock] = []
    let title = "Status of \(brief.entity.name) in every edition of Freedom in the World"
    let strip = try? Chart.strip(
      series: [brief.statuses], options: ChartOptions(titled: title))
    if let strip { blocks.append(.chart(strip)) }
    if let rights = brief.politicalRights, let liberties = brief.civilLiberties {
      blocks.append(
        .paragraph([
          .plain("Political rights \(brief.isNewest ? "are" : "were") rated "),
          .value(rights.description, .ratings),
          " and civil liberties ", .value(liberties.description, .ratings),
          " (1 is the most free, 7 the least).",
        ]))
    }
    return blocks.isEmpty
      ? nil : PageSection("status", heading: "Status", blocks, screen: blocks)
  }
}

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

/// Status changes, breaks and episodes in a short table.
enum HistorySection: BriefSection {
  static func section(of brief: CountryBrief) -> PageSection? {
    let rows = (changes(brief) + breaks(brief) + episodes(brief)).sorted { $0.year < $1.year }
    guard !rows.isEmpty else {
      return PageSection(
        "history", heading: "Turning points",
        [.paragraph(["The status never changed; no break and no episode was found."])])
    }
    let table = PageTable(
      "Status changes as published; breaks and episodes as computed here",
      columns: [.init("Edition"), .init("What"), .init("From"), .init("To")],
      rows: rows.map(\.cells))
    return PageSection("history", heading: "Turning points", [.table(table)])
  }

  private typealias Row = (year: Int, cells: [PageText])

  private static func changes(_ brief: CountryBrief) -> [Row] {
    brief.statusChanges.map { change in
      (
        change.edition.year,
        [
          .plain(change.edition.label), "Status changed",
          .value(change.before.label, .ratings), .value(change.after.label, .ratings),
        ]
      )
    }
  }

  private static func breaks(_ brief: CountryBrief) -> [Row] {
    brief.breaks.map { found in
      (
        found.lastBefore,
        [
          .plain("after \(found.lastBefore)"), "Mean rating shifted",
          .value(Words.number(found.meanBefore), .breaks),
          .value(Words.number(found.meanAfter), .breaks),
        ]
      )
    }
  }

  private static func episodes(_ brief: CountryBrief) -> [Row] {
    brief.episodes.map { row in
      let isOpen = row.episode.ending == .endOfData
      return (
        row.start,
        [
          .plain("\(row.start) to \(row.end)"),
          .plain(
            "Episode of \(row.episode.kind.rawValue)\(isOpen ? ", still running" : "")"),
          .value(Words.number(row.before), .episodes),
          .value(Words.number(row.after), .episodes),
        ]
      )
    }
  }
}
