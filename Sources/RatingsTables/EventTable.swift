internal import FreedomModel
package import RatingsAnalysis

extension ResultTable {
  /// The columns `id` to `p_others`: one row an entity of the event, then their mean, the others of
  /// their regions and the difference.
  package init(_ study: EventStudy) {
    self.init(
      title: study.title("before and after \(study.options.date)"), columns: study.columns,
      rows: study.rows.map(study.cells), notes: study.notes + study.modelNotes,
      citation: study.indicator.citation)
  }

  /// The columns `time` to `difference`: one row an edition of the window.
  package init(pathOf study: EventStudy) {
    self.init(
      title: study.title("path around \(study.options.date)"),
      columns: [
        .init("time", .integer, description: "Years from the first edition after the event"),
        .edition,
        .init("entities", .integer, description: "How many are in the mean"),
        .computed("mean", unit: "points", description: "Their mean"),
        .computed("expected", unit: "points", description: "The line before the event, extended"),
        .init("others", .integer, description: "How many others of the same regions"),
        .computed("others_mean", unit: "points", description: "Their mean, region by region"),
        .computed("difference", unit: "points", description: "The mean less that of the others"),
      ],
      rows: study.path.rows.map { row in
        let hasOthers = row.comparison != nil
        return [
          .integer(row.time), .text(row.edition.label), .integer(study.path.entities.count),
          .number(row.mean), ResultValue(row.expected),
          hasOthers ? .integer(study.path.others) : .missing, ResultValue(row.comparison),
          ResultValue(row.comparison.map { row.mean - $0 }),
        ]
      }, notes: study.notes + study.pathNotes, citation: study.indicator.citation)
  }
}

extension EventStudy {
  fileprivate func title(_ what: String) -> String {
    let names = rows.compactMap { row in
      if case .entity(let entity) = row.subject { entity.name } else { nil }
    }
    return "\(indicator.label) of \(NameList.text(names, limit: 3)): \(what)"
  }

  fileprivate var columns: [ResultTable.Column] {
    func estimate(_ name: String, _ unit: String, _ what: String) -> [ResultTable.Column] {
      let confidence = "\((options.confidence * 100).shortestExact) % confidence"
      return [
        .computed(name, unit: unit, description: what),
        .computed("\(name)_low", unit: unit, description: "Lower limit, \(confidence)"),
        .computed("\(name)_high", unit: unit, description: "Upper limit, \(confidence)"),
        .computed("\(name)_error", unit: unit, description: "Standard error, Newey-West"),
        .computed("\(name)_p", description: "Two-sided p value, Student's t"),
      ]
    }
    return [
      .id, .entityName, .indicator,
      .init("edition", .string, description: "The first edition after the event"),
      .init("n_before", .integer, description: "How many values before"),
      .init("n_after", .integer, description: "How many values from that edition on"),
      .computed(
        "level", unit: "points", description: "Where the line before would be in that edition"),
    ] + estimate("step", "points", "How far the line after begins above the level")
      + [
        .direction,
        .computed("slope_before", unit: "points per year", description: "Slope of the line before"),
      ]
      + estimate(
        "slope_change", "points per year", "Slope of the line after less that of the one before")
      + [
        .init("dates", .integer, description: "How many other dates"),
        .init(
          "dates_as_large", .integer, description: "Other dates with a step at least as large"),
        .computed("p_dates", description: "Share with so large a step, this one and other dates"),
        .init("others", .integer, description: "How many other entities, or sets of them"),
        .init(
          "others_as_large", .integer,
          description: "Other entities, or sets, with a step at least as large"),
        .computed("p_others", description: "Share with so large a step, this one and the others"),
      ]
  }

  fileprivate func cells(_ row: Row) -> [ResultValue] {
    let model = row.model
    return row.subject.cells + [
      .text(indicator.id), .text(edition.label), .integer(row.before), .integer(row.after),
      ResultValue(model?.level.value),
    ] + model.cells(\.step)
      + [ResultValue(row.direction?.rawValue), ResultValue(model?.slopeBefore.value)]
      + model.cells(\.slopeChange) + row.otherDates.cells + row.otherEntities.cells
  }

