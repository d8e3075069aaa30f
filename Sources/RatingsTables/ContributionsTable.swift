internal import FreedomModel
package import RatingsAnalysis

extension SummaryTable {
  package static let contributions = SummaryTable(
    name: Contributions.name, summary: "what the change of a total or a mean is made of",
    choices: [.regions, .top, .span, .weights, .chart, .items],
    brief: ["id", "name", "before", "after", "change", "contribution"], mostRowsOnScreen: 10,
    editions: .ends,
    indicators: { options in
      let total = options.indicator(or: "fiw.total")
      return options.scope.entities == nil
        ? [total] : Contributions.indicators(of: total, at: [options.level])
    },
    resolved: { panels, options in
      guard let entity = options.scope.entities?.first else { return options }
      var options = options
      options.scope = Contributions.scope(
        options.scope, to: entity, in: panels, indicator: options.indicator(or: "fiw.total"),
        level: options.level)
      return options
    },
    table: { panels, options throws(AnalysisError) in
      guard options.scope.entities != nil else {
        let found = try MeanContributions(in: panels, options: options)
        return try found.table(by: options.division, top: options.top)
      }
      return try Contributions(in: panels, options: options).table
    })
}

extension Contributions {
  /// The parts of the total of the one entity that a table is about.
  package init(in panels: PanelSet, options: TableOptions) throws(AnalysisError) {
    let entities = options.scope.entities ?? []
    guard entities.count == 1 else {
      throw .badOption(
        name: "the number of countries", value: String(entities.count),
        rule: "contributions are to the change of one, or without a name to that of a mean")
    }
    guard options.division == nil, options.population == nil else {
      throw .badOption(
        name: "the division", value: options.division == nil ? "by people" : "by region",
        rule: "the total of one country has neither; leave out its name for a mean")
    }
    try self.init(
      to: entities[0], in: panels, indicator: options.indicator(or: "fiw.total"),
      scope: options.scope, span: options.span, level: options.level)
  }

  /// One row a part; the changes add up to that of the total.
  fileprivate var table: ResultTable {
    ResultTable(
      title: "\(indicator.label) of \(entity.name): contributions to its change from "
        + "\(first.label) to \(last.label)",
      columns: [
        .init("indicator", .string, description: "The part: an indicator's id"),
        .init("label", .string, description: "The part in words"),
        .init("before", .number, description: "The first value"),
        .init("after", .number, description: "The last value"),
        .computed("change", unit: "points", description: "Last less first"),
        .computed("share", description: "Share of the total's change, 1 being all of it"),
      ],
      rows: rows.map { row in
        [
          .text(row.part.id), .text(row.part.label), ResultValue(row.before),
          ResultValue(row.after), ResultValue(row.change), ResultValue(row.share),
        ]
      }, notes: notes, citation: indicator.citation)
  }

  private var notes: [TableNote] {
    let sum = "\(before.shortestExact) to \(after.shortestExact) (\(change.signed))"
    var notes = indicator.numericScaleNotes
    notes.append(
      .essential(
        "\(indicator.label): \(sum) points; the changes of the parts add up to it.",
        brief: "\(indicator.label.lowercasedFirst) \(sum)"))
    if let undivided {
      notes.append(
        .essential(
          "The edition \(undivided.label) has no values of the parts: \(last.label) is the newest "
            + "that has them.", brief: "no parts in \(undivided.label)"))
    }
    let missing = rows.filter { $0.part != .notDivided && $0.change == nil }
    if !missing.isEmpty {
      let labels = missing.map { row in
        let edition = row.before == nil ? first : last
        return "\(row.part.label) (\(edition.label))"
      }
      notes.append(
        .essential(
          "No value in one of the editions: \(labels.joined(separator: ", ")); what these "
            + "parts changed is in the row not-divided.",
          brief: "no value in one of the editions: \(NameList.text(labels, limit: 2))"))
    }
    if rows.contains(where: { $0.part == .additionalQuestions }) {
      notes.append(
        """
        Additional questions: A raises the total, Q lowers it; where neither is asked they count 0.
        """)
    }
    return notes
  }
}

extension Contributions.Row.Part {
  fileprivate var id: String {
    switch self {
    case .indicator(let indicator): indicator.id
    case .additionalQuestions: "additional-questions"
    case .notDivided: "not-divided"
    }
  }

  /// The part in words.
  package var label: String {
    switch self {
    case .indicator(let indicator): indicator.label
    case .additionalQuestions: "Additional questions"
    case .notDivided: "Not divided"
    }
  }
}

extension Double {
  /// A change with its sign, in few digits: `+2`, `-0.1026`, `0`.
  package var signed: String {
    let text = RoundedNumber.text(self, significantDigits: 4) ?? shortestExact
    return self > 0 ? "+" + text : text
  }
}

