internal import FreedomModel
internal import RatingsAnalysis

/// The values of the user's own publications, credited to their sources.
enum OwnSection: BriefSection {
  static func section(of brief: CountryBrief) -> PageSection? {
    let rows = brief.own.compactMap { series -> [PageText]? in
      let known = zip(series.editions, series.values).compactMap { edition, value in
        value.map { (edition, $0) }
      }
      guard let first = known.first, let last = known.last else { return nil }
      return [
        .plain(series.indicator.label), .plain(last.0.label),
        .value(last.1.description, .own), .plain(first.0.label),
        .value(first.1.description, .own),
        .plain(series.indicator.direction.map { "\($0.rawValue) is freer" } ?? "not declared"),
        .plain(series.indicator.credit ?? series.indicator.publication),
      ]
    }
    guard !rows.isEmpty else { return nil }
    let table = PageTable(
      "Values of other sources, not of Freedom House",
      columns: [
        .init("Indicator"), .init("Edition"), .init("Value", isNumeric: true),
        .init("First edition"), .init("Value then", isNumeric: true), .init("Direction"),
        .init("Source"),
      ], rows: rows)
    return PageSection("other-sources", heading: "Other sources", [.table(table)])
  }
}
