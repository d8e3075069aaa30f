import ArgumentParser
import RatingsCharts

/// How a chart is written, and where to.
struct ChartOutputOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: "text or svg (default: by the file's ending, else text).")
  var format: Format?

  @OptionGroup var place: PlaceOptions
  @OptionGroup var look: LookOptions
  @OptionGroup var drawing: DrawingOptions

  /// What a chart can be written as.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case svg
  }

  private var chosenFormat: Format {
    format ?? (place.output.lowercased().hasSuffix(".svg") ? .svg : .text)
  }

  /// Writes a chart.
  func write(_ chart: Chart) throws {
    let written =
      switch chosenFormat {
      case .text:
        chart.text(
          TextOptions(
            width: look.lineWidth, height: drawing.height, color: look.usesColor(in: place),
            ascii: look.isASCII, inWords: drawing.describe))
      case .svg: chart.svg(SVGOptions(width: look.width ?? 760, height: drawing.height))
      }
    try place.write(Array(written.utf8))
  }
}
