internal import FreedomModel
internal import RatingsAnalysis

/// Press freedom until 2017, and internet freedom where it is rated.
enum OtherPublicationsSection: BriefSection {
  static func section(of brief: CountryBrief) -> PageSection? {
    guard !brief.otherPublications.isEmpty else { return nil }
    let table = PageTable(
      "The newest value of each until \(brief.edition.label)",
      columns: [
        .init("Publication"), .init("Edition"), .init("Score", isNumeric: true),
        .init("Status"), .init("First edition"), .init("Score then", isNumeric: true),
      ],
      rows: brief.otherPublications.map { other in
        let kind: SourceNote.Kind = other.indicator.publication == "fotp" ? .press : .net
        let first = zip(other.series.editions, other.series.numbers).first { $0.1 != nil }
        return [
          .plain(
            other.indicator.publication == "fotp" ? "Freedom of the Press" : "Freedom on the Net"),
          .plain(other.edition.label),
          other.total.map { .value(Words.number($0), kind) } ?? "",
          other.status.map { .value($0.label, kind) } ?? "",
          .plain(first?.0.label ?? ""),
          (first?.1).map { .value(Words.number($0), kind) } ?? "",
        ]
      })
    let scales = brief.otherPublications.map { [PageText.plain($0.scale)] }
    return PageSection(
      "press-and-net", heading: "Press and internet", [.table(table), .list(scales)])
  }
}

extension CountryBrief.OtherPublication {
  /// Which end of the scale is freer in the editions shown.
  var scale: String {
    indicator.publication == "fotp"
      ? "Freedom of the Press: 0 is the most free, 100 the least; it ended with the edition 2017."
      : "Freedom on the Net: since 2019 100 is the most free, until 2018 0 was."
  }
}

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
