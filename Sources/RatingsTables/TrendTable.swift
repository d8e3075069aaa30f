package import FreedomModel
package import RatingsAnalysis

extension ResultTable {
  /// The columns `id` to `limits`, one row an entity.
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
      .init("from", .integer, description: "The first year with a value"),
      .init("to", .integer, description: "The last year with a value"),
      .init("n", .integer, description: "How many values"),
      .init(first, .number, description: "The first value"),
      .init(last, .number, description: "The last value"),
      .computed("change", unit: "points", description: "Last less first"),
      .direction,
      .computed(
        "slope", unit: "points per year",
        description: "Theil-Sen slope: the median of all pairs"),
      .computed(
        "slope_low", unit: "points per year", description: "Lower limit, \(confidence)"),
      .computed(
        "slope_high", unit: "points per year", description: "Upper limit, \(confidence)"),
      .computed("intercept", unit: "points", description: "The value of the line at the year 0"),
      .computed("tau", description: "Kendall's tau-b"),
      .init("s", .integer, description: "Mann-Kendall S: rising pairs less falling pairs"),
      .computed("variance", description: "Variance of S, ties counted"),
      .computed("z", description: "S in standard deviations, continuity corrected"),
      .computed("p", description: "Two-sided p value"),
      .computed(
        "p_adjusted", description: "p adjusted over all rows (\(options.adjustment.names))"),
      .init(
        "method", .string,
        description:
          "How the test treats serial correlation; exact where p is that of a short series"
      ),
      .init(
        "evidence", .string,
        description: "clear, weak or none: what p below 0.05 is found in, see the notes"),
      .init("limits", .string, description: "How the limits of the slope were computed"),
    ]
  }

  fileprivate var notes: [TableNote] {
    var notes = [options.method.note] + indicator.numericScaleNotes
    if let reversal {
      notes.append(
        .essential(
          "\(indicator.id) is shown reversed, as \(reversal), so that higher is freer.",
          brief: "\(indicator.id) is reversed, as \(reversal): higher is freer"))
    }
    notes.append(options.yearRule.note)
    notes += limitNotes
    if rows.contains(where: { $0.trend.evidence != nil }) {
      notes.append(TrendEvidence.note)
    }
    if rows.count(where: { $0.trend.test != nil }) > 1 {
      notes.append(options.adjustment.note)
    }
    let remarks = rows.flatMap { row in row.trend.remarks.map { ($0, row.trend.entity.name) } }
    let names = Dictionary(grouping: remarks) { $0.0 }.mapValues { $0.map(\.1) }
    notes += methodChanges.note(excluding: options.excluding)
    if let excluding = options.excluding {
      notes.append(excluding.note(on: rows.map { ($0.trend.entity.name, $0.trend.excluded) }))
    }
    return notes + splits.essentialNotes + unclear
      + remarks.map(\.0).uniqued().map { $0.note(on: names[$0] ?? []) }
  }

  /// How the limits of the slopes were computed.
  private var limitNotes: [TableNote] {
    let drawn = rows.filter { $0.trend.limitsMethod == .bootstrap }.map(\.trend.count)
    var notes: [TableNote] = []
    if let least = drawn.min(), let most = drawn.max() {
      let blocks = SlopeBootstrap.blockLengths(counts: least...most)
      notes.append(
        """
        Limits of the slope: bootstrap of blocks of \(blocks) values (Künsch 1989), \
        \(SlopeBootstrap.draws) draws, seed \(options.seed).
        """)
    }
    if rows.contains(where: { $0.trend.limitsMethod == .rank }) {
      let others = drawn.isEmpty ? "" : " where limits says rank"
      notes.append(
        """
        Limits of the slope\(others): from ranks (Sen 1968), as if values did not resemble those \
        before them; they are too narrow where values do.
        """)
    }
    return notes
  }

  /// Whose first and last values differ although the values between show no clear trend. Of weak
  /// evidence alone the column says enough.
  private var unclear: [TableNote] {
    func names(_ evidence: TrendEvidence...) -> [String] {
      rows.filter { row in
        evidence.contains { $0 == row.trend.evidence } && row.trend.change.map { $0 != 0 } ?? false
      }.map(\.trend.entity.name)
    }
    let (lacking, weak) = (names(.lacking, .weak), names(.weak))
    let who = rows.count == 1 ? "" : ": " + NameList.text(lacking, limit: 3)
    return
      (names(.lacking).isEmpty
      ? []
      : [
        .essential(
          "First and last differ, but there is no clear trend (p above 0.05): "
            + "\(NameList.text(lacking)).", brief: "no clear trend (p above 0.05)\(who)")
      ])
      + (weak.isEmpty
        ? []
        : [
          .background(
            "First and last differ, but the evidence of a trend is weak (p below 0.05 in the "
              + "plain test only): \(NameList.text(weak)).")
        ])
  }
}

extension TrendEvidence {
  static var note: TableNote {
    """
    evidence: clear where p is below 0.05 in the test by adjusted, weak where only in the plain \
    test, which finds trends in noise too.
    """
  }
}

extension FalseDiscoveryRate {
  var names: String {
    switch self {
    case .benjaminiHochberg: "Benjamini-Hochberg"
    case .benjaminiYekutieli: "Benjamini-Yekutieli"
    }
  }

