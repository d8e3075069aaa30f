public import FreedomModel

extension BreakSearch {
  /// The breaks of all entities of a panel.
  ///
  /// One row a break of the best model, or one row without a break; with
  /// ``BreakOptions/showsAllModels`` the same for every number of breaks.
  ///
  /// - Parameters:
  ///   - panel: The figures; its editions are the window.
  ///   - options: What was chosen.
  /// - Returns: The columns `id` to `bic`.
  /// - Throws: ``AnalysisError`` when an option makes no sense.
  public static func table(
    of panel: Panel, options: BreakOptions = BreakOptions()
  ) throws(AnalysisError) -> ResultTable {
    try options.check()
    let chosen = panel.keeping(kind: options.kind)
    var table = ResultTable(
      title: "Breaks of \(panel.indicator.labelInTitle)", columns: columns,
      notes: [panel.indicator.scaleNote, options.years.note, method(options)],
      citation: panel.indicator.citation)
    table.notes += chosen.splitNotes()
    for row in chosen.entities.indices {
      let series = chosen.series(row)
      if let turn = series.turn {
        table.rows.append(emptyRow(series))
        table.notes.append(
          TrendRemark.turnedScale(since: turn).sentence(about: [series.entity.name]))
      } else {
        append(series, to: &table, options: options)
      }
    }
    return table
  }

  private static let columns: [ResultTable.Column] = [
    .id, .entityName, .indicator,
    .init("breaks", .integer, description: "How many breaks the model has"),
    .init(
      "last_of_segment", .integer,
      description: "The year of the last figure before the break"),
    .init(
      "mean_before", .number, unit: "points",
      description: "Mean of the segment that ends there; of the whole series without a break"),
    .init(
      "mean_after", .number, unit: "points", description: "Mean of the segment that follows"),
    .init("rss", .number, description: "Residual sum of squares of the model"),
    .init("bic", .number, description: "The model's BIC: the lower the better"),
  ]

  private static func method(_ options: BreakOptions) -> String {
    let segment =
      switch options.minimumSegment {
      case .share(let share): "\((share * 100).shortestExact) % of the series, 3 figures at least"
      case .figures(let figures): "\(figures) figures"
      }
    return """
      Shifts of the mean by exact search (Bai and Perron 2003, as strucchange's y ~ 1), at most \
      \(options.mostBreaks) breaks, segments of at least \(segment); the least BIC chooses. A \
      missing edition is no figure: the search runs over the editions with one.
      """
  }

  private static func append(
    _ series: Series, to table: inout ResultTable, options: BreakOptions
  ) {
    let points = series.observed(by: options.years)
    let least = options.minimumSegment.figures(of: points.count)
    let search = BreakSearch(
      points.map(\.value), minimumSegment: least, mostBreaks: options.mostBreaks)
    guard let best = search.best else {
      table.rows.append(emptyRow(series))
      table.notes.append(TrendRemark.noFigures.sentence(about: [series.entity.name]))
      return
    }
    for model in options.showsAllModels ? search.models : [best] {
      table.rows += rows(of: model, series, years: points.map(\.year))
    }
    table.notes.append("\(series.entity.name): \(comparison(of: search, best: best, least: least))")
  }

  private static func rows(
    of model: BreakModel, _ series: Series, years: [Int]
  ) -> [[ResultValue]] {
    let start: [ResultValue] = [
      .text(series.entity.id), .text(series.entity.name), .text(series.indicator.id),
      .integer(model.breaks.count),
    ]
    let end: [ResultValue] = [
      .number(model.rss), model.bic.isFinite ? .number(model.bic) : .missing,
    ]
    guard !model.breaks.isEmpty else {
      return [start + [.missing, .number(model.means[0]), .missing] + end]
    }
    return model.breaks.enumerated().map { number, position in
      start + [
        .integer(years[position]), .number(model.means[number]),
        .number(model.means[number + 1]),
      ] + end
    }
  }

  private static func emptyRow(_ series: Series) -> [ResultValue] {
    [.text(series.entity.id), .text(series.entity.name), .text(series.indicator.id)]
      + [ResultValue](repeating: .missing, count: 6)
  }

  private static func comparison(
    of search: BreakSearch, best: BreakModel, least: Int
  ) -> String {
    let criteria = search.models.map {
      "\($0.breaks.count): \($0.bic.isFinite ? $0.bic.thousandths : "exact fit")"
    }
    let shortage = search.models.count == 1 ? "; the series is too short for a break" : ""
    return """
      BIC by number of breaks: \(criteria.joined(separator: ", ")); the least at \
      \(best.breaks.count); segments of at least \(least)\(shortage).
      """
  }
}

extension Double {
  /// The number with at most three decimals, for sentences.
  var thousandths: String { ((self * 1000).rounded() / 1000).shortestExact }
}
