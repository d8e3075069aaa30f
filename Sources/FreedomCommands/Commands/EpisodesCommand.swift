import ArgumentParser
import FreedomModel
import FreedomRatings
import RatingsAnalysis
import RatingsCharts
import RatingsTables

struct EpisodesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "episodes",
    abstract: "Find periods of sustained improvement or decline.",
    discussion: """
      The rules are those of the Episodes of Regime Transformation project, scaled to the \
      indicator: on a score from 0 to 100 an episode begins with a change of 1 point and counts \
      when it reaches 10. The result names the thresholds.

      Examples:
        freedom episodes Hungary Turkey
        freedom episodes --region Eurasia --from 2006
        freedom episodes Gambia --cumulative 5 --tolerance 3 --chart
      """)

  @Argument(
    help: "Countries or territories, by name or code (default: all).",
    completion: .entities)
  var entities: [String] = []

  @Option(
    name: .long, help: "The indicator; several with commas, or by repeating the option.",
    completion: .indicators)
  var indicator: [String] = ["fiw.total"]

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The least change in one edition that begins or continues an episode.",
      valueName: "points"))
  var start: Double?

  @Option(
    name: .long, help: ArgumentHelp("The least change of a whole episode.", valueName: "points"))
  var cumulative: Double?

  @Option(
    name: .customLong("year-turn"),
    help: ArgumentHelp(
      "End an episode that reverses by more in one edition.", valueName: "points"))
  var yearTurn: Double?

  @Option(
    name: .customLong("cumulative-turn"),
    help: ArgumentHelp(
      "End an episode that reverses by more.",
      valueName: "points"))
  var cumulativeTurn: Double?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "End an episode after N editions without change (default: 5).", valueName: "number"))
  var tolerance: Int?

  @Flag(name: .long, help: "Draw a line chart with the episodes.")
  var chart = false

  @OptionGroup(title: SharedOptions.output) var drawing: DrawingOptions
  @OptionGroup var population: PopulationOptions
  @OptionGroup var years: YearOptions
  @OptionGroup(title: SharedOptions.output) var naming: NamingOptions
  @OptionGroup(title: SharedOptions.output) var database: DatabaseOptions
  @OptionGroup(title: SharedOptions.output) var output: OutputOptions

  func validate() throws {
    if !entities.isEmpty, population.isNarrowed {
      throw ValidationError("--region and --group go without names")
    }
    if entities.isEmpty, chart || drawing.describe {
      throw ValidationError("--chart is for countries that are named")
    }
  }

  func run() throws {
    let library = try database.open(writingTo: output.destinations, reading: population.groupsFile)
      .naming(naming.naming)
    let indicators = try library.indicators(indicator)
    let options = try indicators.map(options)
    let panels = try indicators.map { indicator in
      try library.panel(
        of: indicator, naming: entities, all: entities.isEmpty, counted: population, years.choice)
    }
    var table = try ResultTable(
      joining: zip(panels, options).map { ResultTable(try Episodes(of: $0, options: $1)) },
      of: indicators)
    table.notes = try population.notes(in: library) + table.notes + panels.trustNotes
    let optionsByIndicator = Dictionary(
      zip(indicators.map(\.id), options), uniquingKeysWith: { first, _ in first })
    table.used = panels.used
    try output.print(
      table,
      brief: ["name"] + (indicators.count > 1 ? ["indicator"] : []) + [
        "kind", "start", "end", "before", "after", "reason",
      ],
      chart: try output.lines(
        of: panels, kind: kind, years: years, asked: chart || drawing.describe,
        annotated: { series in
          optionsByIndicator[series.indicator.id].map {
            Annotation.episodes(in: series, options: $0)
          } ?? []
        }), drawing: drawing, from: library,
      nothing: try years.reason(in: library)
        ?? "no change reaches \(options[0].cumulative.shortestExact) points; "
        + "--cumulative chooses less"
    )
  }

  private func options(for indicator: Indicator) throws -> EpisodeOptions {
    var options: EpisodeOptions
    if let scaled = EpisodeOptions(scaledTo: indicator) {
      options = scaled
    } else if indicator.measure != .status, let start, let cumulative, let yearTurn,
      let cumulativeTurn
    {
      options = EpisodeOptions(
        start: start, cumulative: cumulative, yearTurn: yearTurn, cumulativeTurn: cumulativeTurn)
    } else {
      throw UsageError(
        "\(indicator.id) has no scale for thresholds",
        hint: indicator.measure == .status
          ? "episodes are for ratings and scores"
          : "use --start, --cumulative, --year-turn and --cumulative-turn", status: .usage)
    }
    options.start = start ?? options.start
    options.cumulative = cumulative ?? options.cumulative
    options.yearTurn = yearTurn ?? options.yearTurn
    options.cumulativeTurn = cumulativeTurn ?? options.cumulativeTurn
    options.tolerance = tolerance ?? options.tolerance
    options.yearRule = years.rule
    options.kind = kind
    return options
  }

  private var kind: EntityKind? {
    entities.isEmpty ? population.kindOrCountries : population.kind?.kind
  }
}
