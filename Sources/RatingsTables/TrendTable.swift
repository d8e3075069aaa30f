package import FreedomModel
package import RatingsAnalysis

extension ResultTable {
  /// The columns `id` to `method`, one row an entity.
  package init(_ trends: Trends) {
    self.init(
      title: "Trend of \(trends.indicator.labelInTitle)",
      columns: trends.columns, rows: trends.rows.map(\.cells), notes: trends.notes,
      citation: trends.indicator.citation)
  }
}

extension Trends {
  fileprivate var columns: [ResultTable.Column] {
    let scale: String = reversal.map { " (\($0))" } ?? ""
    let (first, last) = ("first" + scale, "last" + scale)
    let confidence = "\((options.confidence * 100).shortestExact) % confidence"
    return [
      .id, .entityName, .indicator,
      .init("from", .integer, description: "The first year with a figure"),
      .init("to", .integer, description: "The last year with a figure"),
      .init("n", .integer, description: "How many figures"),
      .init(first, .number, description: "The first figure"),
      .init(last, .number, description: "The last figure"),
      .init("change", .number, unit: "points", description: "Last less first"),
      .direction,
      .init(
        "slope", .number, unit: "points per year",
        description: "Theil-Sen slope: the median of all pairs"),
      .init(
        "slope_low", .number, unit: "points per year", description: "Lower limit, \(confidence)"),
      .init(
        "slope_high", .number, unit: "points per year", description: "Upper limit, \(confidence)"),
      .init("intercept", .number, unit: "points", description: "The line's figure at the year 0"),
      .init("tau", .number, description: "Kendall's tau-b"),
      .init("s", .integer, description: "Mann-Kendall S: rising pairs less falling pairs"),
      .init("variance", .number, description: "Variance of S, ties counted"),
      .init("z", .number, description: "S in standard deviations, continuity corrected"),
      .init("p", .number, description: "Two-sided p value"),
      .init(
        "p_adjusted", .number, description: "p adjusted over all rows (Benjamini-Hochberg)"),
      .init("method", .string, description: "How the test treats serial correlation"),
    ]
  }

  fileprivate var notes: [String] {
    var notes =
      reversal.map { ["\(indicator.id): higher is freer; values are \($0)."] } ?? [
        indicator.scaleNote
      ]
    notes += [options.yearRule.note, options.method.note]
    if options.method != .plain {
      notes.append("The slope's limits keep the variance of the plain test (Sen 1968).")
    }
    if rows.count(where: { $0.trend.test != nil }) > 1 {
      notes.append("p_adjusted: Benjamini and Hochberg 1995, over all rows with a p value.")
    }
    let remarks = rows.flatMap { row in row.trend.remarks.map { ($0, row.trend.entity.name) } }
    let names = Dictionary(grouping: remarks) { $0.0 }.mapValues { $0.map(\.1) }
    return notes + remarks.map(\.0).uniqued().map { $0.sentence(about: names[$0] ?? []) }
      + splits.notes
  }
}

extension Trends.Row {
  fileprivate var cells: [ResultValue] {
    [
      .text(trend.entity.id), .text(trend.entity.name), .text(trend.indicator.id),
      ResultValue(trend.from), ResultValue(trend.to), .integer(trend.count),
      ResultValue(trend.first), ResultValue(trend.last), ResultValue(trend.change),
      ResultValue(trend.direction?.rawValue), ResultValue(trend.line?.slope),
      ResultValue(trend.line?.limits?.lowerBound), ResultValue(trend.line?.limits?.upperBound),
      ResultValue(trend.line?.intercept), ResultValue(trend.test?.tau), ResultValue(trend.test?.s),
      ResultValue(trend.test?.variance), ResultValue(trend.test?.z), ResultValue(trend.test?.p),
      ResultValue(adjustedP), ResultValue(trend.method?.rawValue),
    ]
  }
}

extension TrendMethod {
  fileprivate var note: String {
    switch self {
    case .plain:
      "Mann-Kendall test (Mann 1945; Kendall 1975) without correction for serial correlation."
    case .hamedRao:
      """
      Mann-Kendall test with the variance of Hamed and Rao 1998: autocorrelations of the detrended \
      ranks that are significant at 5 %.
      """
    case .yueWang:
      """
      Mann-Kendall test with the variance of Yue and Wang 2004, all lags of an AR(1) process, after \
      detrending.
      """
    case .trendFreePrewhitening:
      """
      Mann-Kendall test after trend-free pre-whitening (Yue et al. 2002): tau, S, variance, z and p \
      are those of the n - 1 pre-whitened figures; the slope is that of the published ones.
      """
    }
  }
}

extension Trend.Remark {
  /// The remark about some entities in one sentence.
  func sentence(about names: [String]) -> String {
    let names = NameList.text(names)
    return switch self {
    case .noValues: "No figures: \(names)."
    case .oneValue: "One figure only, so no change and no trend: \(names)."
    case .allTied: "All figures alike, so no trend (S 0, p 1, tau undefined): \(names)."
    case .noLimits: "Too few editions for the limits of the slope: \(names)."
    case .missingEditions:
      "Editions missing inside the series are left out, neither filled nor joined: \(names)."
    case .reversedScale(let since):
      """
      The scale was turned round with the edition \(since): figures before and after are not \
      compared, and there is no change and no trend across it. Choose editions on one side of it: \
      \(names).
      """
    case .methodNotApplicable(let method):
      """
      \(method.rawValue) is not applicable (no spread without the trend, or a variance that would \
      not be positive); the plain test is shown: \(names).
      """
    case .tooFewValues(let method):
      """
      \(method.rawValue) is not applied to fewer than \(TrendMethod.fewestValues) editions; \
      the plain test is shown: \(names).
      """
    case .notShrunk(let method):
      """
      \(method.rawValue) would make the result more significant than the plain test, so the \
      variance stays that of the plain test (apply it with --allow-shrinking): \(names).
      """
    case .moreSignificant(let method):
      """
      \(method.rawValue) makes the result more significant than the plain test; do not rely on it: \
      \(names).
      """
    }
  }
}
