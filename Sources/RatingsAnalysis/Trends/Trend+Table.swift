public import FreedomModel

extension Trend {
  /// The trends of all entities of a panel, one row each.
  ///
  /// - Parameters:
  ///   - panel: The figures; its editions are the window.
  ///   - options: What was chosen.
  /// - Returns: The columns `id` to `method`, p values adjusted for the number of entities.
  /// - Throws: ``AnalysisError`` when the confidence is not between 0 and 1.
  public static func table(
    of panel: Panel, options: TrendOptions = TrendOptions()
  ) throws(AnalysisError) -> ResultTable {
    guard options.confidence > 0, options.confidence < 1 else {
      throw .badOption(
        name: "confidence", value: options.confidence.shortestExact,
        rule: "it lies between 0 and 1")
    }
    let chosen = panel.keeping(kind: options.kind)
    let trends = chosen.entities.indices.map { Trend(chosen.series($0), options: options) }
    let adjusted = BenjaminiHochberg.adjusted(trends.map { $0.test?.p })
    return ResultTable(
      title: "Trend of \(panel.indicator.labelInTitle)",
      columns: columns(options),
      rows: zip(trends, adjusted).map { $0.row(adjustedP: $1) },
      notes: notes(on: trends, indicator: panel.indicator, options: options)
        + chosen.splitNotes(),
      citation: panel.indicator.citation)
  }

  private static func columns(_ options: TrendOptions) -> [ResultTable.Column] {
    let confidence = "\((options.confidence * 100).shortestExact) % confidence"
    return [
      .id, .entityName, .indicator,
      .init("from", .integer, description: "The first year with a figure"),
      .init("to", .integer, description: "The last year with a figure"),
      .init("n", .integer, description: "How many figures"),
      .init("first", .number, description: "The first figure"),
      .init("last", .number, description: "The last figure"),
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

  private func row(adjustedP: Double?) -> [ResultValue] {
    [
      .text(entity.id), .text(entity.name), .text(indicator.id), ResultValue(from),
      ResultValue(to), .integer(count), ResultValue(first), ResultValue(last),
      ResultValue(change), ResultValue(direction?.rawValue), ResultValue(line?.slope),
      ResultValue(line?.limits?.lowerBound), ResultValue(line?.limits?.upperBound),
      ResultValue(line?.intercept), ResultValue(test?.tau), ResultValue(test?.s),
      ResultValue(test?.variance), ResultValue(test?.z), ResultValue(test?.p),
      ResultValue(adjustedP), ResultValue(method?.rawValue),
    ]
  }

  private static func notes(
    on trends: [Trend], indicator: Indicator, options: TrendOptions
  ) -> [String] {
    var notes = [indicator.scaleNote, options.years.note, methodNote(options.method)]
    if options.method != .plain {
      notes.append("The slope's limits keep the variance of the plain test (Sen 1968).")
    }
    if trends.count(where: { $0.test != nil }) > 1 {
      notes.append("p_adjusted: Benjamini and Hochberg 1995, over all rows with a p value.")
    }
    var order: [TrendRemark] = []
    var names: [TrendRemark: [String]] = [:]
    for trend in trends {
      for remark in trend.remarks {
        if names[remark] == nil { order.append(remark) }
        names[remark, default: []].append(trend.entity.name)
      }
    }
    return notes + order.map { $0.sentence(about: names[$0] ?? []) }
  }

  private static func methodNote(_ method: TrendMethod) -> String {
    switch method {
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
