internal import FreedomModel
internal import RatingsAnalysis

/// The countries of the region nearest by total score.
enum PeersSection: BriefSection {
  static func section(of brief: CountryBrief) -> PageSection? {
    guard brief.peers.count > 1, let region = brief.entity.region else { return nil }
    let table = PageTable(
      "The countries of \(Words.region(region)) nearest by total score, \(brief.edition.label)",
      columns: [
        .init("Country"), .init("Score", isNumeric: true), .init("Status"),
        .init("Rank in the region", isNumeric: true),
      ],
      rows: brief.peers.map { peer in
        [
          .entity(peer.entity), .value(Words.number(peer.total), .scores),
          peer.status.map { .value($0.label, .ratings) } ?? "", .value("\(peer.rank)", .ranks),
        ]
      }, highlighted: brief.peers.firstIndex { $0.entity.id == brief.entity.id })
    return PageSection("peers", heading: "Peers", [.table(table)], screen: [.table(table)])
  }
}
