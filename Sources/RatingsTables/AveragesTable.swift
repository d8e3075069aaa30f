internal import FreedomModel
internal import RatingsAnalysis

extension SummaryTable {
  static let averages = SummaryTable(
    name: EditionAverages.name, summary: "mean and median in every edition",
    choices: [.regions, .weights], indicators: { [$0.indicator(or: "fiw.total")] },
    table: { panels, options throws(AnalysisError) in
      let averages = try EditionAverages(
        in: panels, indicator: options.indicator(or: "fiw.total"), by: options.division,
        scope: options.scope, weights: options.population)
      return ResultTable(
        title: "\(averages.indicator.label): averages",
        columns: averages.division.columns + [
          .edition, .year,
          .init("entities", .integer, description: "How many have a value"),
          .computed("mean", unit: "points", description: "Mean" + averages.weighting),
          .computed("median", unit: "points", description: "Median" + averages.weighting),
        ],
        rows: averages.rows.map { row in
          averages.scope.cells(row.region, row.edition) + [
            .integer(row.entities), .number(row.mean), .number(row.median),
          ]
        },
        notes: averages.indicator.numericScaleNotes + averages.scope.notes
          + averages.division.notes(on: averages.rows.map(\.edition)) + [averages.weightingNote]
          + (averages.counted?.notes ?? []) + averages.splits.notes,
        citation: averages.indicator.citation)
    })
}

extension EditionAverages {
  fileprivate var weighting: String { counted == nil ? ", unweighted" : ", weighted by people" }

  fileprivate var weightingNote: TableNote {
    counted == nil
      ? "All entities count the same."
      : .essential(
        "Each entity counts with its people; the median is that of the people.",
        brief: "weighted by people")
  }
}
