import ArgumentParser
import RatingsCharts
import RatingsExport

/// How a chart is written, and where to.
struct ChartOutputOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help:
      "How the chart is written; html is a page with its figures as a table (default: by the ending of --output, else text). An ending that says otherwise is refused."
  )
  var format: Format?

  @OptionGroup var place: DestinationOptions
  @OptionGroup var drawing: DrawingOptions

  /// What a chart can be written as.
  enum Format: String, NamedChoice {
    case text
    case svg
    case html
  }

  /// Where the chart goes; a name whose ending stands for something else is refused, and so is a size that
  /// cannot be drawn.
  var destinations: Destinations {
    get throws {
      let format = try chosenFormat()
      if format == .svg, drawing.describe {
        throw UsageError(
          "a description is text, not a drawing",
          hint: "an SVG has it inside; leave out --describe, or write to a .txt or .html",
          status: .usage)
      }
      switch format {
      case .text:
        try DestinationOptions.check(
          drawing.height, within: TextOptions.heights, "--height", of: "lines")
      case .svg, .html:
        try place.checkDrawing(height: drawing.height)
      }
      return place.destinations
    }
  }

  private func chosenFormat() throws -> Format {
    if let format {
      try EndingCheck.require(
        format.fileExtensions, of: place.path, asked: "--format \(format.rawValue)")
      return format
    }
    guard let ending = FileEnding(of: place.path) else { return .text }
    if let named = Format.allCases.first(where: { $0.fileExtensions.contains(ending.text) }) {
      return named
    }
    try EndingCheck.require(
      Format.allCases.compactMap(\.fileExtensions.first), of: place.path, for: "a chart",
      advice: ending.isKnown
        ? "'freedom compare' and 'freedom series' write the values"
        : "any other ending needs --format")
    return .text
  }

  /// Writes a chart.
  func write(_ chart: Chart) throws {
    switch try chosenFormat() {
    case .text:
      let text = chart.text(
        TextOptions(
          width: place.lineWidth, height: drawing.height, color: place.usesColor,
          ascii: place.isASCII, inWords: drawing.describe))
      try place.write(Array(text.utf8), isDrawn: true)
    case .svg: try place.write(Array(svg(chart).utf8))
    case .html:
      // People who cannot see the drawing read its figures in the table under it.
      let figure =
        drawing.describe ? HTMLFormat.paragraphs([chart.title, chart.description]) : svg(chart)
      try place.write(HTMLFormat.render(chart.dataTable, options: ExportOptions(figure: figure)))
    }
  }

  private func svg(_ chart: Chart) -> String {
    chart.svg(SVGOptions(width: place.width ?? SVGOptions.usualWidth, height: drawing.height))
  }
}

extension ChartOutputOptions.Format {
  /// The endings of files that hold it, without the dot.
  fileprivate var fileExtensions: [String] {
    switch self {
    case .text: TerminalTable.fileExtensions
    case .svg: ["svg"]
    case .html: HTMLFormat.fileExtensions
    }
  }
}
