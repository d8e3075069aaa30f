import ArgumentParser
import FreedomModel
import FreedomRatings
import RatingsAnalysis
import RatingsCharts
import RatingsTables

struct TableCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "table",
    abstract: "Show a table: counts, gains and declines, ranking ...",
    discussion: """
      Tables:
      \(SummaryTableName.list)

      Examples:
        freedom table movers --from 2015 --to 2025 --top 10
        freedom table contributions Hungary --from 2013 --to 2025
      """)

  @Argument(help: "One of the tables above.")
  var name: SummaryTableName

  @Argument(
    help: "Show only these; ranks are among all.",
    completion: .entities)
  var entities: [String] = []

  @Option(
    name: .long,
    help: "The indicators (default: fiw.total or fiw.status).",
    completion: .indicators)
  var indicator: [String] = []

  @Option(name: .long, help: "Divide by.")
  var by: DivisionChoice?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Show the first N rows (changes: N in each direction).",
      valueName: "number"))
  var top: Int?

  @OptionGroup(title: SharedOptions.special) var special: SpecialTableOptions
  @OptionGroup(title: SharedOptions.special) var spells: SpellOptions

  @Flag(name: .long, help: "Draw a chart.")
  var chart = false

  @OptionGroup(title: SharedOptions.selection) var population: PopulationOptions
  @OptionGroup(title: SharedOptions.selection) var years: PeriodOptions
  @OptionGroup(title: SharedOptions.output) var naming: NamingOptions
  @OptionGroup(title: SharedOptions.output) var database: DatabaseOptions
  @OptionGroup(title: SharedOptions.output) var output: OutputOptions

  func validate() throws {
    try refuse("--top", top != nil, unless: .top)
    try refuse("--at-most", special.bound != nil, unless: .bound)
    try refuse("--span", special.span != nil, unless: .span)
    try refuse("--shares", special.shares, unless: .shares)
    try refuse("--reversed", special.reversed, unless: .reversed)
    try refuse("--weights", special.weights != nil, unless: .weights)
    try refuse("--method", special.method != nil, unless: .method)
    try refuse("--chart", chart, unless: .chart)
    try refuse("--items", special.items, unless: .items)
    if name.table.choices.contains(.items) { try validateContributions() }
    if special.span != nil, years.from != nil {
      throw ValidationError("--span and --from exclude each other")
    }
    if years.edition != nil, name.table.comparesEditions {
      throw ValidationError(
        "\(name.table.name) is about several editions: choose them with --from and --to")
    }
    try refuse("--limits", special.limits, unless: .limits)
    try refuse("--test", special.test, unless: .test)
    if special.test, chart || special.limits || special.shares {
      throw ValidationError("--test goes without --chart, --limits and --shares")
    }
    if special.test, by == nil, name.table.name == Survival.name {
      throw ValidationError("--test compares parts: add --by region, --by decade or --by group")
    }
    try refuse("--status", spells.status != nil, unless: .status)
    try refuse("--unknown-starts", spells.unknownStarts, unless: .unknownStarts)
    if by != .region, special.regions != nil {
      throw ValidationError("--regions goes with --by region")
    }
    try by?.check(population)
    if let by { try refuse("--by \(by.rawValue)", true, unless: by.choice) }
    if chart, indicator.count > 1 || indicator.contains(where: { $0.contains(",") }) {
      throw ValidationError("--chart is for one indicator")
    }
    if by != nil, chart, name.table.name != Survival.name {
      throw ValidationError("--chart and --by exclude each other")
    }
  }

  private func refuse(_ option: String, _ isGiven: Bool, unless choice: TableChoice) throws {
    guard isGiven, !name.table.choices.contains(choice) else { return }
    let able = SummaryTable.names(offering: choice)
    throw ValidationError(
      "\(option) is for the table\(able.count == 1 ? "" : "s") "
        + able.joined(separator: ", ") + ", not for \(name.table.name)")
  }

  /// Refuses what does not suit the table of one country's total, or that of a mean.
  private func validateContributions() throws {
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
    if !entities.isEmpty,
      let option = [
        by == nil ? nil : "--by region", special.weights == nil ? nil : "--weights people",
        top == nil ? nil : "--top", population.region == nil ? nil : "--region",
        population.group == nil ? nil : "--group",
      ].compactMap(\.self).first
    {
      throw ValidationError("\(option) is for contributions to a mean: leave out the name")
    }
  }

  func run() throws {
    let library = try database.open(writingTo: output.destinations, reading: population.groupsFile)
      .naming(naming.naming)
    let named = try library.entities(named: entities)
    let indicators = try library.indicators(indicator)
    let wanted: [Indicator?] = indicators.isEmpty ? [nil] : indicators
    let made = try wanted.map { indicator in
      try make(of: indicator, for: named, in: library)
    }
    var table =
      made.count == 1
      ? made[0].table
      : try ResultTable(
        joining: zip(made, indicators).map { $0.table.naming($1) }, of: indicators)
    table.notes += table.notes(
      onEntitiesWithoutRow: named, counting: made[0].options.scope.kind)
    let isDrawn = try output.drawsChart(asked: chart, columnsAreDrawn: true)
    try output.print(
      table, brief: brief(of: table),
      chart: isDrawn ? try drawn(made[0].panels, made[0].options) : nil, from: library,
      nothing: years.reason(in: library))
  }

  /// A table of one indicator, or of its own, with what it is made from.
  private func make(
    of indicator: Indicator?, for named: [Entity], in library: RatingsLibrary
  ) throws -> (table: ResultTable, panels: PanelSet, options: TableOptions) {
    let top = try top ?? usualTop
    var options = TableOptions(
      indicator: indicator?.id,
      scope: Scope(
        membership: try population.membership(in: library, by: by), from: years.from, to: years.to,
        yearRule: years.rule, edition: years.edition, entities: named.isEmpty ? nil : named),
      division: by == .region ? special.regions ?? .current : nil, span: special.span ?? 1,
      top: top,
      bound: special.bound, showsShares: special.shares, isReversed: special.reversed,
      method: special.method ?? .automatic, level: special.items ? .questions : .categories)
    options.strata = try by?.strata(of: population, in: library)
    options.statuses = spells.statuses
    options.showsLimits = special.limits
    options.showsTest = special.test
    options.countsUnknownStarts = spells.unknownStarts
    options.scope.kind =
      if let kind = population.kind { kind.kind } else { name.table.usualKind(for: options) }
    if special.weights != nil || name.table.needsPopulation {
      options.population = try library.population()
    }
    let used = name.table.indicators(options)
    if let indicator, !used.contains(indicator.id) {
      throw UsageError(
        "the table \(name.table.name) is not made of \(indicator.id)",
        hint: "leave out --indicator: it is made of \(used.prefix(3).joined(separator: ", "))"
          + (used.count > 3 ? " and others" : ""), status: .usage)
    }
    let panels = try library.panels(of: used)
    try library.check(years.choice, of: used.compactMap { panels[$0]?.indicator })
    return (try name.table.make(from: panels, options: options), panels, options)
  }

  /// The columns for a screen. By the rule `edition` a year says nothing that the edition does not
  /// say.
  private func brief(of table: ResultTable) -> [String] {
    let chosen = by != .region ? name.table.brief : name.table.briefByRegion
    let names = table.columns.map(\.name)
    let isYearSaid = years.rule == .edition && names.contains("edition")
    let isKnown = Set(chosen).isSubset(of: names)
    let shown = chosen.isEmpty || !isKnown ? names.filter { $0 != "year" || !isYearSaid } : chosen
    guard indicator.isEmpty || !names.contains("indicator") || chosen.contains("indicator") else {
      return ["indicator"] + shown.filter { $0 != "indicator" }
    }
    return shown.count == names.count ? [] : shown
  }

  /// How many rows are shown where none are requested: a screen has the first few.
  private var usualTop: Int? {
    get throws {
      guard entities.isEmpty, output.limit == nil, try output.isForScreen else { return nil }
      return name.table.mostRowsOnScreen
    }
  }

  private func drawn(_ panels: PanelSet, _ options: TableOptions) throws -> Chart {
    if name.table.choices.contains(.items) {
      return try .contributions(in: panels, options: options)
    }
    if name.table.name == Survival.name {
      return try Survival(in: panels, options: options).chart()
    }
    return options.population == nil
      ? try EditionCounts(in: panels, options: options).chart()
      : try StatusPeople(in: panels, options: options).chart()
  }
}

/// Choices about one or two tables each.
final class SpecialTableOptions: ParsableArguments {
  @Option(name: .long, help: "Weight averages, spread or hazard by population.")
  var weights: WeightsChoice?

  @Option(
    name: [.customLong("at-most"), .customLong("at-least")],
    help: ArgumentHelp(
      "At or beyond a value (lowest, highest).", valueName: "value"))
  var bound: Double?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Compare with N editions earlier (default: 1).", valueName: "editions"))
  var span: Int?

  @Flag(name: .long, help: "Show shares instead of counts (transitions).")
  var shares = false

  @Flag(name: .long, help: "Show shares with limits and a test (transitions).")
  var limits = false

  @Flag(name: .long, help: "Show only the test of differences (survival, transitions).")
  var test = false

  @Flag(name: .long, help: "Divide a total by question (contributions).")
  var items = false

  @Flag(name: .long, help: "Reverse scores of the press (press-and-freedom).")
  var reversed = false

  @Option(name: .long, help: "What balance compares.")
  var method: BalanceMethod?

  @Option(name: .long, help: "Which regions to use.")
  var regions: RegionDivision?

  init() {}
}
