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
      """)

  @Argument(help: "Countries or territories, by name or code.", completion: .entities)
  var entities: [String] = []

  @Flag(name: .long, help: "Everybody; see --kind, --region and --group.")
  var all = false

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
    try population.checkNames(entities, all: all)
  }

  func run() throws {
    let library = try database.open(writingTo: output.destinations, reading: population.groupsFile)
      .naming(naming.naming)
    let indicator = try library.indicator(indicator)
    let panel = try library.panel(
      of: indicator, naming: entities, all: all, counted: population, years.choice)
    let options = TrendOptions(
      method: method, allowsShrinking: allowsShrinking, yearRule: years.rule,
      kind: all ? population.kindOrCountries : population.kind?.kind)
    let trends = try Trends(of: panel, options: options)
    var table = ResultTable(trends)
    let scale = trends.reversal.map { " (\($0))" } ?? ""
    table.notes += (all ? try population.notes(in: library) : []) + panel.trustNotes
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
