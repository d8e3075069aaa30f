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
    var links: [[PageText]] = brief.predecessors.map { link in
      [.plain("It followed \(link.entity.name) on \(link.date).")]
    }
    links += brief.successors.map { link in
      [.plain("\(link.entity.name) followed it on \(link.date).")]
    }
    points += links
    return points.isEmpty
      ? nil
      : PageSection(
        "groups", heading: "Region and groups", [.list(points)],
        screen: links.isEmpty ? [] : [.list(links)])
  }
}
