import ArgumentParser
import FreedomModel
import FreedomRatings
import RatingsAnalysis
import RatingsCharts
import RatingsExport
import RatingsTables
import TabularFiles

final class DrawingOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "The height of a chart: lines in text, pixels in drawings.",
      valueName: "lines"))
  var height: Int?

  @Flag(name: .long, help: "Describe the chart in words instead of drawing it.")
  var describe = false

  init() {}

  func validate() throws {
    // What is drawn as SVG has other limits.
    try DestinationOptions.check(
      height, within: 1...SVGOptions.heights.upperBound, "--height", of: "lines")
  }
}

final class ChartOutputOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The output format; html is a web page with the values in a table (default: from the file's "
        + "ending, otherwise text)."))
  var format: Format?

  @Option(
    name: .long,
    help:
      "The colours of a drawing; print also in grey (default: light in files, auto in pages).")
  var theme: ChartTheme?

  @OptionGroup var place: DestinationOptions
  @OptionGroup var drawing: DrawingOptions
  @OptionGroup var citations: CitationOptions

  init() {}

  func validate() throws {
    try citations.check(beside: [place.path])
  }

  /// Refuses a theme where the terminal has its own.
  func checkTheme() throws {
    guard theme != nil, try chosenFormat() == .text else { return }
    throw UsageError(
      "--theme is for drawings, and text has the colours of the terminal",
      hint: "say --output chart.svg, or leave out --theme", status: .usage)
  }

  enum Format: String, NamedChoice {
    case text, svg, html, png, pdf
  }

  /// Where the chart goes; a name whose ending stands for something else is refused, and so is a
  /// size that cannot be drawn.
  var destinations: Destinations {
    get throws {
      let format = try chosenFormat()
      if [.svg, .png, .pdf].contains(format), drawing.describe {
        throw UsageError(
          "a description is text, not a drawing",
          hint: "an SVG has it inside; leave out --describe, or write to a .txt or .html",
          status: .usage)
      }
      switch format {
      case .text:
        try DestinationOptions.check(
          drawing.height, within: TextOptions.heights, "--height", of: "lines")
      case .png: try ConvertedFile.check(.png)
      case .pdf: try ConvertedFile.check(.drawingPDF)
      case .svg, .html: break
      }
      if format != .text {
        try place.checkDrawing(height: drawing.height)
      }
      return try citations.destinations(beside: [place.path], place)
    }
  }

  /// Whether an SVG is made, alone or in a page.
  var isDrawing: Bool { get throws { try chosenFormat() != .text } }

  private func chosenFormat() throws -> Format {
    try Format.chosen(format, for: place.path, usually: .text, of: "a chart") { isKnown in
      isKnown
        ? "'freedom compare' and 'freedom series' write the values"
        : "any other ending needs --format"
    }
  }

  /// Writes a chart, and how to cite what it shows where that is requested.
  func write(_ chart: Chart, citing used: UsedSources, from library: RatingsLibrary) throws {
    var chart = chart
    if let note = library.sourceNote { chart.notes.append(note.text) }
    let third = used.editions.flatMap { edition, grades in
      grades.map { (trust: $0, edition: edition) }
    }
    chart.notes += SourceTrust.thirdPartyNotes(third).map { $0.brief + "." }
    try write(chart)
    try citations.write(used, from: library, at: place)
  }

  private func write(_ chart: Chart) throws {
    switch try chosenFormat() {
    case .text:
      let text = chart.text(
        TextOptions(
          width: place.lineWidth, height: drawing.height, color: place.usesColor,
          ascii: place.isASCII, inWords: drawing.describe))
      try place.write(Array(text.utf8), isDrawn: true)
    case .svg: try place.write(Array(svg(chart).utf8))
    case .png: try place.write(ConvertedFile.make(.png, of: svg(chart)))
    case .pdf: try place.write(ConvertedFile.make(.drawingPDF, of: svg(chart)))
    case .html:
      // Readers who cannot see the drawing read its values in the table under it.
      var options = ExportOptions(
        notes: .all,
        figure: drawing.describe
          ? HTMLFormat.paragraphs([chart.title, chart.description])
          : place.figure(of: chart, height: drawing.height, theme: theme ?? .auto))
      options.paper = theme.map { $0 == .auto ? .auto : $0 == .dark ? .dark : .light } ?? .auto
      options.foldsTable = !drawing.describe
      try place.write(HTMLFormat.render(chart.dataTable, options: options))
    }
  }

  private func svg(_ chart: Chart) -> String {
    // A drawing that follows the reader's screen is a dark slab in a white article.
    chart.svg(
      SVGOptions(
        width: place.width ?? SVGOptions.usualWidth, height: drawing.height,
        theme: theme ?? .light))
  }
}

