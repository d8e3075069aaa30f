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
