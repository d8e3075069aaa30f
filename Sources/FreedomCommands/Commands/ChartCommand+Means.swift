import ArgumentParser
import FreedomModel
import FreedomRatings
import RatingsAnalysis
import RatingsCharts

extension ChartCommand {
  /// The means that are drawn beside the series, and what they are means of.
  func means(
    _ library: RatingsLibrary, _ indicators: [Indicator]
  ) throws -> (series: [Series], notes: [String], used: UsedSources) {
    guard !emphasis.baseline.isEmpty else { return ([], [], UsedSources()) }
    if let status = indicators.first(where: { $0.measure == .status }) {
      throw UsageError(
        "a status has no mean, and \(status.id) is one",
        hint: "leave out --baseline, or draw --indicator \(status.publication).total",
        status: .badData)
    }
    let memberships = try emphasis.baseline.map { try population.baseline($0, in: library) }
    let kind = population.kindOrCountries
    var used = UsedSources()
    let series = try indicators.flatMap { indicator in
      let panel = try library.panel(of: indicator, years: years.choice)
      used.formUnion(panel.used)
      return try library.means(of: memberships, in: panel, kind: kind, years: years.choice)
    }
    let notes = population.notes(onMeans: emphasis.baseline).map(\.text)
    return (series, ["Means are of \(kind.plural), each counting equally."] + notes, used)
  }

  /// The ids of those that are picked out, all of them in the chart.
  func highlighted(_ library: RatingsLibrary, among series: [Series]) throws -> [String] {
    let picked = try library.entities(named: emphasis.highlight)
    for entity in picked where !series.contains(where: { $0.entity.id == entity.id }) {
      throw UsageError(
        "\(entity.name) is not in this chart and cannot be picked out",
        hint: isOpen ? "choose other countries, or name it among them" : "name it too",
        status: .badData)
    }
    return picked.map(\.id)
  }

  /// The published statuses that bars are coloured by, where the scale itself has no bands.
  func statuses(_ library: RatingsLibrary, for indicators: [Indicator]) throws -> [Series] {
    guard let indicator = indicators.first, indicators.count == 1, indicator.measure != .status,
      RuleBook.bands(of: indicator.id).isEmpty,
      Publication.isFreedomHouse(indicator.publication),
      let status = try? library.indicators(["\(indicator.publication).status"]).first
    else { return [] }
    return try library.panel(of: status, years: years.choice).allSeries
  }
}
