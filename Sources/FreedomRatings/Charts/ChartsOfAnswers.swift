public import FreedomModel
public import RatingsAnalysis
public import RatingsCharts
internal import RatingsTables

extension Comparison {
  /// The lines of the comparison as a chart: what its table shows, entities and baselines, whether
  /// values, differences or ranks.
  ///
  /// - Returns: A chart of lines; of differences it has a line at zero, of ranks 1 is on top.
  /// - Throws: A `ChartError` where the lines have no scale in
  ///   common, or there are too many.
  public func chart() throws -> Chart {
    let indicators = lines.map(\.series.indicator).uniqued(by: \.id)
    var drawing = ChartOptions(years: options.yearRule)
    if case .difference(let membership) = options.measure {
      guard indicators.count <= 1 else {
        throw ChartError.differencesOfSeveral(indicators: indicators.map(\.id))
      }
      drawing.reference = .init(level: 0, text: "0 = as \(membership.name)")
    }
    return try .line(series: lines.map(\.series), bands: bands, options: drawing)
  }

  /// The bands of Freedom House are those of published values alone.
  private var bands: [StatusBand]? {
    if case .values = options.measure, !options.isReversed { return nil }
    return []
  }
}

extension Contributions {
  /// The parts of the change as a chart: a bar a part, in the order of the sum.
  ///
  /// - Throws: A `ChartError`.
  public func chart(options: ChartOptions = ChartOptions()) throws -> Chart {
    let missing = rows.filter { $0.part != .notDivided && $0.change == nil }.map(\.part.label)
    var options = options
    if !missing.isEmpty {
      options.notes.insert(
        "No value in one of the editions: \(missing.joined(separator: ", ")).", at: 0)
    }
    if let undivided {
      options.notes.insert("The edition \(undivided.label) has no values of the parts.", at: 0)
    }
    return try .contributions(
      ContributionBars(
        of: "\(indicator.label) of \(entity.name)", from: (first.label, last.label),
        values: (before, after), direction: indicator.direction(inEdition: last.year),
        bars: rows.compactMap { row in row.change.map { .init(row.part.label, $0) } }),
      options: options)
  }
}

extension MeanContributions {
  /// The contributions to the change of the mean as a chart: the greatest in each direction, the
  /// rest together, and what has no country of its own.
  ///
  /// - Parameters:
  ///   - top: How many in each direction; `nil` for all.
  ///   - options: The options of the chart.
  /// - Returns: A chart of bars.
  /// - Throws: A `ChartError`, or an `AnalysisError` where `top` is less than 1.
  public func chart(top: Int? = nil, options: ChartOptions = ChartOptions()) throws -> Chart {
    let (shown, others) = try cut(to: top)
    var bars = shown.map { ContributionBars.Bar($0.entity.name, $0.contribution) }
    if !others.isEmpty {
      bars.append(
        .init(others.count.others, others.reduce(0) { $0 + $1.contribution }))
    }
    bars += effects.map { .init($0.name, $0.contribution) }
    return try .contributions(
      ContributionBars(
        of: "\(indicator.label), \(name.lowercasedFirst)", from: (first.label, last.label),
        values: (before, after), direction: indicator.direction(inEdition: last.year), bars: bars),
      options: options)
  }
}

extension Scope {
  /// Whose values they are, as the end of a title: `all countries`, `countries of Africa`.
  fileprivate var who: String {
    if let entities { return ChartTitle.who(entities) }
    guard membership.name != Membership.world.name else { return "all \(kind.plural)" }
    return "\(kind.plural) of \(membership.titleInSentence)"
  }
}

extension EditionCounts {
  /// The counts as a chart of shares: a column an edition.
  ///
  /// - Throws: A `ChartError`.
  public func chart(options: ChartOptions? = nil) throws -> Chart {
    .stacked(
      counts: rows.map { row in
        StatusCounts(
          year: row.edition.year(by: scope.yearRule), label: row.edition.label, free: row.free,
          partlyFree: row.partlyFree, notFree: row.notFree)
      }, indicator: indicator,
      options: options ?? ChartOptions(who: scope.who, years: scope.yearRule))
  }
}

