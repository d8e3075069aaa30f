import ArgumentParser
import RatingsCharts
import RatingsExport

/// How a chart is written, and where to.
struct ChartOutputOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help:
      "How the chart is written; html is a page with its figures as a table (default: by the file's ending, else text)."
  )
  var format: Format?

  @OptionGroup var place: PlaceOptions
  @OptionGroup var drawing: DrawingOptions

  /// What a chart can be written as.
  enum Format: String, NamedChoice {
    case text
    case svg
    case html
  }

  /// The paths that are written to.
  var paths: [String] { [place.path] }

  private var chosenFormat: Format {
    if let format { return format }
    let name = place.path.lowercased()
    if name.hasSuffix(".svg") { return .svg }
    return HTMLFormat.fileExtensions.contains { name.hasSuffix(".\($0)") } ? .html : .text
  }

  /// Writes a chart.
  func write(_ chart: Chart) throws {
    switch chosenFormat {
    case .text:
      let text = chart.text(
        TextOptions(
          width: place.lineWidth, height: drawing.height, color: place.usesColor,
          ascii: place.isASCII, inWords: drawing.describe))
      try place.write(Array(text.utf8))
    case .svg: try place.write(Array(svg(chart).utf8))
    case .html:
      // People who cannot see the drawing read its figures in the table under it.
      try place.write(
        HTMLFormat.render(chart.dataTable, options: ExportOptions(figure: svg(chart))))
    }
  }

  private func svg(_ chart: Chart) -> String {
    chart.svg(SVGOptions(width: place.width ?? 760, height: drawing.height))
  }
}
