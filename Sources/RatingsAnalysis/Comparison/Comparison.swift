public import FreedomModel

/// Several entities side by side, with averages beside them.
public struct Comparison: Sendable {
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

  /// What is shown of each entity and baseline, in the order of the table's columns, in the years
  /// of its rows.
  ///
  /// - Returns: One line an entity, then one a baseline, indicator by indicator.
  /// - Throws: ``AnalysisError`` where ranks or reversed values are asked for and an indicator has no
  ///   direction or no range.
  public func lines() throws(AnalysisError) -> [ComparedLine] {
    guard !panels.isEmpty else { throw .noIndicator }
    try checkDirections()
    var lines: [ComparedLine] = []
    for panel in panels { lines += self.lines(of: panel) }
    guard let years = shownYears(lines) else { return lines }
    return lines.map { $0.keeping(years, by: options.years) }
  }

  /// The table: `year`, then a column for each entity's id, then one for each baseline. With
  /// several indicators a column is named after both, as in `KAZ fiw.total`; one of reversed values
  /// says so, as in `KAZ fiw.pr (8 - x)`.
  ///
  /// - Returns: One row a year, from the first with a value of an entity to the last.
  /// - Throws: ``AnalysisError``, as ``lines()`` does.
  public func table() throws(AnalysisError) -> ResultTable {
    let lines = try lines()
    let values = lines.map { $0.values(by: options.years) }
    var rows: [[ResultValue]] = []
    if let shown = shownYears(lines) {
      for year in publishedYears where shown.contains(year) {
        rows.append([.integer(year)] + zip(lines, values).map { cell($1[year], of: $0) })
      }
    }
    return ResultTable(
      title: "Comparison by " + panels.map { name(of: $0) }.joined(separator: " and "),
      columns: [.year] + lines.map { .init($0.heading, kind(of: $0), description: $0.description) },
      rows: rows, notes: notes + splitNotes(shown: shownYears(lines)),
      citation: panels.map(\.indicator).citation)
  }

  private func checkDirections() throws(AnalysisError) {
    for panel in panels {
      let indicator = panel.indicator
      if case .rank = options.measure, indicator.direction == nil {
        throw .directionNotDeclared(indicator: indicator.id, what: "a rank")
      }
      guard options.isReversed else { continue }
      guard indicator.direction != nil else {
        throw .directionNotDeclared(indicator: indicator.id, what: "a reversed value")
      }
      if panel.editions.contains(where: { indicator.reversed(0, edition: $0.year) == nil }) {
        throw .noRange(indicator: indicator.id, what: "a value is reversed within it")
      }
    }
    if options.isReversed, panels.allSatisfy({ reversal(of: $0) == nil }) {
      throw .nothingToReverse(indicators: panels.map(\.indicator.id))
    }
  }

  /// What is done to the values of a panel, such as `8 - x`; `nil` where they are as published.
  private func reversal(of panel: Panel) -> String? {
    options.isReversed ? panel.indicator.reversal(over: panel.editions) : nil
  }

  /// The indicator's id, with what is done to its values: `fiw.pr (8 - x)`.
  private func name(of panel: Panel) -> String {
    panel.indicator.id + (reversal(of: panel).map { " (\($0))" } ?? "")
  }

  private func cell(_ value: Double?, of line: ComparedLine) -> ResultValue {
    switch kind(of: line) {
    case .integer: ResultValue(value.map { Int($0) })
    case .string: line.series.indicator.shown(value)
    default: ResultValue(value)
    }
  }

  private func kind(of line: ComparedLine) -> ResultTable.Column.Kind {
    switch options.measure {
    case .rank: .integer
    case .difference: .number
    case .figures:
      line.series.indicator.measure == .status && !line.isBaseline ? .string : .number
    }
  }

  /// The years wanted that an edition stands for, each once.
  private var publishedYears: [Int] {
    Set(panels.flatMap { $0.editions.flatMap { $0.years(under: options.years) } })
      .filter { $0 >= options.from ?? .min && $0 <= options.to ?? .max }.sorted()
  }

  /// From the first year with a value of an entity to the last; `nil` where there is none.
  private func shownYears(_ lines: [ComparedLine]) -> ClosedRange<Int>? {
    let years = lines.filter { !$0.isBaseline || entities.isEmpty }
      .flatMap { $0.values(by: options.years).keys }
    return years.min().flatMap { first in years.max().map { first...$0 } }
  }

