internal import FreedomModel
internal import RatingsAnalysis
internal import RatingsTables

/// The tables of an atlas. A new one is one line in ``kinds``.
struct AtlasTables {
  /// A summary table with what is chosen about it.
  private struct Kind {
    let name: String
    let heading: String
    /// The summary table that it is of.
    let table: String
    /// The options of the command for it.
    var words: [String] = []
    var choose: @Sendable (inout TableOptions) -> Void = { _ in }
    /// Whether it is about the last edition alone, whatever the first one is.
    var isOfLastEdition = false
  }

  private static let kinds: [Kind] = [
    Kind(name: "counts", heading: "Free, Partly Free and Not Free", table: "counts"),
    Kind(
      name: "counts-by-region", heading: "Free, Partly Free and Not Free by region",
      table: "counts",
      words: ["--by", "region"], choose: { $0.division = .current }),
    Kind(
      name: "people", heading: "People in Free, Partly Free and Not Free countries", table: "people"
    ),
    Kind(name: "balance", heading: "Gains and declines, edition by edition", table: "balance"),
    Kind(
      name: "movers", heading: "Who gained and who declined since the edition before",
      table: "movers", choose: { $0.scope.from = nil }, isOfLastEdition: true),
    Kind(
      name: "movers-10", heading: "Who gained and who declined over ten editions", table: "movers",
      words: ["--span", "10"],
      choose: {
        $0.scope.from = nil
        $0.span = 10
      }, isOfLastEdition: true),
    Kind(name: "status-changes", heading: "Changes of status", table: "status-changes"),
    Kind(
      name: "electoral-democracies", heading: "Electoral democracies",
      table: "electoral-democracies"),
    Kind(name: "ranking", heading: "Ranking by total score", table: "ranking"),
  ]

  /// The indicators of all of them.
  static let indicators = kinds.compactMap { SummaryTable.named($0.table) }
    .flatMap { $0.indicators(TableOptions()) }.uniqued()

  private let panels: PanelSet
  private let scope: Scope
  private let options: AtlasOptions
  /// The only source of the values; `nil` for the current ones of all.
  private let source: Source?

  init(_ panels: PanelSet, scope: Scope, _ options: AtlasOptions, source: Source?) {
    self.panels = panels
    self.source = source
    self.scope = scope
    self.options = options
  }

  /// The tables that the values suffice for.
  ///
  /// - Throws: An `AnalysisError` where a requested indicator suffices for none.
  func all(population: Population?) throws -> [Atlas.Table] {
    let usual = Self.kinds.compactMap { try? made($0, of: nil, population) }
    return try usual
      + options.indicators.flatMap { indicator in
        let kinds = Self.kinds(of: indicator)
        let tables = kinds.compactMap { try? made($0, of: indicator, population) }
        if tables.isEmpty, let first = kinds.first {
          return try [made(first, of: indicator, population)].compactMap(\.self)
        }
        return tables
      }
  }

  private static func kinds(of indicator: Indicator) -> [Kind] {
    let label = indicator.label
    if indicator.measure == .status {
      return [Kind(name: "counts", heading: "\(label): counts", table: "counts")]
    }
    return [
      Kind(name: "ranking", heading: "\(label): ranking", table: "ranking"),
      Kind(
        name: "movers", heading: "\(label): changes since the edition before", table: "movers",
        choose: { $0.scope.from = nil }, isOfLastEdition: true),
    ]
  }

  private func made(
    _ kind: Kind, of indicator: Indicator?, _ population: Population?
  ) throws -> Atlas.Table? {
    guard let summary = SummaryTable.named(kind.table) else { return nil }
    var choice = TableOptions(indicator: indicator?.id, scope: scope)
    kind.choose(&choice)
    choice.scope.kind = summary.usualKind(for: choice)
    if summary.needsPopulation { choice.population = population ?? Population([]) }
    let table = try summary.make(from: panels, options: choice)
    return Atlas.Table(
      name: kind.name + (indicator.map { "-" + Atlas.fileName($0.id) } ?? ""),
      heading: kind.heading, table: table,
      command: command(kind, of: indicator))
  }

  /// What prints the same table.
  private func command(_ kind: Kind, of indicator: Indicator?) -> String {
    var words = ["freedom", "table", kind.table] + kind.words
    func add(_ option: String, _ value: String?) {
      if let value { words += [option, ShellWord.quoted(value)] }
    }
    add("--indicator", indicator?.id)
    add("--region", options.region)
    add("--group", options.group)
    if !kind.isOfLastEdition { add("--from", options.from.map(String.init)) }
    add("--to", options.to.map(String.init))
    add("--source", source?.file)
    return words.joined(separator: " ")
  }
}
