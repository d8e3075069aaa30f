import ArgumentParser
import FreedomModel
import FreedomRatings
import RatingsAnalysis
import RatingsCharts

/// `freedom chart`: figures as a picture.
struct ChartCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chart",
    abstract: "Draw figures in the terminal, or as SVG.",
    discussion: """
      Kinds:
      \(ChartKind.allCases.map { "  \($0.rawValue): \($0.summary)" }.joined(separator: "\n"))

      Freer is always at the top, or to the right. A missing edition is a gap.

      Examples:
        freedom chart line Kazakhstan Kyrgyzstan Uzbekistan --mark status-changes
        freedom chart line Kazakhstan --indicator fotp.total --event 2009-07-11="Internet law"
        freedom chart strip --region Eurasia
        freedom chart bar --region "Middle East" --indicator fiw.total --edition 2020
        freedom chart stacked --output world.svg
      """)

  @Argument(help: ArgumentHelp("What is drawn; see above.", valueName: "kind"))
  var chart: ChartKind

  @Argument(help: "Countries or territories, by name or code.")
  var entities: [String] = []

  @OptionGroup var selection: ChartSelectionOptions

  @Option(
    name: .long,
    help: "An indicator (default: fiw.status for strip and stacked, else fiw.rating).")
  var indicator: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "bar: the edition shown (default: the newest); slope: both; heat: the one shown.",
      valueName: "year"))
  var edition: [Int] = []

  @OptionGroup var annotation: AnnotationOptions

  @Option(name: .long, help: "The title (default: what and who is shown).")
  var title: String?

  @Flag(name: .long, help: "Show the part of the scale that has figures, not all of it.")
  var zoom = false

  @OptionGroup var years: YearOptions
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: ChartOutputOptions

  func validate() throws {
    if selection.isOpen, !entities.isEmpty {
      throw ValidationError("name countries, or say --all or --region, not both")
    }
    if !selection.isOpen, entities.isEmpty, chart != .stacked {
      throw ValidationError("name a country, or say --all or --region")
    }
    if selection.all, chart == .line {
      throw ValidationError(
        "so many lines cannot be told apart: draw them as heat, strip, spark or multiples")
    }
    if let most = chart.mostEditions {
      if edition.count > most {
        throw ValidationError("\(chart.rawValue) takes \(most) --edition at most")
      }
    } else if !edition.isEmpty {
      throw ValidationError("\(chart.rawValue) takes no --edition: say --from and --to")
    }
    if chart == .stacked, indicator.count > 1 {
      throw ValidationError("stacked takes one --indicator")
    }
    if annotation.isUsed, !chart.takesAnnotations {
      throw ValidationError(
        "\(chart.rawValue) has no place for --mark and --event: line, strip, heat and multiples have"
      )
    }
  }

  /// As many as have a marker of their own.
  private static let mostLines = 34

  func run() throws {
    let library = try database.open()
    let indicators = try (indicator.isEmpty ? [chart.usualIndicator] : indicator)
      .map(library.indicator)
    try output.write(
      chart == .stacked
        ? try shares(library, indicators) : try drawing(library, indicators))
  }

  private func drawing(_ library: RatingsLibrary, _ indicators: [Indicator]) throws -> Chart {
    var panels = try panels(library, indicators)
    if chart == .line, panels.reduce(0, { $0 + $1.entities.count }) > Self.mostLines {
      throw CommandFault(
        "more than \(Self.mostLines) lines cannot be told apart",
        hint: "draw them as heat, strip, spark or multiples", status: .usage)
    }
    if chart == .heat, let edition = edition.first {
      _ = try shownYears(panels)
      panels = panels.map { panel in panel.keeping { $1.year == edition } }
    }
    let (annotations, notes) = try annotation.annotations(library, panels, years.choice)
    let series = panels.flatMap { panel in panel.entities.indices.map(panel.series) }
    let options = try options(library, indicators, notes: notes)
    switch chart {
    case .bar:
      return .bar(series: series, year: try shownYears(panels).first, options: options)
    case .slope:
      let shown = try shownYears(panels)
      return .slope(
        series: series, from: shown.first, to: shown.dropFirst().first, options: options)
    default:
      return chart.chart(series: series, annotations: annotations, options: options)
    }
  }

  /// The figures of those wanted, one panel an indicator.
  private func panels(_ library: RatingsLibrary, _ indicators: [Indicator]) throws -> [Panel] {
    let named = try entities.map(library.entity).uniqued()
    return try indicators.map { indicator in
      guard named.isEmpty else {
        return try library.panel(of: indicator, entities: named, years: years.choice)
          .keeping(kind: selection.kind(for: indicator, isOpen: false))
      }
      return try selection.panel(of: indicator, library, years.choice)
    }
  }

  /// The years of the axis that stand for the editions asked for.
  private func shownYears(_ panels: [Panel]) throws -> [Int] {
    let editions = panels.flatMap(\.editions)
    return try edition.sorted().map { wanted in
      if let found = editions.first(where: { $0.year == wanted }) {
        return found.year(by: years.years)
      }
      let known = editions.map(\.year)
      let hint = known.min().flatMap { first in known.max().map { "they are \(first) to \($0)" } }
      throw CommandFault(
        "there is no edition \(wanted) among those shown", hint: hint, status: .badData)
    }
  }

  /// How many of those wanted are Free, Partly Free and Not Free.
  private func shares(_ library: RatingsLibrary, _ indicators: [Indicator]) throws -> Chart {
    guard let indicator = indicators.first else { return .stacked(counts: []) }
    guard indicator.measure == .status else {
      throw CommandFault(
        "stacked counts statuses, and \(indicator.id) is none",
        hint: "say --indicator \(indicator.publication).status", status: .badData)
    }
    let panel =
      entities.isEmpty
      ? try selection.panel(of: indicator, library, years.choice)
      : try panels(library, indicators)[0]
    let table = try CountsTable.make(
      from: PanelSet([panel]),
      options: TableOptions(indicator: indicator.id, kind: nil, years: years.years))
    return .stacked(
      counts: StatusCounts.counts(in: table), options: try options(library, indicators, notes: []))
  }

  private func options(
    _ library: RatingsLibrary, _ indicators: [Indicator], notes: [String]
  ) throws -> ChartOptions {
    let publications = Set(indicators.map(\.publication))
    let sources = Publication.freedomHouse.filter { publications.contains($0.id) }
      .map { "Source: \($0.citation)" }
    return ChartOptions(
      title: title,
      who: entities.isEmpty ? try selection.population(indicators, library) : nil,
      years: years.years, range: zoom ? .data : .full, notes: notes + sources)
  }
}

extension ChartKind {
  /// What is drawn where no indicator is named.
  fileprivate var usualIndicator: String {
    switch self {
    case .strip, .stacked: "fiw.status"
    case .line, .spark, .bar, .slope, .heat, .multiples: "fiw.rating"
    }
  }

  /// How many editions can be asked for by name; `nil` where a span of years is wanted.
  fileprivate var mostEditions: Int? {
    switch self {
    case .bar, .heat: 1
    case .slope: 2
    case .line, .spark, .strip, .stacked, .multiples: nil
    }
  }

  /// Whether breaks, episodes, changes and events can be drawn.
  fileprivate var takesAnnotations: Bool {
    switch self {
    case .line, .strip, .heat, .multiples: true
    case .spark, .bar, .slope, .stacked: false
    }
  }
}
