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
          "Political rights are rated ", .value(rights.description, .ratings),
          " and civil liberties ", .value(liberties.description, .ratings),
          " (1 is the most free, 7 the least).",
        ]))
    }
    return blocks.isEmpty
      ? nil : PageSection("status", heading: "Status", blocks, screen: blocks)
  }
}
