internal import FreedomModel
internal import RatingsAnalysis

/// The ranks in the world and in the region, with those of the edition before.
enum PlacesSection: BriefSection {
  static func section(of brief: CountryBrief) -> PageSection? {
    guard !brief.places.isEmpty else { return nil }
    let table = PageTable(
      "Rank by total score, 1 being the freest",
      columns: [
        .init("Among the countries of"), .init("Rank", isNumeric: true),
        .init("Of", isNumeric: true), .init("Edition before", isNumeric: true),
      ],
      rows: brief.places.map { place in
        [
          .plain(place.region.map(Words.region) ?? "the world"),
          .value("\(place.rank)", .ranks), .plain("\(place.count)"),
          place.rankBefore.map { .value("\($0)", .ranks) } ?? "",
        ]
      })
    return PageSection("rank", heading: "Rank", [.table(table)])
  }
}
