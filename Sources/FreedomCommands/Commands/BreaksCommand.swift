import ArgumentParser
import FreedomModel
import FreedomRatings
import RatingsAnalysis
import RatingsCharts
import RatingsTables

struct BreaksCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "breaks",
    abstract: "Find when the level of a rating shifted.",
    discussion: """
      The exact search of Bai and Perron finds the segments with the least squares for each number \
      of breaks. A break is the last edition of its segment. Where values resemble those of the \
      year before, a break counts only if it fits better than in 95 % of simulated series without \
      one; else the lowest BIC chooses the number.

      Examples:
        freedom breaks Turkey --indicator fiw.total --from 2013 --min-segment 3
        freedom breaks Gambia Hungary --criterion bic --all-models
        freedom breaks Kazakhstan --model trend --chart
      """)

  @Argument(help: "Countries or territories, by name or code.", completion: .entities)
  var entities: [String] = []

  @Flag(name: .long, help: "All countries; narrow with --kind, --region, --group.")
  var all = false

  @Option(
    name: .long, help: "The indicator; several with commas, or by repeating the option.",
    completion: .indicators)
  var indicator: [String] = ["fiw.rating"]

  @Option(
    name: .customLong("min-segment"),
    help: ArgumentHelp(
      "The fewest editions in a segment, as a number or a share.",
      valueName: "number"))
  var minimumSegment: BreakOptions.MinimumSegment = .share(0.15)

  @Option(
    name: .customLong("max-breaks"),
    help: ArgumentHelp(
      "The most breaks to look for (default: ceil(n/h) - 2).", valueName: "number"))
  var mostBreaks: Int?

  @Option(name: .long, help: "What a segment is.")
  var model: SegmentShape = .mean

  @Option(name: .long, help: "How many breaks.")
  var criterion: BreakCriterion?

  @Option(
    name: .long, help: ArgumentHelp("What the simulated draws begin with.", valueName: "n"))
  var seed = SlopeBootstrap.usualSeed

  @Flag(name: .customLong("all-models"), help: "Show every number of breaks, not only the best.")
  var showsAllModels = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Test without the change into these editions, or by a new method: method.",
      valueName: "years"))
  var excluding: ExcludedChanges?

  @Flag(name: .long, help: "Draw a line chart with the breaks.")
  var chart = false

  @OptionGroup(title: SharedOptions.output) var drawing: DrawingOptions
  @OptionGroup var population: PopulationOptions
  @OptionGroup var years: YearOptions
  @OptionGroup(title: SharedOptions.output) var naming: NamingOptions
  @OptionGroup(title: SharedOptions.output) var database: DatabaseOptions
  @OptionGroup(title: SharedOptions.output) var output: OutputOptions

  func validate() throws {
    try population.checkNames(entities, all: all)
    if all, chart || drawing.describe {
      throw ValidationError("--chart is for countries that are named")
    }
  }

  func run() throws {
    let library = try database.open(writingTo: output.destinations, reading: population.groupsFile)
      .naming(naming.naming)
    let indicators = try library.indicators(indicator)
    let panels = try indicators.map { indicator in
      try library.panel(
        of: indicator, naming: entities, all: all, counted: population, years.choice)
    }
    var options = BreakOptions(
      shape: model, minimumSegment: minimumSegment, mostBreaks: mostBreaks,
      criterion: criterion, seed: seed, yearRule: years.rule,
      kind: all ? population.kindOrCountries : population.kind?.kind)
    options.excluding = excluding
    options.methodChanges =
      excluding == nil ? library.methodChangesForNotes : try library.methodChanges()
    var table = try ResultTable(
      joining: panels.map { [options] in
        ResultTable(try Breaks(of: $0, options: options), showsAllModels: showsAllModels)
      }, of: indicators)
    table.notes =
      (all ? try population.notes(in: library) : []) + table.notes + panels.trustNotes
    table.used = panels.used
    try output.print(
      table,
      brief: ["name"] + (indicators.count > 1 ? ["indicator"] : [])
        + [
          "breaks", "last_of_segment", "last_low", "last_high", "mean_before", "mean_after",
        ],
      chart: try output.lines(
        of: panels, kind: options.kind, years: years, asked: chart || drawing.describe,
        annotated: { [options] in Annotation.breaks(in: $0, options: options) }), drawing: drawing,
      from: library, nothing: years.reason(in: library))
    if !table.rows.isEmpty {
      try EmptyResult.report(of: panels, because: years.reason(in: library))
    }
  }
}
