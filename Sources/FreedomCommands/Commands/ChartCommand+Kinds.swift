import ArgumentParser
import FreedomModel
import FreedomRatings
import RatingsAnalysis
import RatingsCharts
import RatingsTables

extension ChartCommand {
  /// How many bars in each direction a chart of a mean has where a user does not say.
  private static var usualTop: Int { 10 }

  func validateContributions() throws {
    guard chart == .contributions else {
      if special.items { throw ValidationError("--items is for contributions") }
      if special.top != nil { throw ValidationError("--top is for contributions to a mean") }
      return
    }
    if indicator.count > 1 || indicator.contains(where: { $0.contains(",") }) {
      throw ValidationError("contributions are to one indicator")
    }
    if entities.count > 1 {
      throw ValidationError(
        "contributions are of one country: name one, or none for those to a mean")
    }
    if entities.isEmpty, special.items {
      throw ValidationError("--items divides the total of a country: name it")
    }
    if !entities.isEmpty, special.weights != nil || special.top != nil {
      throw ValidationError(
        "\(special.top == nil ? "--weights people" : "--top") is for contributions to a mean: "
          + "leave out the name")
    }
  }

  /// Draws what the table of the same name shows.
  func drawContributions(_ library: RatingsLibrary, _ indicators: [Indicator]) throws {
    let named = try library.entities(named: entities)
    let scope = Scope(
      kind: population.kind.map(\.kind) ?? Scope.usualKind(ofIndicator: indicators[0].id),
      membership: try population.membership(in: library), from: years.from, to: years.to,
      yearRule: years.rule, entities: named.isEmpty ? nil : named)
    let tableOptions = TableOptions(
      indicator: indicators[0].id, scope: scope, top: special.top ?? Self.usualTop,
      population: special.weights == nil ? nil : try library.population(),
      level: special.items ? .questions : .categories)
    let table = SummaryTable.contributions
    let panels = try library.panels(of: table.indicators(tableOptions))
    let used = try table.make(from: panels, options: tableOptions).used
    try output.write(
      try .contributions(
        in: panels, options: tableOptions, drawing: options(library, indicators, notes: [])),
      citing: used, from: library)
  }
}

extension Chart {
  /// The bars of the table of contributions.
  static func contributions(
    in panels: PanelSet, options: TableOptions, drawing: ChartOptions = ChartOptions()
  ) throws -> Chart {
    options.scope.entities == nil
      ? try MeanContributions(in: panels, options: options)
        .chart(top: options.top, options: drawing)
      : try Contributions(in: panels, options: options).chart(options: drawing)
  }
}

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

  /// The published statuses that bars are coloured by.
  func statuses(_ library: RatingsLibrary, for indicators: [Indicator]) throws -> [Series] {
    guard let indicator = indicators.first, indicators.count == 1, indicator.measure != .status,
      Publication.isFreedomHouse(indicator.publication),
      let status = try? library.indicators(["\(indicator.publication).status"]).first
    else { return [] }
    return try library.panel(of: status, years: years.choice).allSeries
  }
}

extension ChartCommand {
  /// What is wrong with the options of a chart of survival, or with having them.
  func validateSurvival() throws {
    guard chart == .survival else {
      let options = [
        special.by == nil ? nil : "--by", spells.status == nil ? nil : "--status",
        spells.unknownStarts ? "--unknown-starts" : nil,
      ].compactMap(\.self)
      guard let first = options.first else { return }
      throw ValidationError("\(first) is for survival: \(chart.rawValue) has no spells")
    }
    if indicator.count > 1 { throw ValidationError("survival needs exactly one --indicator") }
    try special.by?.check(population)
    if special.by == .edition {
      throw ValidationError("survival is drawn by region, group or decade, not by edition")
    }
    if special.by != nil, spells.status == nil {
      throw ValidationError("--by compares the spells of one status: choose it with --status")
    }
  }

  /// The curves of the spells of one status or of all three.
  func survival(
    _ library: RatingsLibrary, _ panels: [Panel], _ indicator: Indicator
  ) throws -> Chart {
    let named = try library.entities(named: entities)
    let kind =
      population.kind.map(\.kind)
      ?? (named.isEmpty ? Scope.usualKind(ofIndicator: indicator.id) : nil)
    let scope = Scope(
      kind: kind, membership: try population.membership(in: library, by: special.by),
      from: years.from,
      to: years.to, yearRule: years.rule, entities: named.isEmpty ? nil : named)
    let strata = try special.by.flatMap { by in
      try by == .region ? .regions(.current) : by.strata(of: population, in: library)
    }
    let survival = try Survival(
      in: library.panels(of: [indicator.id]), indicator: indicator.id,
      options: .init(
        statuses: spells.statuses, by: strata, countsUnknownStarts: spells.unknownStarts),
      scope: scope)
    return try survival.chart(
      options: options(
        library, [indicator],
        notes: survival.notes.filter { $0.grade == .essential }.map(\.briefSentence)
          + splitNotes(panels, shown: [])))
  }
}

extension TableNote {
  /// The note in a few words, as a sentence.
  fileprivate var briefSentence: String {
    brief.prefix(1).uppercased() + brief.dropFirst() + "."
  }
}

/// Choices about one kind of chart each.
final class SpecialChartOptions: ParsableArguments {
  @Option(name: .long, help: "Count people (stacked; contributions to a mean).")
  var weights: WeightsChoice?

  @Option(
    name: .long,
    help: ArgumentHelp("How to draw a map.", valueName: "name"))
  var projection: MapOptions.Projection?

  @Flag(name: .long, help: "Divide a total by question (contributions).")
  var items = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Show N in each direction (contributions to a mean; default: 10).", valueName: "number"))
  var top: Int?

  @Option(name: .long, help: "What survival compares.")
  var by: DivisionChoice?

  init() {}
}