  var note: TableNote {
    switch self {
    case .benjaminiHochberg:
      """
      p_adjusted: Benjamini and Hochberg 1995, over all rows with a p value; --adjust by is the \
      cautious choice, as countries depend on each other.
      """
    case .benjaminiYekutieli:
      """
      p_adjusted: Benjamini and Yekutieli 2001, over all rows with a p value, for rows that depend \
      on each other.
      """
    }
  }
}

extension Trends.Row {
  fileprivate var cells: [ResultValue] {
    [
      .text(trend.entity.id), .text(trend.entity.name), .text(trend.indicator.id),
      ResultValue(trend.from), ResultValue(trend.to), .integer(trend.count),
      ResultValue(trend.first), ResultValue(trend.last), ResultValue(trend.change),
      ResultValue(trend.direction?.rawValue), ResultValue(trend.line?.slope),
      ResultValue(trend.limits?.lowerBound), ResultValue(trend.limits?.upperBound),
      ResultValue(trend.line?.intercept), ResultValue(trend.test?.tau), ResultValue(trend.test?.s),
      ResultValue(trend.test?.variance), ResultValue(trend.test?.z), ResultValue(trend.test?.p),
      ResultValue(adjustedP), ResultValue(trend.isExact ? "exact" : trend.method?.rawValue),
      ResultValue(trend.evidence?.rawValue), ResultValue(trend.limitsMethod?.rawValue),
    ]
  }
}

extension TrendMethod {
  var note: TableNote {
    switch self {
    case .adjusted:
      """
      Mann-Kendall test (Mann 1945; Kendall 1975), the variance adjusted by r*, the correlation of \
      each value with the one before it, its bias removed; fewer than \
      \(TrendMethod.fewestValues) values: exact p of the test without that.
      """
    case .plain:
      .essential(
        """
        Mann-Kendall test (Mann 1945; Kendall 1975) without correction for serial correlation: it \
        finds trends in noise where values resemble those before them.
        """, brief: "p of the plain test, which finds trends in noise")
    case .hamedRao:
      .essential(
        """
        Mann-Kendall test with the variance of Hamed and Rao 1998: autocorrelations of the \
        detrended ranks that are significant at 5 %.
        """, brief: "p by Hamed and Rao")
    case .yueWang:
      .essential(
        """
        Mann-Kendall test with the variance of Yue and Wang 2004, all lags of an AR(1) process, \
        after detrending.
        """, brief: "p by Yue and Wang")
    case .trendFreePrewhitening:
      .essential(
        """
        Mann-Kendall test after trend-free pre-whitening (Yue et al. 2002): tau, S, variance, z \
        and p are those of the n - 1 pre-whitened values; the slope is that of the published ones. \
        It finds trends in noise even more often than the plain test (Bayazit and Önöz 2007).
        """, brief: "p after trend-free pre-whitening, which finds trends in noise")
    }
  }
}

extension Trend.Remark {
  /// The remark on some entities.
  func note(on names: [String]) -> TableNote {
    let sentence = "\(explanation): \(NameList.text(names))."
    let brief = "\(fact): \(NameList.text(names, limit: 2))"
    // A gap and a series without any change are there to be seen, in n and in change.
    return isObvious ? .background(sentence) : .essential(sentence, brief: brief)
  }

  private var isObvious: Bool {
    switch self {
    case .missingEditions, .allTied, .noLimits, .notDrawn: true
    case .noValues, .oneValue, .reversedScale, .methodNotApplicable, .tooFewValues, .notShrunk,
      .moreSignificant:
      false
    }
  }

  /// What happened, in a few words.
  private var fact: String {
    switch self {
    case .noValues: "no values"
    case .oneValue: "one value only"
    case .allTied: "no change"
    case .noLimits: "too few editions for limits"
    case .missingEditions: "editions missing"
    case .reversedScale(let since): "scale reversed in \(since), no change across it"
    case .methodNotApplicable, .tooFewValues, .notShrunk: "plain test instead"
    case .moreSignificant: "more significant than the plain test, do not rely on it"
    case .notDrawn: "limits from ranks"
    }
  }

  private var explanation: String {
    switch self {
    case .noValues: "No values"
    case .oneValue: "One value only, so no change and no trend"
    case .allTied: "All values are the same, so no trend (S 0, p 1, tau undefined)"
    case .noLimits: "Too few editions for the limits of the slope"
    case .missingEditions: "Editions missing inside the series are neither filled nor joined"
    case .reversedScale(let since):
      """
      The scale was reversed with the edition \(since): values before and after are not compared, \
      and there is no change and no trend across it; choose editions on one side of it
      """
    case .methodNotApplicable(let method):
      """
      \(method.rawValue) is not applicable (no spread without the trend, or a variance that would \
      not be positive), so the plain test is shown
      """
    case .tooFewValues(let method):
      """
      \(method.rawValue) is not applied to fewer than \(TrendMethod.fewestValues) editions, so the \
      plain test is shown
      """
    case .notShrunk(let method):
      """
      \(method.rawValue) would make the result more significant than the plain test, so the \
      variance is that of the plain test (apply it with --allow-shrinking)
      """
    case .moreSignificant(let method):
      "\(method.rawValue) makes the result more significant than the plain test; do not rely on it"
    case .notDrawn:
      """
      Limits of the slope from ranks, for want of \(TrendMethod.fewestValues) values or of \
      anything but the line
      """
    }
  }
}
