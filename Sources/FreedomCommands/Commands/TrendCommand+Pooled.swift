import ArgumentParser
import FreedomModel
import FreedomRatings
import RatingsAnalysis
import RatingsTables

extension TrendCommand {
  /// A pooled trend is of some names, of all, or of a region or a group.
  func checkPooled() throws {
    if entities.isEmpty {
      guard all || population.isNarrowed else {
        throw ValidationError("--pooled needs names, --all, --region or --group")
      }
    } else if all || population.isNarrowed {
      throw ValidationError("names exclude --all, --region and --group")
    }
    if !mean.isEmpty { throw ValidationError("--pooled and --mean exclude each other") }
    if weights != nil { throw ValidationError("--weights goes with --mean, not with --pooled") }
    if chart || drawing.describe {
      throw ValidationError("a pooled trend has no chart; draw the mean: --mean --chart")
    }
    if excluding != nil {
      throw ValidationError("--excluding goes with single trends, not with --pooled")
    }
    if limits != nil {
      throw ValidationError("--limits goes with single trends, not with --pooled")
    }
    if method == .trendFreePrewhitening {
      throw ValidationError("--pooled needs a method that changes only the variance, not tfpw")
    }
  }

  /// One test of several entities together, for each indicator.
  func runPooled() throws {
    let library = try database.open(writingTo: output.destinations, reading: population.groupsFile)
      .naming(naming.naming)
    let indicators = try library.indicators(indicator)
    let countsAll = entities.isEmpty
    let panels = try indicators.map { indicator in
      try library.panel(
        of: indicator, naming: entities, all: countsAll, counted: population, years.choice)
    }
    let options = TrendOptions(
      method: method, allowsShrinking: allowsShrinking, limits: .rank, adjustment: adjust,
      yearRule: years.rule, kind: countsAll ? population.kindOrCountries : population.kind?.kind)
    let name =
      countsAll
      ? try population.membership(in: library).name
      : panels.first?.entities.map(\.id).joined(separator: " ") ?? ""
    let tables = try panels.map { panel in
      ResultTable(
        try PooledTrends(of: panel, by: by.map { _ in RegionDivision.current }, options: options),
        of: name)
    }
    var table = try ResultTable(joining: tables, of: indicators)
    table.notes =
      (countsAll ? try population.notes(in: library) : []) + table.notes + panels.trustNotes
    table.used = panels.used
    try output.print(
      table,
      brief: ["group"] + (by == nil ? [] : ["region"])
        + (indicators.count > 1 ? ["indicator"] : [])
        + ["entities", "from", "to", "n", "direction", "slope", "z", "p", "evidence"],
      chart: nil, drawing: drawing, from: library, nothing: years.reason(in: library))
  }
}