  private func lines(of panel: Panel) -> [ComparedLine] {
    let scale: (Double, Edition) -> Double? = { value, edition in
      options.isReversed ? panel.indicator.reversed(value, edition: edition.year) : value
    }
    let suffix = panels.count > 1 || reversal(of: panel) != nil ? " " + name(of: panel) : ""
    let shown = shownIndicator(of: panel)
    let reference: [Double?]? =
      if case .difference(let membership) = options.measure {
        Baseline(membership, of: panel, kind: options.kind, scale: scale).figures
      } else { nil }
    let resolution = Resolution(of: panel)
    func line(
      _ entity: Entity, _ what: String, _ indicator: Indicator, isBaseline: Bool = false,
      _ values: [Double?]
    ) -> ComparedLine {
      ComparedLine(
        heading: entity.id + suffix, description: "\(what), \(shown.label)", isBaseline: isBaseline,
        series: Series(
          entity: entity, indicator: indicator, editions: panel.editions,
          values: reference.map { zip(values, $0).map { difference($0, $1, resolution) } }
            ?? values))
    }
    if case .rank = options.measure {
      let ranks = Ranking.ranks(in: panel, kind: options.kind)
      return entities.map { entity in
        line(
          entity, entity.name, shown,
          panel.row(of: entity.id).map { ranks[$0] } ?? panel.editions.map { _ in nil })
      }
    }
    let ofEntities = entities.map { entity in
      let values: [Double?] =
        if let row = panel.row(of: entity.id) {
          panel.editions.indices.map { column in
            panel.value(row, column).flatMap { scale($0, panel.editions[column]) }
          }
        } else { panel.editions.map { _ in nil } }
      return line(entity, entity.name, shown, values)
    }
    return ofEntities
      + options.baselines.map { membership in
        let mean = Entity(id: membership.name, name: membership.name, kind: .country)
        let indicator = shown.isComputed ? shown : shown.mean
        return line(
          mean, "Mean of \(membership.name)", indicator, isBaseline: true,
          Baseline(membership, of: panel, kind: options.kind, scale: scale).figures)
      }
  }

  /// What a comparison shows of an indicator: itself, or what is computed from it.
  private func shownIndicator(of panel: Panel) -> Indicator {
    let indicator = panel.indicator
    let reversal = reversal(of: panel)
    let label = indicator.label + (reversal.map { " (\($0))" } ?? "")
    switch options.measure {
    case .figures:
      guard reversal != nil else { return indicator }
      return indicator.derived(
        label: label, measure: indicator.measure, ends: (indicator.minimum, indicator.maximum),
        direction: .higher)
    case .difference(let membership):
      return indicator.derived(
        label: "\(label) less \(membership.name)", measure: .figure, ends: (nil, nil),
        direction: options.isReversed ? .higher : indicator.direction,
        directionSince: options.isReversed ? nil : indicator.directionSince)
    case .rank:
      return indicator.derived(
        label: "Rank by \(label.lowercasedFirst)", measure: .figure, ends: (1, lowestRank),
        direction: .lower)
    }
  }

  /// The greatest number of entities with a rank in one edition.
  private var lowestRank: Double {
    let counts = panels.flatMap { panel in
      panel.editions.indices.map { column in
        panel.entities.indices.count {
          panel.isOf(options.kind, $0, column) && panel.value($0, column) != nil
        }
      }
    }
    return Double(max(1, counts.max() ?? 1))
  }

  private func difference(
    _ figure: Double?, _ reference: Double?, _ resolution: Resolution
  ) -> Double? {
    figure.flatMap { figure in reference.map { resolution.difference(figure, $0) } }
  }

  /// The notes on ratings published in two: those of an entity compared, in the years wanted, and those
  /// that averages or ranks of the years shown are made without.
  private func splitNotes(shown years: ClosedRange<Int>?) -> [String] {
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
        guard let years, covered.contains(where: years.contains),
          options.kind == nil || entity.kind(inEdition: edition.year) == options.kind
        else { return false }
        return sets.contains { $0.includes(entity, in: edition) }
      }
    }.uniqued()
  }

  private var notes: [String] {
    var notes: [String] = []
    for panel in panels {
      notes.append(panel.indicator.scaleNote)
      if let reversal = reversal(of: panel) {
        notes.append(
          "\(name(of: panel)): shown reversed, as \(reversal), so that higher is freer.")
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
      return notes
    }
    var averages = options.baselines.map(\.name)
    if case .difference(let membership) = options.measure { averages.append(membership.name) }
    if !averages.isEmpty {
      notes.append("Averages are unweighted means over the \(everybody) rated in each edition.")
    }
    return notes
  }
}

extension Indicator {
  /// The mean of several entities' values.
  fileprivate var mean: Indicator {
    derived(
      label: label, measure: measure, ends: (minimum, maximum), direction: direction,
      directionSince: directionSince)
  }
}

extension ComparedLine {
  /// The line with the values of some years only.
  fileprivate func keeping(_ years: ClosedRange<Int>, by rule: YearRule) -> ComparedLine {
    let values = zip(series.editions, series.values).map { edition, value in
      edition.years(under: rule).contains(where: years.contains) ? value : nil
    }
    return ComparedLine(
      heading: heading, description: description, isBaseline: isBaseline,
      series: Series(
        entity: series.entity, indicator: series.indicator, editions: series.editions,
        values: values))
  }
}