extension ChartOutputOptions.Format: EndingFormat {
  var fileExtensions: [String] {
    switch self {
    case .text: TerminalTable.fileExtensions
    case .svg: ["svg"]
    case .html: HTMLFormat.fileExtensions
    case .png: ["png"]
    case .pdf: ["pdf"]
    }
  }
}

final class AnnotationOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "Mark what an analysis finds; may be repeated.",
      valueName: "what"))
  var mark: [Highlight] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Mark an event, such as 2009=\"Unrest\"; may be repeated.",
      valueName: "date=text"),
    transform: event)
  var event: [Annotation] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Mark the events of a table: date,entity,text.",
      valueName: "file"), completion: .file())
  var events: String?

  init() {}

  var isUsed: Bool { !mark.isEmpty || !event.isEmpty || events != nil }

  func annotations(
    _ library: RatingsLibrary, _ panels: [Panel], _ years: YearChoice
  ) throws -> (annotations: [Annotation], notes: [String]) {
    let (found, notes) = try library.annotations(mark, on: panels, years: years)
    return (found + event + (try events.map { try read($0, library) } ?? []), notes)
  }

  private func read(_ path: String, _ library: RatingsLibrary) throws -> [Annotation] {
    do {
      return try library.events(inFileAt: path)
    } catch let error as FileError {
      throw UsageError(error, path: path)
    }
  }

  private static func event(_ text: String) throws -> Annotation {
    guard let equals = text.firstIndex(of: "="),
      let time = Annotation.Time(eventDate: text[..<equals].trimmedOfBlanks),
      case let what = text[text.index(after: equals)...].trimmedOfBlanks, !what.isEmpty
    else {
      throw ValidationError(
        "--event needs a date and a text, such as 2009-07-11=\"Internet law\" or 2009=\"Unrest\", "
          + "not \"\(text)\"")
    }
    return Annotation(kind: .event, entity: nil, time: time, text: what)
  }
}

extension DestinationOptions {
  /// A phone's width in pixels, less the margins of a page.
  private static let narrow = 340

  /// A chart on a page: drawn for wide pages and for narrow ones, unless a width is given.
  func figure(of chart: Chart, height: Int?, theme: ChartTheme = .auto) -> String {
    func drawn(_ width: Int, _ name: String) -> String {
      chart.svg(SVGOptions(width: width, height: height, id: "chart-\(name)", theme: theme))
    }
    if let width { return drawn(width, "drawing") }
    return HTMLFormat.drawings(
      wide: drawn(SVGOptions.usualWidth, "wide"), narrow: drawn(Self.narrow, "narrow"))
  }
}

/// What is drawn beside the lines of a chart, and which of them matter most.
final class EmphasisOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "Add a mean: world, region:NAME, group:NAME.", valueName: "name"), completion: .baselines)
  var baseline: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Pick out a country; the others are grey.", valueName: "name"),
    completion: .entities)
  var highlight: [String] = []

  init() {}

  /// Refuses what a kind of chart has no place for.
  func check(_ kind: ChartKind) throws {
    if !baseline.isEmpty, let reason = kind.reasonWithoutMeans {
      throw ValidationError(
        "\(kind.rawValue) has no --baseline: \(reason). It is for line, slope, multiples, spark, "
          + "heat and bar")
    }
    if !highlight.isEmpty, let reason = kind.reasonWithoutHighlight {
      throw ValidationError(
        "\(kind.rawValue) has no --highlight: \(reason). It is for line, slope, spark, strip, "
          + "heat, bar and scatter")
    }
  }
}

/// The words around a chart.
final class WordingOptions: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("The title.", valueName: "text"))
  var title: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The line under the title (default: what is measured, with --title).", valueName: "text"))
  var subtitle: String?

  @Option(
    name: .long, help: ArgumentHelp("Who made the chart, as its last line.", valueName: "text"))
  var credit: String?

  init() {}
}

extension ChartKind {
  /// Why a mean has no place on it; `nil` where it has.
  fileprivate var reasonWithoutMeans: String? {
    switch self {
    case .line, .slope, .multiples, .spark, .heat, .bar: nil
    case .strip: "a status has no mean"
    case .stacked: "it shows shares of all"
    case .scatter: "its dots are countries or territories"
    case .map: "a mean has no place on a map"
    case .contributions: "it divides one change"
    case .survival: "a mean has no status that ends"
    }
  }

  /// Why no entity can be picked out on it; `nil` where one can.
  fileprivate var reasonWithoutHighlight: String? {
    switch self {
    case .line, .slope, .spark, .strip, .heat, .bar, .scatter: nil
    case .multiples: "each country has a drawing of its own"
    case .stacked: "it shows no single country"
    case .map: "--region and --group shade a part of the world"
    case .contributions: "each bar is labelled"
    case .survival: "it shows no single country"
    }
  }
}

extension ChartTheme: NamedChoice {}
