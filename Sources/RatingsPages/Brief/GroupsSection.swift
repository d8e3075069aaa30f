internal import FreedomModel
internal import RatingsAnalysis

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
