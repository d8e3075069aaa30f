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

/// Groups of states, and the entities before and after.
enum GroupsSection: BriefSection {
  static func section(of brief: CountryBrief) -> PageSection? {
    var points: [[PageText]] = []
    if let region = brief.entity.region {
      points.append(["Region: ", .page(region, .region(region))])
    }
    if !brief.groups.isEmpty {
      let groups = brief.groups.map { name in
        [PageText.page(GroupMembership.title(ofGroup: name), .group(name))]
      }
      points.append(
        [.plain("Member on \(brief.edition.coverageEnd) of: ")] + Words.list(groups, and: ", "))
    }
    let links =
      sentences(brief.predecessors, "It followed")
      + sentences(brief.successors, "It was followed by")
    points += links
    return points.isEmpty
      ? nil
      : PageSection(
        "groups", heading: "Region and groups", [.list(points)],
        screen: links.isEmpty ? [] : [.list(links)])
  }

  /// `It was followed by Estonia, Latvia and Lithuania on 1991-09-06.`, one sentence a day.
  private static func sentences(_ links: [CountryBrief.Link], _ verb: String) -> [[PageText]] {
    Dictionary(grouping: links, by: \.date).sorted { $0.key < $1.key }.map { date, links in
      let entities = links.map(\.entity).sorted { $0.name < $1.name }
      return [.plain("\(verb) ")] + Words.list(entities.map { [.entity($0)] })
        + [.plain(" on \(date).")]
    }
  }
}
