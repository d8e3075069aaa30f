import ArgumentParser
import RatingsCharts

/// How a chart is drawn, whichever command draws it.
struct DrawingOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "How high a chart is, where its height does not follow from what it shows: lines in text, pixels in SVG.",
      valueName: "lines"))
  var height: Int?

  @Flag(name: .long, help: "Put the chart into words instead of drawing it.")
  var describe = false

  func validate() throws {
    // What is drawn as SVG has other limits.
    try DestinationOptions.check(
      height, within: 1...SVGOptions.heights.upperBound, "--height", of: "lines")
  }
}
