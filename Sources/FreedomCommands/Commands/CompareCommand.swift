import ArgumentParser
import FreedomModel
import FreedomRatings
import RatingsAnalysis
import RatingsCharts
import RatingsTables

struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compare countries or territories, year by year.",
    discussion: """
      One column for each entity and baseline; values are as published. On a terminal a chart of \
      the same lines follows the table; --chart draws it elsewhere too.

      Examples:
        freedom compare Kazakhstan Kyrgyzstan Uzbekistan --indicator fiw.total
        freedom compare kz --baseline group:osce --baseline region:Eurasia --csv
        freedom compare Kazakhstan --rank --group osce
        freedom compare Poland Hungary --indicator fiw.total --trend-difference
      """)

  @Argument(
    help: "Names or codes; none with --region or --group.",
    completion: .entities)
  var entities: [String] = []

  @Option(
    name: .long, help: "An indicator; may be repeated.",
    completion: .indicators)
  var indicator: [String] = ["fiw.rating"]

  @Option(
    name: .long,
    help:
      "Add a mean: world, region:NAME or group:NAME; or another country; may be repeated.",
    completion: .baselines)
  var baseline: [String] = []

  @Option(
    name: .long, help: "Show differences from a baseline, named as above.",
    completion: .baselines)
  var relative: String?

  @Option(
    name: .long,
    help: "Weight baselines by population.")
  var weights: WeightsChoice?

  @Flag(name: .long, help: "Show ranks; 1 is the freest.")
  var rank = false

  @Flag(
    name: .customLong("trend-difference"),
    help: "Show how much steeper the trend of the first is than those of the others.")
  var trendDifference = false

  @Option(
    name: .long,
    help: ArgumentHelp("Seed of its limits.", valueName: "n"))
  var seed = SlopeBootstrap.usualSeed

  @Flag(
    name: .long,
    help:
      "Reverse values where lower is freer; headings say so."
  )
  var reversed = false

  @Flag(name: .long, help: "Draw the lines under the table.")
  var chart = false

  @OptionGroup(title: SharedOptions.output) var drawing: DrawingOptions
  @OptionGroup var population: PopulationOptions
  @OptionGroup var years: PeriodOptions
  @OptionGroup(title: SharedOptions.output) var naming: NamingOptions
  @OptionGroup(title: SharedOptions.output) var database: DatabaseOptions
  @OptionGroup(title: SharedOptions.output) var output: OutputOptions

  func validate() throws {
    if entities.isEmpty, !population.isNarrowed {
      throw ValidationError("name a country, or use --region or --group")
    }
    if relative != nil, rank { throw ValidationError("--relative and --rank exclude each other") }
    if weights != nil, baseline.isEmpty, relative == nil {
      throw ValidationError("--weights is for baselines: use --baseline or --relative")
    }
    if reversed, rank { throw ValidationError("--reversed and --rank exclude each other") }
    if trendDifference { try checkTrendDifference() }
  }

  func run() throws {
    if trendDifference { return try runTrendDifference() }
    let library = try database.open(writingTo: output.destinations, reading: population.groupsFile)
      .naming(naming.naming)
    let membership = try population.membership(in: library)
    let named = try library.entities(named: entities)
    let needsEverybody = !baseline.isEmpty || relative != nil || rank || named.isEmpty
    let indicators = try library.indicators(indicator)
    try library.check(years.choice, of: indicators)
    let panels = try indicators.map { indicator in
      try library.panel(of: indicator, entities: needsEverybody ? nil : named, years: years.choice)
    }
    let chosen = named.isEmpty ? members(of: membership, in: panels) : named
    func counted(_ text: String) throws -> Membership {
      try population.baseline(text, in: library).counting(
        membership, isNarrowed: population.isNarrowed)
    }
    var options = ComparisonOptions(
      baselines: try baseline.map(counted), isReversed: reversed, kind: population.kindOrCountries,
      yearRule: years.rule, from: years.from, to: years.to)
    if let relative { options.measure = .difference(to: try counted(relative)) }
    if rank { options.measure = .rank }
    if weights != nil { options.weights = try library.population() }
    // Who does not belong has no rank.
    let ranked =
      rank && population.isNarrowed
      ? panels.map { panel in panel.keeping { membership.includes($0, in: $1) } } : panels
    let comparison = try Comparison(of: chosen, in: ranked, options: options)
    var table = ResultTable(comparison)
    table.notes =
      (needsEverybody ? try population.notes(in: library) : []) + table.notes + ranked.trustNotes
    table.notes += population.notes(onMeans: baseline + (relative.map { [$0] } ?? []))
    table.used = ranked.used
    if let people = options.weights {
      for panel in ranked { table.used.insertPopulations(people, of: panel) }
    }
    try output.print(
      table, chart: try drawn(comparison, of: panels.map(\.indicator)), drawing: drawing,
      from: library, nothing: years.reason(in: library))
  }

  func members(of membership: Membership, in panels: [Panel]) -> [Entity] {
    panels.flatMap { panel in
      panel.keeping(kind: population.kindOrCountries).keeping(membership).entities
    }.uniqued(by: \.id)
  }

  /// The chart that is requested; on a terminal one is offered where the lines can be drawn.
  private func drawn(
    _ comparison: Comparison, of indicators: [Indicator]
  ) throws -> Chart? {
    let isAsked = chart || drawing.describe
    guard try output.drawsChart(asked: isAsked, offered: true, columnsAreDrawn: true) else {
      return nil
    }
    if let objection = Chart.objection(toOneScaleOf: indicators) {
      guard isAsked else { return nil }
      throw objection
    }
    return isAsked ? try comparison.chart() : try? comparison.chart()
  }
}

extension Membership {
  fileprivate func counting(_ counted: Membership, isNarrowed: Bool) -> Membership {
    guard isNarrowed else { return self }
    return Membership(name: name) { includes($0, in: $1) && counted.includes($0, in: $1) }
  }
}

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
