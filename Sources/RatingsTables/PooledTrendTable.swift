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
    if let reversal { notes.append(.reversed(as: reversal)) }
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

extension ResultTable {
  /// The columns `id` to `evidence`, one row for each entity or mean that the first is compared
  /// with.
  package init(_ differences: TrendDifferences) {
    self.init(
      title: "Difference of trends of \(differences.indicator.labelInTitle)",
      columns: differences.columns, rows: differences.rows.map(\.cells),
      notes: differences.notes, citation: differences.indicator.citation)
  }
}

extension TrendDifferences {
  fileprivate var columns: [ResultTable.Column] {
    let confidence = "\((options.confidence * 100).shortestExact) % confidence"
    return [
      .id, .entityName,
      .init("other_id", .string, description: "The code of the one it is compared with"),
      .init("other_name", .string, description: "The name of the one it is compared with"),
      .indicator,
      .init("from", .integer, description: "The first year that both have"),
      .init("to", .integer, description: "The last year that both have"),
      .init("n", .integer, description: "How many years both have"),
      .computed("slope", unit: "points per year", description: "Theil-Sen slope in these years"),
      .computed(
        "other_slope", unit: "points per year", description: "That of the other in these years"),
      .computed("difference", unit: "points per year", description: "slope less other_slope"),
      .computed(
        "difference_low", unit: "points per year", description: "Lower limit, \(confidence)"),
      .computed(
        "difference_high", unit: "points per year", description: "Upper limit, \(confidence)"),
      .init(
        "evidence", .string,
        description: "clear where the limits exclude zero, none where they do not"),
    ]
  }

  fileprivate var notes: [TableNote] {
    var notes: [TableNote] = indicator.numericScaleNotes
    if let reversal { notes.append(.reversed(as: reversal)) }
    notes.append(options.yearRule.note)
    let drawn = rows.filter { $0.limits != nil }.map(\.count)
    if let least = drawn.min(), let most = drawn.max() {
      let blocks = SlopeBootstrap.blockLengths(counts: least...most)
      notes.append(
        """
        Limits of the difference: bootstrap of blocks of \(blocks) values (Künsch 1989), drawn \
        from the same years of both, \(SlopeBootstrap.draws) draws, seed \(options.seed).
        """)
    }
    let without = rows.filter { $0.limits == nil }.map(\.second.name)
    if !without.isEmpty {
      notes.append(
        .essential(
          """
          No limits, for want of \(TrendMethod.fewestValues) years that both have or of anything \
          but the lines: \(NameList.text(without)).
          """, brief: "no limits: \(NameList.text(without, limit: 2))"))
    }
    let unclear = rows.filter { $0.isClear == false }.map(\.second.name)
    if !unclear.isEmpty {
      let who = rows.count == 1 ? "" : ": " + NameList.text(unclear, limit: 3)
      notes.append(
        .essential(
          "The limits include zero, so that it is not clear which trend is steeper: "
            + "\(NameList.text(unclear)).", brief: "no clear difference\(who)"))
    }
    return notes + splits.essentialNotes
  }
}

extension TrendDifference {
  fileprivate var cells: [ResultValue] {
    first.cells + second.cells + [
      .text(indicator.id), ResultValue(from), ResultValue(to), .integer(count),
      ResultValue(firstSlope), ResultValue(secondSlope), ResultValue(difference),
      ResultValue(limits?.lowerBound), ResultValue(limits?.upperBound),
      ResultValue(isClear.map { $0 ? "clear" : "none" }),
    ]
  }
}

extension TableNote {
  fileprivate static func reversed(as reversal: String) -> TableNote {
    .essential(
      "Values are reversed, as \(reversal), so that higher is freer.",
      brief: "values are reversed, as \(reversal)")
  }
}