  fileprivate var notes: [TableNote] {
    var notes = indicator.numericScaleNotes
    if let reversal {
      notes.append(
        .essential(
          "\(indicator.id) is shown reversed, as \(reversal).",
          brief: "\(indicator.id) is reversed, as \(reversal)"))
    }
    let period = "\(edition.coverageStart) to \(edition.coverageEnd)"
    notes.append(
      .essential(
        "The edition \(edition.label) judges \(period): it is the first after the event.",
        brief: "first after: edition \(edition.label)"))
    notes.append(options.yearRule.note)
    notes.append(
      """
      Window: \(options.window) years before that edition and \(options.window) from it on; \
      missing editions are neither filled nor joined.
      """)
    return notes + splits.essentialNotes
  }

  fileprivate var modelNotes: [TableNote] {
    var notes: [TableNote] = [
      """
      Interrupted series y ~ 1 + t + step + t x step, t in years from the first edition after the \
      event; errors after Newey and West 1987, lag \(options.lag), corrected for small samples; p \
      by Student's t, n - 4 degrees of freedom.
      """,
      .essential(
        "With few editions these errors are too small and p too low: p_dates and p_others say how "
          + "often other dates, and other \(options.kind.plural), have a step at least as large.",
        brief: "p_dates and p_others: how often others have so large a step"),
      """
      p_dates and p_others count the event itself, so that they are at least 1 / (n + 1). For \
      the mean the others are \(EventOptions.draws) sets of as many \(options.kind.plural) of the \
      same regions, drawn with the seed \(options.seed).
      """,
    ]
    let unfit = rows.filter { $0.model == nil }.map { $0.subject.name }
    if !unfit.isEmpty {
      let fewest = InterruptedSeries.fewestOnASide
      notes.append(
        .essential(
          "Fewer than \(fewest) editions on a side: \(NameList.text(unfit)).",
          brief: "too few editions on a side: \(NameList.text(unfit, limit: 2))"))
    }
    let exact = rows.filter { $0.model?.isExact ?? false }.map { $0.subject.name }
    if !exact.isEmpty {
      notes.append(
        .essential(
          "The lines fit exactly, so that there are no errors: \(NameList.text(exact)).",
          brief: "exact fit, no errors: \(NameList.text(exact, limit: 2))"))
    }
    return notes + pathNotes
  }

  fileprivate var pathNotes: [TableNote] {
    var notes: [TableNote] = []
    if path.others > 0 {
      notes.append(
        """
        Others: the \(options.kind.plural) of the same regions with a value in every edition of \
        the window, each region's mean counting as often as it has entities of the event.
        """)
    }
    if path.entities.isEmpty {
      notes.append(
        .essential(
          "There is no mean: no entity has a value in every edition of the window.",
          brief: "no mean: no entity has all values"))
    } else if !path.leftOut.isEmpty {
      notes.append(
        .essential(
          "Not in the mean, without a value in an edition of the window: "
            + "\(path.leftOut.countAndNames).",
          brief: "not in the mean: \(NameList.text(path.leftOut.map(\.name), limit: 2))"))
    }
    return notes
  }
}

extension EventStudy.Subject {
  fileprivate var cells: [ResultValue] {
    switch self {
    case .entity(let entity): entity.cells
    case .mean: [.text("mean"), .text(name)]
    case .others: [.text("others"), .text(name)]
    case .difference: [.text("difference"), .text(name)]
    }
  }
}

extension InterruptedSeries? {
  fileprivate func cells(_ part: KeyPath<InterruptedSeries, InterruptedSeries.Estimate>)
    -> [ResultValue]
  {
    let estimate = map { $0[keyPath: part] }
    return [
      ResultValue(estimate?.value), ResultValue(estimate?.limits?.lowerBound),
      ResultValue(estimate?.limits?.upperBound), ResultValue(estimate?.error),
      ResultValue(estimate?.p),
    ]
  }
}

extension EventStudy.Placebo? {
  fileprivate var cells: [ResultValue] {
    [ResultValue(self?.count), ResultValue(self?.asLarge), ResultValue(self?.p)]
  }
}
