public import FreedomModel

/// Several entities side by side, with averages beside them.
public struct Comparison: Sendable {
  /// One column of a comparison: an entity or a baseline, by one indicator.
  private struct Line {
    let name: String
    let description: String
    let isBaseline: Bool
    /// The figure by year.
    var figures: [Int: Double]
  }

  private let panels: [Panel]
  private let entities: [Entity]
  private let options: ComparisonOptions

  /// A comparison of entities by the indicators of some panels.
  ///
  /// - Parameters:
  ///   - entities: Who is compared.
  ///   - panels: One for each indicator, with everybody that baselines and ranks are made of.
  ///   - options: What was chosen.
  public init(of entities: [Entity], in panels: [Panel], options: ComparisonOptions) {
    self.entities = entities
    self.panels = panels
    self.options = options
  }

  /// The table: `year`, then a column for each entity's id, then one for each baseline. With
  /// several indicators a column is named after both, as in `KAZ fiw.total`.
  ///
  /// - Returns: One row a year, from the first with a figure of an entity to the last.
  /// - Throws: ``AnalysisFault`` when several scales cannot be turned the same way.
  public func table() throws(AnalysisFault) -> ResultTable {
    guard !panels.isEmpty else { throw .noIndicator }
    if case .rank = options.measure,
      let undirected = panels.first(where: { $0.indicator.direction == nil })
    {
      throw .directionNotDeclared(indicator: undirected.indicator.id, what: "a rank")
    }
    let turns = panels.count > 1
    if turns {
      for panel in panels where panel.indicator.turnedUp(0, edition: 0) == nil {
        throw .unsuited(
          indicator: panel.indicator.id, table: "compare",
          need: "a scale with a minimum and a maximum beside another indicator")
      }
    }
    let lines = panels.flatMap { self.lines(of: $0, turned: turns) }
    let entityYears = lines.filter { !$0.isBaseline }.flatMap(\.figures.keys)
    let shownYears = entities.isEmpty ? lines.flatMap(\.figures.keys) : entityYears
    var rows: [[ResultValue]] = []
    if let first = shownYears.min(), let last = shownYears.max() {
      for year in publishedYears where year >= first && year <= last {
        rows.append([.integer(year)] + lines.map { value($0.figures[year]) })
      }
    }
    return ResultTable(
      title: "Comparison by " + panels.map(\.indicator.id).joined(separator: " and "),
      columns: [.year] + lines.map { .init($0.name, kind, description: $0.description) },
      rows: rows,
      notes: notes(turned: turns) + splitNotes(shown: shownYears),
      citation: panels.map(\.indicator).citation)
  }

  private var kind: ResultTable.Column.Kind {
    if case .rank = options.measure { .integer } else { .number }
  }

  private func value(_ figure: Double?) -> ResultValue {
    kind == .integer ? ResultValue(figure.map { Int($0) }) : ResultValue(figure)
  }

  /// The years wanted that an edition stands for, each once.
  private var publishedYears: [Int] {
    Set(panels.flatMap { $0.editions.flatMap { $0.years(under: options.years) } })
      .filter { $0 >= options.from ?? .min && $0 <= options.to ?? .max }.sorted()
  }

  private func lines(of panel: Panel, turned: Bool) -> [Line] {
    let scale: (Double, Edition) -> Double? = { figure, edition in
      turned ? panel.indicator.turnedUp(figure, edition: edition.year) : figure
    }
    let suffix = panels.count > 1 ? " " + panel.indicator.id : ""
    var lines: [Line] = []
    let reference: [Double?]? =
      if case .difference(let membership) = options.measure {
        Baseline(membership, of: panel, kind: options.kind, scale: scale).figures
      } else { nil }
    let ranks: [[Double?]]? =
      if case .rank = options.measure { Ranking.ranks(in: panel, kind: options.kind) } else { nil }

    let resolution = Resolution(of: panel)
    func measured(_ figures: [Double?]) -> [Int: Double] {
      let shown =
        reference.map { zip(figures, $0).map { difference($0, $1, resolution) } } ?? figures
      return byYear(shown, panel.editions)
    }
    for entity in entities {
      let figures: [Double?] =
        if let row = panel.row(of: entity.id) {
          ranks?[row]
            ?? panel.editions.indices.map { column in
              panel.value(row, column).flatMap { scale($0, panel.editions[column]) }
            }
        } else { panel.editions.map { _ in nil } }
      lines.append(
        Line(
          name: entity.id + suffix, description: "\(entity.name), \(panel.indicator.label)",
          isBaseline: false, figures: measured(figures)))
    }
    guard ranks == nil else { return lines }
    for membership in options.baselines {
      let baseline = Baseline(membership, of: panel, kind: options.kind, scale: scale)
      lines.append(
        Line(
          name: membership.name + suffix,
          description: "Mean of \(membership.name), \(panel.indicator.label)", isBaseline: true,
          figures: measured(baseline.figures)))
    }
    return lines
  }

  private func difference(
    _ figure: Double?, _ reference: Double?, _ resolution: Resolution
  ) -> Double? {
    figure.flatMap { figure in reference.map { resolution.difference(figure, $0) } }
  }

  private func byYear(_ figures: [Double?], _ editions: [Edition]) -> [Int: Double] {
    var byYear: [Int: Double] = [:]
    for (figure, edition) in zip(figures, editions) {
      guard let figure else { continue }
      for year in edition.years(under: options.years) { byYear[year] = figure }
    }
    return byYear
  }

  /// The notes on ratings published in two: those of an entity compared, in the years wanted, and those
  /// that averages or ranks of the years shown are made without.
  private func splitNotes(shown years: [Int]) -> [String] {
    var sets = options.baselines
    if case .difference(let membership) = options.measure { sets.append(membership) }
    if case .rank = options.measure { sets.append(.world) }
    let chosen = Set(entities.map(\.id))
    return panels.flatMap { panel in
      panel.splitNotes { entity, edition in
        let covered = edition.years(under: options.years)
        if chosen.contains(entity.id) {
          return covered.contains { $0 >= options.from ?? .min && $0 <= options.to ?? .max }
        }
        guard let first = years.min(), let last = years.max(),
          covered.contains(where: { first...last ~= $0 }),
          options.kind == nil || entity.kind(inEdition: edition.year) == options.kind
        else { return false }
        return sets.contains { $0.includes(entity, in: edition) }
      }
    }.uniqued()
  }

  private func notes(turned: Bool) -> [String] {
    var notes: [String] = []
    for panel in panels {
      let indicator = panel.indicator
      notes.append(indicator.scaleNote)
      if turned, indicator.direction == .lower || indicator.directionSince != nil,
        let low = indicator.minimum, let high = indicator.maximum
      {
        notes.append(
          """
          \(indicator.id) is turned here where lower is freer, as \((low + high).shortestExact) \
          less the published figure, so that up is freer in every column.
          """)
      }
    }
    notes.append(options.years.note)
    let everybody = options.kind.plural
    switch options.measure {
    case .figures: break
    case .difference(let membership):
      notes.append("Shown is the figure less that of \(membership.name), in points of the scale.")
    case .rank:
      notes.append(
        "Shown is the rank among \(everybody) rated: 1 is the freest, ties share a rank.")
      if !options.baselines.isEmpty { notes.append("Averages have no rank and are left out.") }
    }
    var averages = options.baselines.map(\.name)
    if case .difference(let membership) = options.measure { averages.append(membership.name) }
    if !averages.isEmpty, kind == .number {
      notes.append("Averages are unweighted means over the \(everybody) rated in each edition.")
    }
    return notes
  }
}
