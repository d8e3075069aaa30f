import ArgumentParser
import FreedomModel
import FreedomRatings
import RatingsCharts

extension MapOptions.Projection: NamedChoice {}

extension ChartCommand {
  /// What is wrong with the options of a map.
  func validateMap() throws {
    guard chart == .map else {
      if special.projection != nil {
        throw ValidationError("--projection is for map: \(chart.rawValue) shows no places")
      }
      return
    }
    if !entities.isEmpty || all {
      throw ValidationError(
        "a map shows the whole world: leave out countries and --all; --region and --group shade "
          + "a part of it")
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
    if special.projection == .equalEarth, try !output.isDrawing {
      throw UsageError(
        "outlines are drawn as SVG, not in the terminal",
        hint: "say --output map.svg, or leave out --projection for a map of tiles", status: .usage)
    }
    let panel = try library.panel(of: indicator)
    let shown = try shownYears([panel]).first
    let (from, to) = try (
      years.from.map { try year($0, of: panel) }, years.to.map { try year($0, of: panel) }
    )
    let isPart = population.isNarrowed || population.kind != nil
    let when = population.group.map { _ in "Shaded: the members on the last day of the edition." }
    var options = try options(library, [indicator], notes: [when].compactMap(\.self))
    options.who = try isPart ? who(of: library) : nil
    return try library.map(
      of: indicator, year: shown ?? to, from: from, projection: special.projection ?? .tiles,
      within: isPart ? try shaded(library) : nil, options: options)
  }

  /// Who is shaded, in words: `Africa`, or `territories of Africa`.
  private func who(of library: RatingsLibrary) throws -> String {
    let place = try population.isNarrowed ? population.membership(in: library).titleInSentence : nil
    guard let kind = population.kind?.kind else { return place ?? "the world" }
    return place.map { "\(EntityKind?.some(kind).plural) of \($0)" }
      ?? "all \(EntityKind?.some(kind).plural)"
  }

  /// Which entities a map shades, where it does not shade all.
  private func shaded(_ library: RatingsLibrary) throws -> Membership {
    let membership = try population.membership(in: library)
    guard let kind = population.kind?.kind else { return membership }
    return Membership(name: membership.name) { entity, edition in
      entity.kind(inEdition: edition.year) == kind && membership.includes(entity, in: edition)
    }
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
