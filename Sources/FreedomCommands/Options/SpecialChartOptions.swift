import ArgumentParser
import RatingsCharts

/// Choices about one kind of chart each.
final class SpecialChartOptions: ParsableArguments {
  @Option(name: .long, help: "Count people (stacked; contributions to a mean).")
  var weights: WeightsChoice?

  @Option(
    name: .long,
    help: ArgumentHelp("How to draw a map.", valueName: "name"))
  var projection: MapOptions.Projection?

  @Flag(name: .long, help: "Divide a total by question (contributions).")
  var items = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Show N in each direction (contributions to a mean; default: 10).", valueName: "number"))
  var top: Int?

  @Option(name: .long, help: "What survival compares.")
  var by: DivisionChoice?

  init() {}
}
