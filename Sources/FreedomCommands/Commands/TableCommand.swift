import ArgumentParser
import FreedomModel
import FreedomRatings
import RatingsAnalysis
import RatingsCharts
import RatingsTables

struct TableCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "table",
    abstract: "Show a summary table: counts, gains and declines, ranking and others.",
    discussion: """
      Tables:
      \(SummaryTableName.list)

      Tables of one edition show that of --to, else the newest. Countries only, unless --kind says \
      otherwise; Freedom of the Press and Freedom on the Net count territories too.

      Examples:
        freedom table counts --from 2005
        freedom table balance --by region --from 2020
        freedom table movers --from 2015 --to 2025 --top 10
        freedom table ranking --group osce --indicator fiw.total
        freedom table transitions --from 2004 --to 2025 --shares
        freedom table people --by region --from 2020
      """)

  enum Division: String, NamedChoice {
    case region
  }

  @Argument(help: "Which table; see above.")
  var name: SummaryTableName

  @Option(
    name: .long,
    help: "The indicator (default: the table's own, such as fiw.total or fiw.status).",
    completion: .indicators)
  var indicator: String?

  @Option(name: .long, help: "Make the table by region (counts, balance, averages, people).")
  var by: Division?

  @Option(
    name: .long,
    help:
      "With --by region: the regions of today (current), those of each edition (edition), or those to 2021 (former)."
  )
  var regions: RegionDivision?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "So many rows; of movers, so many each way (ranking, lowest, highest, movers).",
      valueName: "number"))
  var top: Int?

  @Option(
    name: [.customLong("at-most"), .customLong("at-least")],
    help: ArgumentHelp(
      "All whose figure goes as far as this (lowest, highest).", valueName: "figure"))
  var bound: Double?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Compare with so many editions before (movers; default: 1).", valueName: "editions"))
  var span: Int?

  @Flag(name: .long, help: "Shares instead of counts (transitions).")
  var shares = false

  @Flag(name: .long, help: "Show scores reversed where lower is freer (press-and-freedom).")
  var reversed = false

  @Option(
    name: .long,
    help: "How gains are told: score, rating, or automatic for the score where it is (balance).")
  var method: BalanceMethod?

  @Option(
    name: .long,
    help: "Count each entity with its people (averages).")
  var weights: WeightsChoice?

  @Flag(name: .long, help: "Draw a chart under the table (counts, people).")
  var chart = false

  @OptionGroup var population: PopulationOptions
  @OptionGroup var years: YearOptions
  @OptionGroup var naming: NamingOptions
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    try refuse("--top", top != nil, unless: .top)
    try refuse("--at-most", bound != nil, unless: .bound)
    try refuse("--span", span != nil, unless: .span)
    try refuse("--shares", shares, unless: .shares)
    try refuse("--reversed", reversed, unless: .reversed)
    try refuse("--weights", weights != nil, unless: .weights)
    try refuse("--method", method != nil, unless: .method)
    try refuse("--chart", chart, unless: .chart)
    if span != nil, years.from != nil {
      throw ValidationError("--span and --from exclude each other")
    }
    if by == nil, regions != nil { throw ValidationError("--regions goes with --by region") }
    try refuse("--by region", by != nil, unless: .regions)
    if by != nil, chart { throw ValidationError("--chart and --by exclude each other") }
  }

  private func refuse(_ option: String, _ isGiven: Bool, unless choice: TableChoice) throws {
    guard isGiven, !name.table.choices.contains(choice) else { return }
    let able = SummaryTable.names(offering: choice)
    throw ValidationError(
      "\(option) is for the table\(able.count == 1 ? "" : "s") "
        + able.joined(separator: ", ") + ", not for \(name.table.name)")
  }

  func run() throws {
    let library = try database.open(writingTo: output.destinations, reading: population.groupsFile)
      .naming(naming.naming)
    var options = TableOptions(
      indicator: try indicator.map { try library.indicator($0).id },
      scope: Scope(
        membership: try population.membership(in: library), from: years.from, to: years.to,
        yearRule: years.rule),
      division: by.map { _ in regions ?? .current }, span: span ?? 1, top: top, bound: bound,
      showsShares: shares, isReversed: reversed, method: method ?? .automatic)
    options.scope.kind =
      if let kind = population.kind { kind.kind } else { name.table.usualKind(for: options) }
    if weights != nil || name.table.needsPopulation {
      options.population = try library.population()
    }
    let panels = try library.panels(of: name.table.indicators(options))
    let table = try name.table.make(from: panels, options: options)
    let isDrawn = try output.drawsChart(asked: chart, columnsAreDrawn: true)
    try output.print(
      table, brief: by == nil ? name.table.brief : name.table.briefByRegion,
      chart: isDrawn ? try drawn(panels, options) : nil)
  }

  private func drawn(_ panels: PanelSet, _ options: TableOptions) throws -> Chart {
    options.population == nil
      ? try EditionCounts(in: panels, options: options).chart()
      : try StatusPeople(in: panels, options: options).chart()
  }
}
