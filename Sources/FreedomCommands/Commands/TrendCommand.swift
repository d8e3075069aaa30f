import ArgumentParser
import FreedomModel
import FreedomRatings
import RatingsAnalysis
import RatingsCharts
import RatingsTables

struct TrendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trend",
    abstract: "Show first and last figure, change, and trend.",
    discussion: """
      Improved always means freer, whatever the direction of the scale. Missing editions are \
      missing: they are neither filled nor joined.

      Examples:
        freedom trend Poland
        freedom trend Kazakhstan --indicator fotp.total --from 1994 --chart
        freedom trend --all --indicator fiw.total --format csv
        freedom trend --all --group osce --from 2005 --method hamed-rao
        freedom trend --mean group:osce --weights people --from 2000
      """)

  @Argument(help: "Countries or territories, by name or code.", completion: .entities)
  var entities: [String] = []

  @Flag(name: .long, help: "Everybody; see --kind, --region and --group.")
  var all = false

  @Option(
    name: .long,
    help: "The trend of a mean: world, region:NAME or group:NAME; may be repeated.",
    completion: .baselines)
  var mean: [String] = []

  @Option(
    name: .long,
    help: "Count each entity of a mean with its people.")
  var weights: WeightsChoice?

  @Option(name: .long, help: "The indicator.", completion: .indicators)
  var indicator = "fiw.rating"

  @Option(name: .long, help: "How serial correlation is dealt with.")
  var method: TrendMethod = .plain

  @Flag(
    name: .customLong("allow-shrinking"),
    help: "Apply a correction also where it makes the result more significant.")
  var allowsShrinking = false

  @Flag(name: .long, help: "Draw a line chart under the table, or in a web page.")
  var chart = false

  @OptionGroup var drawing: DrawingOptions
  @OptionGroup var population: PopulationOptions
  @OptionGroup var years: YearOptions
  @OptionGroup var naming: NamingOptions
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
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
    let library = try database.open(writingTo: output.destinations, reading: population.groupsFile)
      .naming(naming.naming)
    let indicator = try library.indicator(indicator)
    var panel = try library.panel(
      of: indicator, naming: entities, all: all || !mean.isEmpty, counted: population, years.choice)
    let means =
      mean.isEmpty
      ? nil
      : GroupMeans(
        of: try mean.map { try population.baseline($0, in: library) }, in: panel,
        kind: population.kindOrCountries, weights: weights == nil ? nil : try library.population())
    if let means { panel = means.panel }
    let options = TrendOptions(
      method: method, allowsShrinking: allowsShrinking, yearRule: years.rule,
      kind: all ? population.kindOrCountries : population.kind?.kind)
    let trends = try Trends(of: panel, options: options)
    var table = ResultTable(trends)
    let scale = trends.reversal.map { " (\($0))" } ?? ""
    if let means { table.notes += means.notes + population.notes(onMeans: mean) }
    table.notes =
      (all ? try population.notes(in: library) : []) + table.notes + panel.trustNotes
    try output.print(
      table,
      brief: [
        "name", "from", "to", "n", "first" + scale, "last" + scale, "change", "direction", "slope",
        "p",
      ],
      chart: try output.lines(
        of: panel, kind: options.kind, years: years, asked: chart || drawing.describe),
      drawing: drawing)
  }
}
