internal import FreedomModel
internal import RatingsAnalysis

extension SummaryTable {
  static let averages = SummaryTable(
    name: EditionAverages.name, summary: "Mean and median, edition by edition.",
    choices: [.regions, .weights], indicators: { [$0.indicator(or: "fiw.total")] },
    table: { panels, options throws(AnalysisError) in
      let averages = try EditionAverages(
        in: panels, indicator: options.indicator(or: "fiw.total"), by: options.division,
        scope: options.scope, weights: options.population)
      return ResultTable(
        title: "\(averages.indicator.label): averages",
        columns: averages.division.columns + [
          .edition, .year,
          .init("entities", .integer, description: "How many have a figure"),
          .init("mean", .number, unit: "points", description: "Mean" + averages.weighting),
          .init("median", .number, unit: "points", description: "Median" + averages.weighting),
        ],
        rows: averages.rows.map { row in
          averages.scope.cells(row.region, row.edition) + [
            .integer(row.entities), .number(row.mean), .number(row.median),
          ]
        },
        notes: averages.scope.notes + averages.division.notes(on: averages.rows.map(\.edition)) + [
          averages.indicator.scaleNote,
          averages.counted == nil
            ? "Every entity counts alike; nothing is weighted."
            : "Every entity counts with its people; the median is that of the people.",
        ] + (averages.counted?.notes ?? []) + averages.splits.notes,
        citation: averages.indicator.citation)
    })
}

extension EditionAverages {
  fileprivate var weighting: String { counted == nil ? ", unweighted" : ", weighted by people" }
}
