internal import FreedomModel
internal import RatingsAnalysis

extension SummaryTable {
  static let spread = SummaryTable(
    name: Spread.name, summary: "how far apart countries are, and whether they converge",
    choices: [.regions, .weights],
    brief: ["edition", "entities", "mean", "sd", "gini", "theil", "near_mean", "beta"],
    briefByRegion: ["region", "edition", "entities", "mean", "sd", "gini", "near_mean", "beta"],
    indicators: { [$0.indicator(or: "fiw.total")] },
    table: { panels, options throws(AnalysisError) in
      let spread = try Spread(
        in: panels, indicator: options.indicator(or: "fiw.total"), by: options.division,
        scope: options.scope, weights: options.population)
      return ResultTable(
        title: "\(spread.indicator.label): spread", columns: spread.columns,
        rows: spread.rows.map(spread.cells), notes: spread.notes,
        citation: spread.indicator.citation)
    })
}

extension Spread {
  fileprivate var columns: [ResultTable.Column] {
    let weighting = counted == nil ? "" : ", weighted by people"
    let near = reach.map { "Share within \($0.shortestExact) points of the mean" }
    return division.columns + [
      .edition, .year,
      .init("entities", .integer, description: "How many have a value"),
      .computed("mean", unit: "points", description: "Mean" + weighting),
      .computed(
        "sd", unit: "points", description: "Standard deviation, divided by n" + weighting),
      .computed("gini", description: "Gini's coefficient: 0 where all are equal" + weighting),
      .computed("theil", description: "Theil's T: 0 where all are equal" + weighting),
      .computed("theil_between", description: "The part of theil between regions"),
      .computed("theil_within", description: "The part of theil within regions"),
      .computed("near_mean", description: (near ?? "Share near the mean") + weighting),
      .init(
        "beta_entities", .integer,
        description: "How many have values in the first edition and in this one"),
      .computed(
        "beta",
        description: "Change since the first edition for a point of the value there" + weighting),
      .computed("beta_low", description: "Lower limit, 95 % confidence"),
      .computed("beta_high", description: "Upper limit, 95 % confidence"),
    ]
  }

  fileprivate func cells(_ row: Row) -> [ResultValue] {
    scope.cells(row.region, row.edition) + [
      .integer(row.entities), .number(row.mean), .number(row.deviation), ResultValue(row.gini),
      ResultValue(row.theil), ResultValue(row.theilBetween), ResultValue(row.theilWithin),
      ResultValue(row.nearMean), ResultValue(row.beta?.entities), ResultValue(row.beta?.slope),
      ResultValue(row.beta?.limits.lowerBound), ResultValue(row.beta?.limits.upperBound),
    ]
  }

  fileprivate var notes: [TableNote] {
    var notes = indicator.numericScaleNotes + scope.notes
    notes += division.notes(on: rows.map(\.edition))
    if let first = rows.first?.edition {
      notes.append(
        .background(
          "beta: change from the edition \(first.label) on the value in it, least squares of those "
            + "with both values; below 0 the low ones rose more. Chance alone makes extreme values "
            + "less extreme, and so beta fall below 0."))
    }
    notes.append(
      counted == nil
        ? "All entities count the same."
        : .essential(
          "Each entity counts with its people; in beta with those of the first edition.",
          brief: "weighted by people"))
    if !beginsAtZero {
      notes.append(
        .essential(
          "Gini and Theil need a scale that begins at 0: they are empty.",
          brief: "no Gini and Theil: the scale does not begin at 0"))
    } else if !belowZero.isEmpty {
      notes.append(
        .background(
          "Values below 0 count as 0 in Gini and Theil: \(NameList.text(belowZero.map(\.name)))."))
    }
    return notes + (counted?.notes ?? []) + splits.notes
  }
}