extension StatusPeople {
  /// The people as a chart of shares: a column an edition.
  ///
  /// - Throws: A `ChartError`.
  public func chart(options: ChartOptions? = nil) throws -> Chart {
    .stacked(
      counts: rows.map { row in
        StatusCounts(
          year: row.edition.year(by: scope.yearRule), label: row.edition.label, free: row.free,
          partlyFree: row.partlyFree, notFree: row.notFree)
      }, of: .people, indicator: indicator,
      options: options ?? ChartOptions(who: scope.who, years: scope.yearRule))
  }
}

extension EventStudy {
  /// The path of the mean, or of the one entity, as lines: beside it the others of the same regions
  /// and, from the event on, the line before the event extended.
  ///
  /// - Throws: A `ChartError`.
  public func chart(options: ChartOptions? = nil) throws -> Chart {
    let names = rows.map(\.subject)
    let subject = names.first { if case .mean = $0 { true } else { false } } ?? names[0]
    let others = names.first { if case .others = $0 { true } else { false } }
    func series(_ id: String, _ name: String, _ value: (EventPath.Row) -> Double?) -> Series {
      Series(
        entity: Entity(id: id, name: name, kind: .country), indicator: indicator.ofMeans,
        editions: path.rows.map(\.edition), numbers: path.rows.map(value))
    }
    let id = if case .entity(let entity) = subject { entity.id } else { "mean" }
    var lines = [series(id, subject.name) { $0.mean }]
    if let others { lines.append(series("others", others.name) { $0.comparison }) }
    if path.rows.contains(where: { $0.expected != nil }) {
      lines.append(series("expected", "Line before, extended") { $0.time < 0 ? nil : $0.expected })
    }
    var drawing = options ?? ChartOptions(years: self.options.yearRule)
    drawing.title =
      drawing.title ?? "\(indicator.label): \(subject.name) around \(self.options.date)"
    return try .line(
      series: lines, annotations: [.event(self.options.date, text: "event")], options: drawing)
  }
}

extension Survival {
  /// How long statuses last as a chart of steps, a line a status or a part.
  ///
  /// - Throws: A `ChartError`.
  public func chart(options: ChartOptions? = nil) throws -> Chart {
    let statuses = self.options.statuses
    let status = statuses.count == 1 ? statuses[0].label : "a status"
    return try .survival(
      rows.map { row in
        SurvivalLine(
          name: name(of: row), shortName: shortName(of: row),
          steps: row.curve.points.map { point in
            let limits = point.low.flatMap { low in point.high.map { low...$0 } }
            return .init(editions: point.editions, share: point.survival, limits: limits)
          }, atRisk: row.curve.atRisk, status: row.part == nil ? row.status : nil)
      }, of: "\(ChartTitle.publication(of: indicator)), how long \(status) lasts",
      options: options
        ?? ChartOptions(who: self.options.strata == nil ? scope.who : nil, years: scope.yearRule))
  }

  /// The name of a row, and the code of its status instead of its words.
  private func shortName(of row: Row) -> String {
    let part = row.part ?? ""
    return options.statuses.count == 1 && row.part != nil
      ? part : part.isEmpty ? row.status.code : "\(row.status.code) \(part)"
  }
}

extension RatingsLibrary {
  /// The means of some memberships as series that a chart can show beside others.
  ///
  /// - Parameters:
  ///   - memberships: What the means are of; see ``membership(_:groupsFile:)``.
  ///   - panel: The values of all entities.
  ///   - kind: Which entities count; `nil` for countries and territories.
  ///   - years: The years wanted.
  /// - Returns: One series a membership, named `World mean`; one of a single entity has its name.
  /// - Throws: An `AnalysisError` or a `StoreError`.
  public func means(
    of memberships: [Membership], in panel: Panel, kind: EntityKind? = .country,
    years: YearChoice = YearChoice()
  ) throws -> [Series] {
    let comparison = try Comparison(
      of: [], in: [panel],
      options: ComparisonOptions(
        baselines: memberships, kind: kind, yearRule: years.rule, from: years.from, to: years.to))
    let register = try register()
    return comparison.lines.map { line in
      let id = line.series.entity.id
      let name = register[id: id]?.name ?? "\(Membership.title(id)) mean"
      return Series(
        entity: Entity(id: "mean of \(id)", name: name, kind: .country),
        indicator: line.series.indicator, editions: line.series.editions,
        values: line.series.values)
    }
  }
}
