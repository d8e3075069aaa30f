package import FreedomModel
package import RatingsAnalysis

extension ResultTable {
  /// The columns `group`, or `region`, to `evidence`; one row, or one a region.
  ///
  /// - Parameters:
  ///   - trends: The trends.
  ///   - name: Who is pooled, such as `group:osce`.
  package init(_ trends: PooledTrends, of name: String) {
    self.init(
      title: "Pooled trend of \(trends.indicator.labelInTitle)",
      columns: trends.columns, rows: trends.rows.map { $0.cells(name, trends) },
      notes: trends.notes, citation: trends.indicator.citation)
  }
}

extension PooledTrends {
  fileprivate var columns: [ResultTable.Column] {
    [
      .init("group", .string, description: "Who is pooled")
    ] + division.columns + [
      .indicator,
      .init("entities", .integer, description: "How many countries and territories are pooled"),
      .init("from", .integer, description: "The first year with a value"),
      .init("to", .integer, description: "The last year with a value"),
      .init("n", .integer, description: "How many values all have together"),
      .direction,
      .computed(
        "slope", unit: "points per year", description: "The median of the slopes of all pairs"),
      .computed("tau", description: "S over the number of pairs"),
      .init("s", .integer, description: "The sum of all Mann-Kendall S"),
      .computed("variance", description: "The sum of their variances"),
      .computed("z", description: "S in standard deviations, continuity corrected"),
      .computed("p", description: "Two-sided p value"),
      .computed(
        "p_adjusted", description: "p adjusted over all rows (\(options.adjustment.names))"),
      .init("method", .string, description: "How the test treats serial correlation"),
      .init(
        "evidence", .string,
        description: "clear, weak or none: what p below 0.05 is found in, see the notes"),
    ]
  }

  fileprivate var notes: [TableNote] {
    var notes: [TableNote] = [
      .essential(
        """
        Regional Mann-Kendall test (Helsel and Frans 2006), the sum of the tests of all, which \
        counts them as independent of each other: where neighbours change together, p is too \
        small.
        """, brief: "p is too small where neighbours change together"),
      options.method.note,
    ]
    if let reversal {
      notes.append(
        .essential(
          "Values are reversed, as \(reversal), so that higher is freer.",
          brief: "values are reversed, as \(reversal)"))
    }
    return notes + indicator.numericScaleNotes
      + [options.yearRule.note, TrendEvidence.note]
      + (rows.count > 1 ? [options.adjustment.note] : [])
      + (division.map { division in
        Optional(division).notes(on: [])
      } ?? []) + splits.notes
  }
}

extension PooledTrend {
  fileprivate func cells(_ name: String, _ trends: PooledTrends) -> [ResultValue] {
    [.text(name)] + (region.map { [.text($0)] } ?? []) + [
      .text(trends.indicator.id), .integer(entities), ResultValue(from), ResultValue(to),
      .integer(count), ResultValue(direction?.rawValue), ResultValue(slope),
      ResultValue(test?.tau), ResultValue(test?.s), ResultValue(test?.variance),
      ResultValue(test?.z), ResultValue(test?.p), ResultValue(adjustedP),
      .text(trends.options.method.rawValue), ResultValue(evidence?.rawValue),
    ]
  }
}
