internal import FreedomModel
internal import RatingsAnalysis

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
