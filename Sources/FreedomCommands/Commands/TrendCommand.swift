import ArgumentParser
import FreedomModel
import FreedomRatings
import RatingsAnalysis
import RatingsCharts
import RatingsTables

struct TrendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trend",
    abstract: "Show the first and last value, change and trend.",
    discussion: """
      "Improved" always means freer, whichever way the scale runs. Missing editions are neither \
      filled nor joined.

      Examples:
        freedom trend Poland
        freedom trend Kazakhstan --indicator fotp.total --from 1994 --chart
        freedom trend --all --group osce --from 2005 --adjust by
        freedom trend --mean group:osce --weights people --from 2000
        freedom trend --group osce --pooled --from 2003
      """)

  @Argument(help: "Countries or territories, by name or code.", completion: .entities)
  var entities: [String] = []

  @Flag(name: .long, help: "All countries; narrow with --kind, --region, --group.")
  var all = false

  @Option(
    name: .long,
    help: "The trend of a mean: world, region:NAME or group:NAME; may be repeated.",
    completion: .baselines)
  var mean: [String] = []

  @Option(
    name: .long,
    help: "Weight a mean by population.")
  var weights: WeightsChoice?

  @Flag(name: .long, help: "One test of all named or counted together.")
  var pooled = false

  @Option(name: .long, help: "One pooled test for each region.")
  var by: Division?

  enum Division: String, NamedChoice {
    case region
  }

  @Option(
    name: .long, help: "An indicator; may be repeated.",
    completion: .indicators)
  var indicator: [String] = ["fiw.rating"]

  @Option(name: .long, help: "How to correct for serial correlation.")
  var method: TrendMethod = .adjusted

  @Flag(
    name: .customLong("allow-shrinking"),
    help: "Allow a correction to make a result more significant.")
  var allowsShrinking = false

  @Option(
    name: .long, help: "Limits of the slope; rank with --all.")
  var limits: SlopeLimits?

  @Option(
    name: .long, help: ArgumentHelp("Seed of the bootstrap.", valueName: "n"))
  var seed = SlopeBootstrap.usualSeed

  @Option(name: .long, help: "How p_adjusted is computed.")
  var adjust: FalseDiscoveryRate = .benjaminiHochberg

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Test without the change into these editions, or by a new method: method.",
      valueName: "years"))
  var excluding: ExcludedChanges?

  @Flag(name: .long, help: "Draw a line chart under the table.")
  var chart = false

  @OptionGroup(title: SharedOptions.output) var drawing: DrawingOptions
  @OptionGroup(title: SharedOptions.selection) var population: PopulationOptions
  @OptionGroup(title: SharedOptions.selection) var years: YearOptions
  @OptionGroup(title: SharedOptions.output) var naming: NamingOptions
  @OptionGroup(title: SharedOptions.output) var database: DatabaseOptions
  @OptionGroup(title: SharedOptions.output) var output: OutputOptions

  func validate() throws {
    if pooled { return try checkPooled() }
    if by != nil { throw ValidationError("--by region goes with --pooled") }
    if mean.isEmpty {
      try population.checkNames(entities, all: all)
    } else if !entities.isEmpty || all || population.isNarrowed {
      throw ValidationError("--mean excludes names, --all, --region and --group")
    }
    if weights != nil, mean.isEmpty {
      throw ValidationError("--weights goes with --mean, such as --mean world or --mean group:osce")
    }
  }

  func run() throws {
    if pooled { return try runPooled() }
    let library = try database.open(writingTo: output.destinations, reading: population.groupsFile)
      .naming(naming.naming)
    let indicators = try library.indicators(indicator)
    var panels = try indicators.map { indicator in
      try library.panel(
        of: indicator, naming: entities, all: all || !mean.isEmpty, counted: population,
        years.choice)
    }
    let means = try means(of: panels, in: library)
    var used = panels.used
    if weights != nil {
      let people = try library.population()
      for panel in panels { used.insertPopulations(people, of: panel) }
    }
    if !means.isEmpty { panels = means.map(\.panel) }
    var options = TrendOptions(
      method: method, allowsShrinking: allowsShrinking,
      limits: limits ?? (all ? .rank : .bootstrap), seed: seed, adjustment: adjust,
      yearRule: years.rule, kind: all ? population.kindOrCountries : population.kind?.kind)
    options.excluding = excluding
    options.methodChanges =
      excluding == nil ? library.methodChangesForNotes : try library.methodChanges()
    let trends = Trends.adjustedTogether(
      try panels.map { try Trends(of: $0, options: options) })
    var table = try ResultTable(joining: trends.map { ResultTable($0) }, of: indicators)
    let scale = trends.first?.reversal.map { " (\($0))" } ?? ""
    if !means.isEmpty {
      table.notes += means.flatMap(\.notes).uniqued() + population.notes(onMeans: mean)
    }
    table.notes =
      (all ? try population.notes(in: library) : []) + table.notes + panels.trustNotes
    table.used = used
    try output.print(
      table,
      brief: indicators.count > 1
        ? [
          "name", "indicator", "from", "to", "first", "last", "direction", "p", "evidence",
        ]
        : [
          "name", "from", "to", "n", "first" + scale, "last" + scale, "direction", "slope",
          "p", "evidence",
        ],
      chart: try output.lines(
        of: panels, kind: options.kind, years: years, asked: chart || drawing.describe),
      drawing: drawing, from: library, nothing: years.reason(in: library))
    if !table.rows.isEmpty {
      try EmptyResult.report(of: panels, because: years.reason(in: library))
    }
  }

  /// The means requested, by each indicator.
  private func means(of panels: [Panel], in library: RatingsLibrary) throws -> [GroupMeans] {
    if mean.isEmpty { return [] }
    let memberships = try mean.map { try population.baseline($0, in: library) }
    let people = weights == nil ? nil : try library.population()
    return panels.map {
      GroupMeans(of: memberships, in: $0, kind: population.kindOrCountries, weights: people)
    }
  }
}

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
