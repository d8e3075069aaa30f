package import FreedomModel
package import RatingsAnalysis

extension ResultTable {
  /// The columns from `id` on: one row a break of the model that counts, or one row without a
  /// break.
  ///
  /// - Parameters:
  ///   - breaks: What was found.
  ///   - showsAllModels: Whether every number of breaks is shown, not only the one that counts.
  package init(_ breaks: Breaks, showsAllModels: Bool = false) {
    self.init(
      title: "Breaks of \(breaks.indicator.labelInTitle)", columns: breaks.columns,
      rows: breaks.rows.flatMap { row in
        let start = [
          ResultValue.text(row.entity.id), .text(row.entity.name), .text(breaks.indicator.id),
        ]
        return breaks.cells(of: row.outcome, showsAllModels).map { start + $0 }
      }, notes: breaks.notes, citation: breaks.indicator.citation)
  }
}

extension Breaks {
  fileprivate var columns: [ResultTable.Column] {
    [
      .id, .entityName, .indicator,
      .init("breaks", .integer, description: "How many breaks the model has"),
      .init(
        "last_of_segment", .integer,
        description: "The year of the last value before the break"),
      .computed(
        "mean_before", unit: "points",
        description: "Mean of the segment that ends there; of the whole series without a break"),
      .computed(
        "mean_after", unit: "points", description: "Mean of the segment that follows"),
      .computed("rss", description: "Residual sum of squares of the model"),
      .computed("bic", description: "The model's BIC: the lower the better"),
      .init(
        "last_low", .integer,
        description: "The first year that last_of_segment may be, 95 % confidence (Bai 1997)"),
      .init(
        "last_high", .integer,
        description: "The last year that last_of_segment may be, 95 % confidence (Bai 1997)"),
      .computed("lwz", description: "The model's LWZ: the lower the better"),
      .computed("sup_f", description: "The greatest F statistic of one break at any date"),
      .computed("sup_f_p", description: "p of sup_f, approximated (Hansen 1997)"),
      .computed(
        "r", description: "r*: how much values resemble those of the year before, 0 to 0.99"),
      .init("criterion", .string, description: "What decides how many breaks there are"),
      .init("breaks_by_bic", .integer, description: "How many breaks the lowest BIC has"),
    ]
      + (options.shape == .trend
        ? [
          .computed(
            "slope_before", unit: "points per year", description: "Slope of the segment before"),
          .computed(
            "slope_after", unit: "points per year", description: "Slope of the segment after"),
        ] : [])
  }

  /// The cells after `indicator`.
  fileprivate func cells(of outcome: Outcome, _ showsAllModels: Bool) -> [[ResultValue]] {
    guard case .found(let found) = outcome else {
      return [[ResultValue](repeating: .missing, count: columns.count - 3)]
    }
    let models = showsAllModels ? found.search.models : [found.chosen]
    return models.flatMap { found.cells(of: $0, slopes: options.shape == .trend) }
  }
}

extension FoundBreaks {
  /// The cells from `breaks` on, one row a break.
  fileprivate func cells(of model: BreakModel, slopes: Bool) -> [[ResultValue]] {
    func finite(_ number: Double) -> ResultValue { number.isFinite ? .number(number) : .missing }
    let number = ResultValue.integer(model.breaks.count)
    let fit: [ResultValue] = [.number(model.rss), finite(model.bic)]
    let rest: [ResultValue] = [
      finite(model.lwz), ResultValue(supremum?.statistic), ResultValue(supremum?.p),
      ResultValue(correlation), .text(criterion.rawValue), .integer(byBIC.breaks.count),
    ]
    guard !model.breaks.isEmpty else {
      let whole = model.segments[0]
      return [
        [number, .missing, .number(whole.mean), .missing] + fit + [.missing, .missing] + rest
          + (slopes ? [ResultValue(whole.slope), .missing] : [])
      ]
    }
    return model.breaks.enumerated().map { position, last in
      let (before, after) = (model.segments[position], model.segments[position + 1])
      let limits = limits(ofBreak: position, in: model)?.years
      return [
        number, .integer(years[last]), .number(before.mean), .number(after.mean),
      ] + fit + [ResultValue(limits?.lowerBound), ResultValue(limits?.upperBound)] + rest
        + (slopes ? [ResultValue(before.slope), ResultValue(after.slope)] : [])
    }
  }
}
