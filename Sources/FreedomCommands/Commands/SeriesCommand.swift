import ArgumentParser
import FreedomModel
import FreedomRatings

struct SeriesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "series",
    abstract: "Show published values, edition by edition.",
    discussion: """
      One row for each entity, indicator and edition, with the file and cell of the value.

      Examples:
        freedom series Kazakhstan --indicator fiw.pr --from 2000
        freedom series kz kg uz --indicator fotp.total --format csv
      """)

  @Argument(help: "Countries or territories, by name or code.", completion: .entities)
  var entities: [String]

  @Option(
    name: .long, help: "An indicator, such as fiw.pr; may be repeated.",
    completion: .indicators)
  var indicator: [String] = []

  @OptionGroup var years: PeriodOptions
  @OptionGroup(title: SharedOptions.output) var naming: NamingOptions
  @OptionGroup(title: SharedOptions.output) var database: DatabaseOptions
  @OptionGroup(title: SharedOptions.output) var output: OutputOptions

  func run() throws {
    let library = try database.open(writingTo: output.destinations)
      .naming(naming.naming)
    let indicators =
      try indicator.isEmpty ? library.usualIndicators() : library.indicators(indicator)
    try library.check(years.choice, of: indicators)
    let series = try library.series(
      of: try entities.map(library.entity), indicators: indicators, years: years.choice)
    try output.print(
      ResultTable(series),
      brief: ["name", "indicator", "edition", "coverage_start", "coverage_end", "value", "text"],
      from: library, nothing: years.reason(in: library))
  }
}
