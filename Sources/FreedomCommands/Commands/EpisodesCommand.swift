import ArgumentParser
import FreedomModel
import FreedomRatings
import RatingsAnalysis
import RatingsCharts
import RatingsTables

struct EpisodesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "episodes",
    abstract: "Find times of sustained improvement or decline.",
    discussion: """
      After the rules of the Episodes of Regime Transformation project, scaled to the indicator: on \
      a total from 0 to 100 an episode opens with a change of 1 point and is kept when it reaches \
      10. The result prints the thresholds. Without names it shows everybody.

      Examples:
        freedom episodes Hungary Turkey
        freedom episodes --region Eurasia --from 2006
        freedom episodes Gambia --cumulative 5 --tolerance 3 --chart
      """)

  @Argument(
    help: "Countries or territories, by name or code; everybody when left out.",
    completion: .entities)
  var entities: [String] = []

  @Option(
    name: .long, help: "The indicator; several with commas, or by repeating the option.",
    completion: .indicators)
  var indicator: [String] = ["fiw.total"]

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The least change between two editions that opens an episode or carries it on.",
      valueName: "points"))
  var start: Double?

  @Option(
    name: .long, help: ArgumentHelp("The least change of the whole episode.", valueName: "points"))
  var cumulative: Double?

  @Option(
    name: .customLong("year-turn"),
    help: ArgumentHelp(
      "A change back by more than this between two editions ends it.", valueName: "points"))
  var yearTurn: Double?

  @Option(
    name: .customLong("cumulative-turn"),
    help: ArgumentHelp(
      "Changes back by more than this in all, while nothing moves on, end it.",
      valueName: "points"))
  var cumulativeTurn: Double?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "So many editions in a row without moving on end it (default: 5).", valueName: "number"))
  var tolerance: Int?

  @Flag(name: .long, help: "Draw a line chart with the episodes under the table.")
  var chart = false

  @OptionGroup var drawing: DrawingOptions
  @OptionGroup var population: PopulationOptions
  @OptionGroup var years: YearOptions
  @OptionGroup var naming: NamingOptions
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

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
        }), drawing: drawing, from: library)
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
        "\(indicator.id) has no scale that thresholds could be taken from",
        hint: indicator.measure == .status
          ? "episodes are for ratings and scores"
          : "give --start, --cumulative, --year-turn and --cumulative-turn", status: .usage)
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
