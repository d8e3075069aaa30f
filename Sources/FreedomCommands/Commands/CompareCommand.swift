import ArgumentParser
import FreedomModel
import FreedomRatings
import RatingsAnalysis
import RatingsCharts

/// `freedom compare`: several entities side by side.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compare countries or territories, year by year.",
    discussion: """
      One column an entity and baseline. On a terminal a chart follows the table; --chart draws it
      elsewhere too.

      Examples:
        freedom compare Kazakhstan Kyrgyzstan Uzbekistan --indicator fiw.total
        freedom compare Kazakhstan --baseline world --baseline region:Eurasia --format csv
      """)

  @Argument(help: "Countries or territories, by name or code.")
  var entities: [String]

  @Option(
    name: .long, help: "An indicator; with several, all scales are turned so that up is freer.")
  var indicator: [String] = ["fiw.rating"]

  @Option(
    name: .long,
    help: "An average beside them: world, region:NAME or the name of a country; may be repeated.")
  var baseline: [String] = []

  @Option(name: .long, help: "Show the difference to a baseline: world or region:NAME.")
  var relative: String?

  @Flag(name: .long, help: "Show ranks, 1 being the freest.")
  var rank = false

  @Option(name: .long, help: "What averages and ranks are made of: country, territory or all.")
  var kind: KindChoice = .country

  @Flag(name: .long, help: "Draw a line chart under the table.")
  var chart = false

  @OptionGroup var drawing: DrawingOptions
  @OptionGroup var years: YearOptions
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if relative != nil, rank { throw ValidationError("--relative and --rank exclude each other") }
  }

  func run() throws {
    let library = try database.open()
    let indicators = try indicator.map(library.indicator)
    let chosen = try entities.map(library.entity).uniqued()
    let needsEverybody = !baseline.isEmpty || relative != nil || rank
    let panels = try indicators.map { indicator in
      try library.panel(
        of: indicator, entities: needsEverybody ? nil : chosen, years: years.choice)
    }
    var options = ComparisonOptions(
      baselines: try baseline.map(library.membership), kind: kind.kind, years: years.years,
      from: years.from, to: years.to)
    if let relative { options.measure = .difference(to: try library.membership(relative)) }
    if rank { options.measure = .rank }
    let table = try Comparison(of: chosen, in: panels, options: options).table()
    try output.print(table, chart: drawn(panels, chosen), drawing: drawing)
  }

  private func drawn(_ panels: [Panel], _ chosen: [Entity]) -> Chart? {
    guard output.drawsChart(asked: chart || drawing.describe, offered: true) else { return nil }
    let series = panels.flatMap { panel in
      chosen.compactMap { entity in
        panel.entities.firstIndex(of: entity).map(panel.series)
      }
    }
    return Chart.line(series: series, options: ChartOptions(years: years.years))
  }
}

extension [Entity] {
  /// The entities without those that came before.
  func uniqued() -> [Entity] {
    var seen: Set<String> = []
    return filter { seen.insert($0.id).inserted }
  }
}
