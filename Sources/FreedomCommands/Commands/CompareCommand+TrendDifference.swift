import ArgumentParser
import FreedomModel
import FreedomRatings
import RatingsAnalysis
import RatingsTables

extension CompareCommand {
  /// The first is compared with at least one other, by its published values.
  func checkTrendDifference() throws {
    for (other, isAsked) in [
      ("--rank", rank), ("--relative", relative != nil), ("--reversed", reversed),
      ("--chart", chart || drawing.describe),
    ] where isAsked {
      throw ValidationError("--trend-difference and \(other) exclude each other")
    }
    if entities.count + baseline.count < 2 || entities.isEmpty {
      throw ValidationError(
        "--trend-difference needs a name and another one, or --baseline, to compare it with")
    }
  }

  /// The trend of the first entity less those of the others and of the baselines.
  func runTrendDifference() throws {
    let library = try database.open(writingTo: output.destinations, reading: population.groupsFile)
      .naming(naming.naming)
    let named = try library.entities(named: entities)
    guard named.count + baseline.count > 1 else {
      throw ValidationError("these names are all of \(named.first?.name ?? "one entity")")
    }
    let indicators = try library.indicators(indicator)
    try library.check(years.choice, of: indicators)
    let memberships = try baseline.map { try population.baseline($0, in: library) }
    let people = weights == nil ? nil : try library.population()
    let panels = try indicators.map { indicator in
      try library.panel(
        of: indicator, entities: memberships.isEmpty ? named : nil, years: years.choice)
    }
    let means =
      memberships.isEmpty
      ? []
      : panels.map { panel in
        GroupMeans(
          of: memberships, in: panel, kind: population.kindOrCountries, weights: people)
      }
    let compared = panels.enumerated().map { position, panel in
      let chosen = panel.keeping(entities: named)
      return means.isEmpty ? chosen : chosen.joined(with: means[position].panel)
    }
    let options = TrendOptions(seed: seed, yearRule: years.rule)
    var table = try ResultTable(
      joining: compared.map { ResultTable(try TrendDifferences(of: $0, options: options)) },
      of: indicators)
    table.notes += means.flatMap(\.notes).uniqued() + population.notes(onMeans: baseline)
    table.notes += panels.trustNotes
    table.used = panels.used
    if let people {
      for panel in panels { table.used.insertPopulations(people, of: panel) }
    }
    try output.print(
      table,
      brief: ["name", "other_name"] + (indicators.count > 1 ? ["indicator"] : [])
        + ["n", "slope", "other_slope", "difference", "difference_low", "difference_high"],
      chart: nil, drawing: drawing, from: library, nothing: years.reason(in: library))
  }
}
