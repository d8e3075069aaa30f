import ArgumentParser

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
    if let height, height < 1 { throw ValidationError("--height must be at least 1") }
  }
}