extension MeanContributions {
  package init(in panels: PanelSet, options: TableOptions) throws(AnalysisError) {
    guard options.level == .categories else {
      throw .badOption(
        name: "items", value: "requested", rule: "the change of a mean is divided by country")
    }
    try self.init(
      in: panels, indicator: options.indicator(or: "fiw.total"), scope: options.scope,
      span: options.span, weights: options.population)
  }

  /// One row a country, or a region; then what has no country of its own. The contributions add up
  /// to the change of the mean.
  func table(by division: RegionDivision?, top: Int?) throws(AnalysisError) -> ResultTable {
    let columns: [ResultTable.Column] =
      division == nil
      ? [
        .id, .entityName,
        .init("before", .number, description: "The first value"),
        .init("after", .number, description: "The last value"),
        .computed("change", unit: "points", description: "Last less first"),
      ]
      : [
        .region,
        .init("entities", .integer, description: "How many have a value in both editions"),
        .computed("before", unit: "points", description: "Their mean in the first edition"),
        .computed("after", unit: "points", description: "Their mean in the last edition"),
        .computed("change", unit: "points", description: "Last less first"),
      ]
    let rows: [[ResultValue]]
    if let division { rows = self.rows(by: division) } else { rows = try self.rows(top: top) }
    let weight = counted == nil ? "the number of entities" : "its share of the people"
    return ResultTable(
      title: "\(indicator.label): contributions to the change of the mean from "
        + "\(first.label) to \(last.label)",
      columns: columns + [
        .computed(
          "contribution", unit: "points",
          description: counted == nil ? "Change divided by \(weight)" : "Change times \(weight)")
      ],
      rows: rows,
      notes: indicator.numericScaleNotes + [sum] + scope.notes
        + division.notes(on: [first, last]) + compositionNotes
        + (counted.map { [weighting] + $0.notes } ?? []) + splits.notes,
      citation: indicator.citation)
  }

  private func rows(by division: RegionDivision) -> [[ResultValue]] {
    regions(by: division).map { row in
      [
        .text(row.region), .integer(row.entities), .number(row.before), .number(row.after),
        .number(row.after - row.before), .number(row.contribution),
      ]
    } + effects.map { id, _, contribution in rest(named: [.text(id)], contribution) }
  }

  private func rows(top: Int?) throws(AnalysisError) -> [[ResultValue]] {
    let (shown, others) = try cut(to: top)
    let cells = shown.map { row -> [ResultValue] in
      row.entity.cells + [
        .number(row.before), .number(row.after), .number(row.change), .number(row.contribution),
      ]
    }
    let cut: [(id: String, name: String, contribution: Double)] =
      others.isEmpty
      ? [] : [("others", others.count.others, others.reduce(0) { $0 + $1.contribution })]
    return cells
      + (cut + effects).map { rest(named: [.text($0.id), .text($0.name)], $0.contribution) }
  }

  /// A row that is about no single country.
  private func rest(named cells: [ResultValue], _ contribution: Double) -> [ResultValue] {
    cells + Array(repeating: .missing, count: 5 - cells.count) + [.number(contribution)]
  }

  /// The greatest contributions in each direction, and the rest.
  package func cut(to top: Int?) throws(AnalysisError) -> (shown: [Row], others: [Row]) {
    try AnalysisError.check("top", top ?? 1)
    guard let top else { return (rows, []) }
    let (rising, falling) = (
      rows.filter { $0.contribution > 0 }, rows.filter { $0.contribution < 0 }
    )
    let shown = rising.prefix(top) + falling.suffix(top)
    let ids = Set(shown.map(\.entity.id))
    return (Array(shown), rows.filter { !ids.contains($0.entity.id) })
  }

  /// What has no country of its own: the shares of the people, and who entered and left.
  package var effects: [(id: String, name: String, contribution: Double)] {
    (people.map { [("people", "Shares of the people", $0)] } ?? [])
      + [("composition", "Composition: \(comings)", composition)]
  }

  private var comings: String {
    func part(_ entities: [Entity], _ verb: String) -> String? {
      entities.isEmpty ? nil : "\(NameList.text(entities.map(\.name), limit: 3)) \(verb)"
    }
    let parts = [part(entered, "entered"), part(left, "left")].compactMap(\.self)
    return parts.isEmpty ? "none entered or left" : parts.joined(separator: "; ")
  }

  private var sum: TableNote {
    let means = [before, after].map {
      RoundedNumber.text($0, significantDigits: 4) ?? $0.shortestExact
    }
    let text = "\(means[0]) to \(means[1]) (\(change.signed))"
    return .essential(
      "\(name): \(text) points; the contributions add up to it.",
      brief: "mean \(text)")
  }

  private var compositionNotes: [TableNote] {
    [
      """
      Composition: the change of the whole mean less that of the mean of those in both editions. \
      Entered: \(entered.countAndNames). Left: \(left.countAndNames).
      """
    ]
  }

  private var weighting: TableNote {
    .essential(
      """
      Each entity counts with its people: its change times the mean of its shares of the people \
      in the two editions; the row people has what the change of these shares adds.
      """, brief: "weighted by people")
  }
}
