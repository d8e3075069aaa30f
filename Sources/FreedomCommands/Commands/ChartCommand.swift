internal import DisplayText
import ArgumentParser
import FreedomModel
import FreedomRatings
import RatingsAnalysis
import RatingsCharts
import RatingsTables

struct ChartCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chart",
    abstract: "Draw a chart in the terminal, as SVG or as a web page.",
    discussion: """
      Kinds:
      \(kinds)

      Freer is always at the top; a missing edition is a gap.

      Examples:
        freedom chart line Gambia --baseline region:Africa --mark status-changes
        freedom chart line --region Eurasia --highlight Georgia --output lines.svg
        freedom chart scatter fiw.total fotp.total --edition 2017
        freedom chart contributions Hungary --from 2013
        freedom chart map --indicator fiw.total --from 2016 --output change.svg
      """)

  /// The kinds with their summaries, one per line.
  private static var kinds: String {
    ChartKind.allCases.map { "  \($0.rawValue.padded(toWidth: 13)) \($0.summary)" }
      .joined(separator: "\n")
  }

  @Argument(help: ArgumentHelp("One of the kinds above.", valueName: "kind"))
  var chart: ChartKind

  @Argument(
    help: "Names or codes; for a scatter two indicators.",
    completion: .entities)
  var entities: [String] = []

  @Flag(name: .long, help: "All countries; narrow with --kind.")
  var all = false

  @OptionGroup(title: SharedOptions.selection) var population: PopulationOptions

  @Option(
    name: .long,
    help: "The indicator (default: fiw.status or fiw.rating).",
    completion: .indicators)
  var indicator: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The edition (bar, heat, scatter, map; slope: both).",
      valueName: "year"))
  var edition: [EditionYear] = []

  @OptionGroup(title: SharedOptions.special) var special: SpecialChartOptions
  @OptionGroup(title: SharedOptions.special) var spells: SpellOptions

  @OptionGroup var emphasis: EmphasisOptions
  @OptionGroup(title: SharedOptions.drawing) var annotation: AnnotationOptions
  @OptionGroup(title: SharedOptions.drawing) var wording: WordingOptions

  @Flag(
    name: .long,
    help:
      "Show only the part of the scale that has values."
  )
  var zoom = false

  @OptionGroup(title: SharedOptions.selection) var years: YearOptions
  @OptionGroup(title: SharedOptions.output) var naming: NamingOptions
  @OptionGroup(title: SharedOptions.output) var database: DatabaseOptions
  @OptionGroup(title: SharedOptions.output) var output: ChartOutputOptions

  func validate() throws {
    try validateMap()
    try emphasis.check(chart)
    try validateContributions()
    try validateSurvival()
    if chart == .scatter {
      try validateScatter()
    } else if !entities.isEmpty, all || population.isNarrowed {
      throw ValidationError("name countries, or use --all, --region or --group, not both")
    }
    if entities.isEmpty, !all, !population.isNarrowed, !chart.isOfAll {
      throw ValidationError("name a country, or say --all, --region or --group")
    }
    if edition.count > chart.mostEditions {
      throw ValidationError(
        chart.mostEditions == 0
          ? "\(chart.rawValue) has no --edition: use --from and --to"
          : "\(chart.rawValue) accepts at most \(chart.mostEditions) --edition")
    }
    if chart == .stacked, indicator.count > 1 {
      throw ValidationError("stacked needs exactly one --indicator")
    }
    if special.weights != nil, chart != .stacked, chart != .contributions {
      throw ValidationError(
        "--weights is for stacked and contributions: \(chart.rawValue) shows each entity")
    }
    if zoom, !chart.canZoom {
      throw ValidationError(
        chart == .bar || chart == .spark || chart == .contributions
          ? "\(chart.rawValue) shows the whole scale, because shortened bars mislead: --zoom "
            + "is for "
            + "line, slope, heat, multiples and scatter"
          : "\(chart.rawValue) has no scale of values: --zoom is for line, slope, heat, multiples "
            + "and scatter"
      )
    }
    if annotation.isUsed, !chart.takesAnnotations {
      throw ValidationError(
        "\(chart.rawValue) cannot show --mark and --event; line, strip, heat and multiples can"
      )
    }
  }

  func run() throws {
    try output.checkTheme()
    let library = try database.open(
      writingTo: output.destinations, reading: population.groupsFile, annotation.events
    )
    .naming(naming.naming)
    let indicators = try library.indicators(indicatorNames)
    if chart == .contributions { return try drawContributions(library, indicators) }
    let panels = try panels(library, indicators)
    try EmptyResult.refuseToDraw(panels, because: years.reason(in: library))
    var used = used(panels, shown: try shownYears(panels))
    if special.weights != nil {
      let people = try library.population()
      for panel in panels { used.insertPopulations(people, of: panel) }
    }
    let drawn: Chart =
      switch chart {
      case .map: try map(library, indicators[0])
      case .stacked: try shares(library, panels, indicators[0])
      case .survival: try survival(library, panels, indicators[0])
      default: try drawing(library, panels, indicators)
      }
    try output.write(drawn, citing: used, from: library)
  }

  /// The indicators by name: those of a scatter are where other charts have countries.
  var indicatorNames: [String] {
    if chart == .scatter { return entities + indicator }
    return indicator.isEmpty ? [chart.usualIndicator] : indicator
  }

  private func drawing(
    _ library: RatingsLibrary, _ panels: [Panel], _ indicators: [Indicator]
  ) throws -> Chart {
    if chart != .scatter, let objection = Chart.objection(toOneScaleOf: indicators) {
      throw objection
    }
    var panels = panels
    let shown = try shownYears(panels)
    if chart == .heat, let edition = edition.first?.year {
      panels = panels.map { panel in
        let shown = panel.keeping { $1.year == edition }
        return isOpen ? shown.leavingOutUnrated() : shown
      }
    }
    let (annotations, notes) = try annotation.annotations(library, panels, years.choice)
    let series = panels.flatMap(\.allSeries)
    let means = try means(library, indicators)
    var options = try options(
      library, indicators, notes: notes + means.notes + splitNotes(panels, shown: shown))
    options.means = means.series
    options.highlighted = try highlighted(library, among: series)
    switch chart {
    case .bar:
      return try .bar(
        series: series, year: shown.first, statuses: statuses(library, for: indicators),
        options: options)
    case .scatter:
      return try scatter(series, indicators, year: shown.first, options: options)
    case .slope:
      return try .slope(
        series: series, from: shown.first, to: shown.dropFirst().first, options: options)
    case .line, .spark, .strip, .heat, .stacked, .multiples, .map, .contributions, .survival:
      return try chart.chart(series: series, annotations: annotations, options: options)
    }
  }

  private func shares(
    _ library: RatingsLibrary, _ panels: [Panel], _ indicator: Indicator
  ) throws -> Chart {
    guard indicator.measure == .status else {
      throw UsageError(
        "stacked counts statuses, and \(indicator.id) is not one",
        hint: "use --indicator \(indicator.publication).status", status: .badData)
    }
    if special.weights != nil {
      let people = try StatusPeople(
        in: PanelSet(panels), population: library.population(), indicator: indicator.id,
        scope: Scope(kind: nil, yearRule: years.rule))
      return try people.chart(
        options: options(
          library, [indicator],
          notes: people.counted.notes.map(\.text) + splitNotes(panels, shown: [])))
    }
    let counts = try EditionCounts(
      in: PanelSet(panels), indicator: indicator.id,
      scope: Scope(kind: nil, yearRule: years.rule))
    return try counts.chart(
      options: options(library, [indicator], notes: splitNotes(panels, shown: [])))
  }

  func options(
    _ library: RatingsLibrary, _ indicators: [Indicator], notes: [String]
  ) throws -> ChartOptions {
    let credits =
      Publication.freedomHouse.map(\.id)
      + indicators.map(\.publication).filter { !Publication.isFreedomHouse($0) }.uniqued()
    let sources = credits.compactMap { id in
      let mine = indicators.filter { $0.publication == id }
      return mine.isEmpty ? nil : "Source: \(mine.citation)"
    }
    var options = ChartOptions(
      title: wording.title, who: try who(library, indicators), years: years.rule,
      range: zoom ? .data : .full, notes: notes + sources)
    options.subtitle = wording.subtitle
    options.credit = wording.credit
    return options
  }

  var isOpen: Bool { entities.isEmpty || chart == .scatter }

  func panels(_ library: RatingsLibrary, _ indicators: [Indicator]) throws -> [Panel] {
    guard isOpen else {
      let named = try library.entities(named: entities)
      return try indicators.map {
        try library.panel(of: $0, entities: named, years: years.choice)
          .keeping(kind: population.kind?.kind)
      }
    }
    let membership = try population.membership(in: library)
    let entities = try library.register().entities.sorted { $0.sortName < $1.sortName }
    return try indicators.map { indicator in
      try library.panel(of: indicator, entities: entities, years: years.choice)
        .keeping(kind: kind(for: indicator, among: indicators)).keeping(membership)
    }
  }

  /// All entities of a chart in words, such as `countries of Eurasia`; `nil` where its lines or
  /// rows name them.
  func who(_ library: RatingsLibrary, _ indicators: [Indicator]) throws -> String? {
    guard isOpen else {
      return [.stacked, .survival].contains(chart)
        ? ChartTitle.who(try library.entities(named: entities)) : nil
    }
    let kinds = Set(indicators.map { kind(for: $0, among: indicators) })
    let noun = (kinds.count == 1 ? kinds.first ?? nil : nil).plural
    guard population.isNarrowed, special.by != .group else { return "all \(noun)" }
    return "\(noun) of \(try population.membership(in: library).titleInSentence)"
  }

  func shownYears(_ panels: [Panel]) throws -> [Int] {
    let editions = panels.flatMap(\.editions)
    return try edition.map(\.year).sorted().map { wanted in
      if let found = editions.first(where: { $0.year == wanted }) {
        return found.year(by: years.rule)
      }
      throw UsageError(
        "there is no edition \(wanted) among those shown",
        hint: Self.editions(editions.map(\.year), around: wanted), status: .badData)
    }
  }

  /// Which editions there are, where one does not exist: its neighbours, or all.
  private static func editions(_ known: [Int], around wanted: Int) -> String? {
    if let before = known.filter({ $0 < wanted }).max(),
      let after = known.filter({ $0 > wanted }).min()
    {
      return "the editions before and after it are \(before) and \(after)"
    }
    return known.min().flatMap { first in known.max().map { "they are \(first) to \($0)" } }
  }

  func splitNotes(_ panels: [Panel], shown years: [Int]) -> [String] {
    panels.flatMap { panel in
      let isDrawn = isDrawn(panel, years)
      return panel.splits.filter { isDrawn($0.edition) }.map(\.reason)
    }.uniqued()
  }

  /// The editions that are drawn.
  func used(_ panels: [Panel], shown years: [Int]) -> UsedSources {
    let shown = years.isEmpty && chart == .scatter ? yearsOfScatter(of: panels) : years
    return panels.reduce(into: UsedSources()) { used, panel in
      used.formUnion(panel.used(in: isDrawn(panel, shown)))
    }
  }

  /// Whether an edition is drawn, where some kinds draw one or two.
  private func isDrawn(_ panel: Panel, _ years: [Int]) -> (Edition) -> Bool {
    let rule = self.years.rule
    if !years.isEmpty { return { years.contains($0.year(by: rule)) } }
    // An edition of two ratings has no place where it is the only one.
    let editions = panel.editions.indices.filter { column in
      panel.entities.indices.contains { panel.number($0, column) != nil }
    }.map { panel.editions[$0] }
    return switch chart {
    case .bar, .scatter: { $0 == editions.last }
    case .map where self.years.from == nil: { $0 == editions.last }
    case .slope, .map, .contributions: { $0 == editions.first || $0 == editions.last }
    case .line, .spark, .strip, .heat, .stacked, .multiples, .survival: { _ in true }
    }
  }

  /// As Freedom House counts, unless another kind is requested; a scatter has those that both
  /// count.
  private func kind(for indicator: Indicator, among indicators: [Indicator]) -> EntityKind? {
    if let kind = population.kind { return kind.kind }
    let counted = chart == .scatter ? indicators : [indicator]
    return counted.compactMap { Scope.usualKind(ofIndicator: $0.id) }.first
  }
}

extension ChartKind {
  fileprivate var usualIndicator: String {
    if self == .contributions { return "fiw.total" }
    return [.strip, .stacked, .map, .survival].contains(self) ? "fiw.status" : "fiw.rating"
  }

  /// Whether it shows all countries where none are named.
  fileprivate var isOfAll: Bool {
    [.stacked, .scatter, .map, .contributions, .survival].contains(self)
  }

  /// Whether a part of the scale can be shown without misleading.
  fileprivate var canZoom: Bool { [.line, .slope, .heat, .multiples, .scatter].contains(self) }

  /// How many editions can be requested by name; others show a span of years.
  fileprivate var mostEditions: Int {
    self == .slope ? 2 : [.bar, .heat, .scatter, .map].contains(self) ? 1 : 0
  }

  fileprivate var takesAnnotations: Bool { [.line, .strip, .heat, .multiples].contains(self) }
}
