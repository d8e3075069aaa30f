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

extension Breaks {
  var notes: [TableNote] {
    let found = rows.compactMap { row -> Found? in
      if case .found(let found) = row.outcome { (row.entity.name, found) } else { nil }
    }
    return otherAnswers(found) + indicator.numericScaleNotes
      + [options.yearRule.note, method, supremum] + splits.essentialNotes
      + serialCorrelation(found) + limits(found) + methods(found)
      + found.flatMap { $0.breaks.notes(on: $0.name) }
      + rows.compactMap { $0.outcome.note(on: $0.entity) }
  }

  private typealias Found = (name: String, breaks: FoundBreaks)

  private var method: TableNote {
    let segment =
      switch options.minimumSegment {
      case .share(let share): "\((share * 100).shortestExact) % of the series, at least 3 values"
      case .values(let values): "\(values) values"
      }
    let what =
      switch options.shape {
      case .mean: "Shifts of the mean by exact search (Bai and Perron 2003, as strucchange's y ~ 1)"
      case .trend:
        "Shifts of level or slope by exact search (Bai and Perron 2003, as strucchange's y ~ t)"
      }
    let most =
      options.mostBreaks.map { "at most \($0) breaks" }
      ?? "at most ceil(n/h) - 2 breaks for n values and h in a segment"
    return .background(
      "\(what), \(most), segments of at least \(segment). The search runs over the editions "
        + "with a value. Limits of dates: 95 % (Bai 1997).")
  }

  private var supremum: TableNote {
    .background(
      "sup_f tests for one break at any date (Andrews 1993; p by Hansen 1997); it assumes that "
        + "values do not resemble those of the year before.")
  }

  /// What decides how many breaks there are, and what serial correlation does to that.
  private func serialCorrelation(_ found: [Found]) -> [TableNote] {
    let correlated = found.filter(\.breaks.isCorrelated).map(\.name)
    let isSimulated = found.contains { $0.breaks.criterion == .simulated }
    let simulation = """
      a break counts when it fits better than in 95 % of \(Breaks.simulatedSeries) simulated \
      series with the same serial correlation and no break (seed \(options.seed))
      """
    guard !correlated.isEmpty else {
      return [.background(isSimulated ? "A\(simulation.dropFirst())." : decision)]
    }
    let who = found.count == 1 ? "" : ": \(NameList.text(correlated))"
    let values =
      "Values resemble those of the year before (r* and its standard error above 0.3)\(who)"
    if options.criterion == .bic || options.criterion == .lwz {
      return [
        .background(decision),
        .essential(
          "\(values). The lowest \(options.criterion?.name ?? "BIC") then finds breaks in noise; "
            + "--criterion simulated does not.",
          brief: "serial correlation: some of these breaks may be noise"),
      ]
    }
    let others =
      correlated.count < found.count && options.criterion == nil
      ? " Elsewhere the lowest BIC decides." : ""
    return [.background("\(values): there \(simulation).\(others)")]
  }

  private var decision: String { "The lowest \(options.criterion?.name ?? "BIC") decides." }

  /// What BIC says where it says something else.
  private func otherAnswers(_ found: [Found]) -> [TableNote] {
    let differing = found.filter { $0.breaks.byBIC.breaks != $0.breaks.chosen.breaks }
    guard let criterion = differing.first?.breaks.criterion else { return [] }
    let answers = differing.map { name, breaks in
      "\(name) \(breaks.years(of: breaks.byBIC.breaks)) instead of "
        + breaks.years(of: breaks.chosen.breaks)
    }
    let brief =
      found.count == 1
      ? "BIC: \(found[0].breaks.years(of: found[0].breaks.byBIC.breaks))"
      : differing.count == 1
        ? "the lowest BIC has \(answers[0])"
        : "the lowest BIC has other breaks for \(NameList.text(differing.map(\.name), limit: 2))"
    return [
      .essential(
        "The lowest BIC has other breaks than \(criterion.phrase): "
          + "\(answers.joined(separator: "; ")).", brief: brief)
    ]
  }

