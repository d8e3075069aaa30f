import ArgumentParser
import FreedomModel
import FreedomRatings
import RatingsCharts

extension MapOptions.Projection: NamedChoice {}

extension ChartCommand {
  /// What is wrong with the options of a map.
  func validateMap() throws {
    guard chart == .map else {
      if projection != nil {
        throw ValidationError("--projection is for map: \(chart.rawValue) shows no places")
      }
      return
    }
    if !entities.isEmpty || all || population.isNarrowed || population.kind != nil {
      throw ValidationError(
        "a map shows the whole world: leave out countries, --all, --kind, --region and --group")
    }
    if indicator.count > 1 { throw ValidationError("map needs exactly one --indicator") }
    if years.from == nil, years.to != nil {
      throw ValidationError(
        "a map of one year needs --edition; one of changes needs --from too, such as "
          + "--from 2016 --to 2026")
    }
    if years.from != nil, !edition.isEmpty {
      throw ValidationError("a map of changes needs --from and --to, without --edition")
    }
    if let from = years.from, from == years.to {
      throw ValidationError("--from and --to are the same year: a map of one year needs --edition")
    }
  }

  func map(_ library: RatingsLibrary, _ indicator: Indicator) throws -> Chart {
    if projection == .equalEarth, try !output.isDrawing {
      throw UsageError(
        "outlines are drawn as SVG, not in the terminal",
        hint: "say --output map.svg, or leave out --projection for a map of tiles", status: .usage)
    }
    let panel = try library.panel(of: indicator)
    let shown = try shownYears([panel]).first
    let (from, to) = try (
      years.from.map { try year($0, of: panel) }, years.to.map { try year($0, of: panel) }
    )
    return try library.map(
      of: indicator, year: shown ?? to, from: from, projection: projection ?? .tiles,
      options: options(library, [indicator], notes: []))
  }

  /// A year of a map of changes; one without an edition is refused.
  private func year(_ wanted: Int, of panel: Panel) throws -> Int {
    let known = panel.editions.flatMap { $0.years(under: years.rule) }
    guard known.contains(wanted) else {
      let hint = known.min().flatMap { first in known.max().map { "they are \(first) to \($0)" } }
      throw UsageError(
        "\(panel.indicator.id) has no edition \(wanted)", hint: hint, status: .badData)
    }
    return wanted
  }
}
