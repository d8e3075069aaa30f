internal import FreedomModel
package import RatingsAnalysis

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
      ? [] : [("others", "\(others.count) others", others.reduce(0) { $0 + $1.contribution })]
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
