import ArgumentParser
import FreedomModel
import FreedomRatings
import RatingsAnalysis
import RatingsCharts
import RatingsTables

struct EventCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "event",
    abstract: "Compare before and after a date.",
    discussion: """
      A line is fitted on each side of the date. The step is how far the line after begins above \
      where the line before would be; other dates and other countries show how common so large a \
      step is. The edition that judges the date is the first after it.

      Examples:
        freedom event Turkey --date 2016-07-15
        freedom event Thailand --date 2006 --indicator fiw.rating --window 8
        freedom event Tunisia Egypt Libya --date 2011-01-14 --path
        freedom event --all --region Eurasia --date 2014 --csv
      """)

  @Argument(help: "Countries or territories, by name or code.", completion: .entities)
  var entities: [String] = []

  @Flag(name: .long, help: "All countries; narrow with --kind, --region, --group.")
  var all = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "A day, such as 2016-07-15, or a calendar year (then its middle).", valueName: "date"),
    transform: date)
  var date: EventDate

  @Option(
    name: .long,
    help: ArgumentHelp("The years on each side of the date (default: 10).", valueName: "years"))
  var window: Int?

  @Option(name: .long, help: "The indicator (default: fiw.total).", completion: .indicators)
  var indicator: String = "fiw.total"

  @Flag(name: .long, help: "Show the path of the mean beside that of the same regions.")
  var path = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Draw other sets of countries with another seed (default: 1).", valueName: "number"))
  var seed: UInt64?

  @Flag(name: .long, help: "Draw a line chart of the path.")
  var chart = false

  @OptionGroup(title: SharedOptions.output) var drawing: DrawingOptions
  @OptionGroup var population: PopulationOptions
  @OptionGroup var years: YearOptions
  @OptionGroup(title: SharedOptions.output) var naming: NamingOptions
  @OptionGroup(title: SharedOptions.output) var database: DatabaseOptions
  @OptionGroup(title: SharedOptions.output) var output: OutputOptions

  func validate() throws {
    try population.checkNames(entities, all: all)
  }

  private static func date(_ text: String) throws -> EventDate {
    guard let date = EventDate(text) else {
      throw ValidationError(
        "--date needs a day, such as 2009-07-11, or a year, such as 2009, not \"\(text)\"")
    }
    return date
  }

  func run() throws {
    let library = try database.open(writingTo: output.destinations, reading: population.groupsFile)
      .naming(naming.naming)
    let chosen = try library.indicator(indicator)
    let panel = try library.panel(of: chosen, years: years.choice)
    var options = EventOptions(date: date, yearRule: years.rule, kind: population.kindOrCountries)
    options.window = window ?? options.window
    options.seed = seed ?? options.seed
    let membership = try population.membership(in: library)
    let subjects =
      all
      ? EventStudy.entities(of: membership, in: panel, options: options)
      : try library.entities(named: entities)
    let study = try EventStudy(of: subjects, in: panel, options: options)
    let drawn =
      try output.drawsChart(asked: chart || drawing.describe) ? try study.chart() : nil
    var tables = [ResultTable(study), ResultTable(pathOf: study)]
    for place in tables.indices {
      tables[place].notes =
        notes(on: membership, study) + tables[place].notes + panel.trustNotes
      tables[place].used = panel.used
    }
    let isAlone = path || subjects.count == 1 || all || drawn != nil || output.asksForTable
    if try !isAlone && output.isForScreen {
      let notes = tables.flatMap(\.notes).uniqued()
      tables[0] = try output.narrowed(tables[0], to: Self.brief)
      tables[0].notes = []
      tables[0].citation = ""
      tables[1].notes = notes
      return try output.print(tables, from: library)
    }
    try output.print(
      path ? tables[1] : tables[0], brief: path ? [] : Self.brief, chart: drawn, drawing: drawing,
      from: library)
  }

  /// Who counts, where all of a region or a group are compared.
  private func notes(on membership: Membership, _ study: EventStudy) -> [TableNote] {
    guard population.isNarrowed else { return [] }
    let counted = "\(study.options.kind.plural) of \(membership.name)"
    return [
      .essential(
        "Counted: \(counted), as of the edition \(study.edition.label).",
        brief: "counted: \(counted)")
    ]
  }

  private static let brief = [
    "name", "n_before", "n_after", "step", "step_p", "direction", "slope_change", "p_dates",
    "p_others",
  ]
}
