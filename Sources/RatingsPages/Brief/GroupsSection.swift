internal import FreedomModel
internal import RatingsAnalysis

/// Groups of states, and the entities before and after.
enum GroupsSection: BriefSection {
  static func section(of brief: CountryBrief) -> PageSection? {
    var points: [[PageText]] = []
    if let region = brief.entity.region { points.append([.plain("Region: \(region)")]) }
    if !brief.groups.isEmpty {
      points.append([
        .plain(
          "Member on \(brief.edition.coverageEnd) of: \(brief.groups.joined(separator: ", "))")
      ])
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
      [.plain("\(verb) \(Words.list(links.map(\.entity.name).sorted())) on \(date).")]
    }
  }
}
