package import FreedomModel
package import RatingsAnalysis

extension ResultTable {
  /// The columns `id` to `bic`: one row a break of the best model, or one row without a break.
  ///
  /// - Parameters:
  ///   - breaks: What was found.
  ///   - showsAllModels: Whether every number of breaks is shown, not only the best.
  package init(_ breaks: Breaks, showsAllModels: Bool = false) {
    self.init(
      title: "Breaks of \(breaks.indicator.labelInTitle)", columns: Breaks.columns,
      rows: breaks.rows.flatMap { row in
        let start = [
          ResultValue.text(row.entity.id), .text(row.entity.name), .text(breaks.indicator.id),
        ]
        return row.outcome.cells(showsAllModels).map { start + $0 }
      }, notes: breaks.notes, citation: breaks.indicator.citation)
  }
}

extension Breaks {
  fileprivate static let columns: [ResultTable.Column] = [
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
  ]

  fileprivate var notes: [TableNote] {
    indicator.numericScaleNotes + [options.yearRule.note, method] + splits.essentialNotes
      + rows.map { $0.outcome.note(on: $0.entity) }
  }

  private var method: TableNote {
    let segment =
      switch options.minimumSegment {
      case .share(let share): "\((share * 100).shortestExact) % of the series, at least 3 values"
      case .values(let values): "\(values) values"
      }
    return .background(
      """
      Shifts of the mean by exact search (Bai and Perron 2003, as strucchange's y ~ 1), at most \
      \(options.mostBreaks) breaks, segments of at least \(segment); the lowest BIC decides. The \
      search runs over the editions with a value.
      """)
  }
}

extension Breaks.Outcome {
  /// The cells after `indicator`.
  fileprivate func cells(_ showsAllModels: Bool) -> [[ResultValue]] {
    guard case .found(let search, let years, _) = self else {
      return [[ResultValue](repeating: .missing, count: 6)]
    }
    let models = showsAllModels ? search.models : search.best.map { [$0] } ?? []
    return models.flatMap { $0.cells(years: years) }
  }

  fileprivate func note(on entity: Entity) -> TableNote {
    switch self {
    case .found(let search, _, let least):
      search.models.count == 1
        ? .essential(
          "\(entity.name): the series is too short for a break. "
            + search.comparison(least: least),
          brief: "\(entity.name): too short for a break")
        : .background("\(entity.name): \(search.comparison(least: least))")
    case .reversedScale(let since):
      Trend.Remark.reversedScale(since: since).note(on: [entity.name])
    case .noValues: Trend.Remark.noValues.note(on: [entity.name])
    }
  }
}

extension BreakModel {
  /// The cells from `breaks` to `bic`, one row a break.
  fileprivate func cells(years: [Int]) -> [[ResultValue]] {
    let number = ResultValue.integer(breaks.count)
    let fit: [ResultValue] = [.number(rss), bic.isFinite ? .number(bic) : .missing]
    guard !breaks.isEmpty else { return [[number, .missing, .number(means[0]), .missing] + fit] }
    return breaks.enumerated().map { segment, position in
      [
        number, .integer(years[position]), .number(means[segment]), .number(means[segment + 1]),
      ] + fit
    }
  }
}

extension BreakSearch {
  fileprivate func comparison(least: Int) -> String {
    let criteria = models.map {
      "\($0.breaks.count): \($0.bic.isFinite ? $0.bic.thousandths : "exact fit")"
    }
    return """
      BIC by number of breaks: \(criteria.joined(separator: ", ")); the lowest at \
      \(best?.breaks.count ?? 0); segments of at least \(least).
      """
  }
}

extension Double {
  /// The number with at most three decimals, for sentences.
  fileprivate var thousandths: String { ((self * 1000).rounded() / 1000).shortestExact }
}