  /// Changes of method inside of the window or at a break, and those that were left out.
  private func methods(_ found: [Found]) -> [TableNote] {
    var notes = methodChanges.note(excluding: options.excluding)
    if let excluding = options.excluding {
      notes.append(excluding.note(on: found.map { ($0.name, $0.breaks.excluded) }))
    }
    let meeting = found.filter { !$0.breaks.methodChanges.isEmpty }.map { name, breaks in
      "\(name) "
        + breaks.methodChanges.map { "\($0.edition) (\($0.what))" }.joined(separator: ", ")
    }
    if !meeting.isEmpty {
      notes.append(
        .essential(
          "A break where the method changed may be the method's: "
            + "\(meeting.joined(separator: "; ")).",
          brief: "a break where the method changed: \(NameList.text(meeting, limit: 1))"))
    }
    return notes
  }

  /// Breaks whose dates have no limits, or limits beyond the series.
  private func limits(_ found: [Found]) -> [TableNote] {
    var undefined: [String] = []
    var cut: [String] = []
    for (name, breaks) in found {
      for (number, last) in breaks.chosen.breaks.enumerated() {
        let limits = breaks.limits(ofBreak: number, in: breaks.chosen)
        if limits == nil { undefined.append("\(name) \(breaks.years[last])") }
        if limits?.areCut == true { cut.append("\(name) \(breaks.years[last])") }
      }
    }
    var notes: [TableNote] = []
    if !undefined.isEmpty {
      notes.append(
        .essential(
          "No limits of the date, which are not defined where a segment fits exactly or varies far "
            + "more than the other: \(undefined.joined(separator: ", ")).",
          brief: "date without limits: \(NameList.text(undefined, limit: 2))"))
    }
    if !cut.isEmpty {
      notes.append(
        .background(
          "The limits of the date go beyond the series and are cut at its ends: "
            + "\(cut.joined(separator: ", "))."))
    }
    return notes
  }
}

extension BreakCriterion {
  fileprivate var name: String {
    switch self {
    case .bic: "BIC"
    case .lwz: "LWZ"
    case .simulated: "simulated threshold"
    }
  }

  fileprivate var phrase: String {
    switch self {
    case .bic, .lwz: "the lowest \(name)"
    case .simulated: "the simulated threshold"
    }
  }
}

extension Breaks.Outcome {
  fileprivate func note(on entity: Entity) -> TableNote? {
    switch self {
    case .found: nil
    case .reversedScale(let since):
      Trend.Remark.reversedScale(since: since).note(on: [entity.name])
    case .noValues: Trend.Remark.noValues.note(on: [entity.name])
    }
  }
}

extension FoundBreaks {
  /// The last years of segments in words.
  fileprivate func years(of breaks: [Int]) -> String {
    breaks.isEmpty ? "none" : breaks.map { String(years[$0]) }.joined(separator: ", ")
  }

  fileprivate func notes(on name: String) -> [TableNote] {
    var notes: [TableNote] = []
    let criteria = search.models.map {
      "\($0.breaks.count): \($0.bic.isFinite ? $0.bic.thousandths : "exact fit")"
    }
    let comparison = """
      BIC by number of breaks: \(criteria.joined(separator: ", ")); the lowest at \
      \(byBIC.breaks.count); segments of at least \(least).
      """
    notes.append(
      search.models.count == 1
        ? .essential(
          "\(name): the series is too short for a break. " + comparison,
          brief: "\(name): too short for a break")
        : .background("\(name): \(comparison)"))
    if !chosen.ties.isEmpty {
      let others = chosen.ties.map { years(of: $0) }.joined(separator: "; ")
      notes.append(
        .essential(
          "\(name): other breaks fit as well as \(years(of: chosen.breaks)): \(others).",
          brief: "\(name): \(chosen.ties.count) other set\(chosen.ties.count == 1 ? "" : "s") of "
            + "breaks fit\(chosen.ties.count == 1 ? "s" : "") as well"))
    }
    if !gaps.isEmpty {
      let between = gaps.map { "between \($0.before.label) and \($0.after.label)" }
      notes.append(
        .background(
          "\(name): no value \(between.joined(separator: ", ")); the values on both sides count as "
            + "neighbours."))
    }
    return notes
  }
}

extension Double {
  /// The number with at most three decimals, for sentences.
  fileprivate var thousandths: String { ((self * 1000).rounded() / 1000).shortestExact }
}
