package import FreedomModel
package import RatingsAnalysis

extension ResultTable {
  /// The columns `measure`, `value` and `about`: how far two indicators agree.
  package init(_ agreement: Agreement) {
    self.init(
      title: "\(agreement.first.label) and \(agreement.second.label)",
      columns: [
        .init("measure", .string, description: "What is measured"),
        .computed("value", description: "How much it is"),
        .init("about", .string, description: "What it says"),
      ], rows: agreement.rows, notes: agreement.notes,
      citation: [agreement.first, agreement.second].citation)
  }

  /// One row a status of the first indicator, one column a status of the second.
  package init(_ statuses: StatusAgreement, of agreement: Agreement) {
    func column(_ name: String, _ status: FreedomStatus) -> Column {
      .init(
        name, .integer, description: "How many are \(status.label) in \(agreement.second.id)")
    }
    self.init(
      title: "\(agreement.first.id) down, \(agreement.second.id) across",
      columns: [
        .init("status", .string, description: "The status in \(agreement.first.id)"),
        column("free", .free), column("partly_free", .partlyFree), column("not_free", .notFree),
        .init("total", .integer, description: "How many in all"),
      ],
      rows: FreedomStatus.freestFirst.map { first in
        let counts = FreedomStatus.freestFirst.map { statuses.count(first, $0) }
        return [.text(first.code)] + counts.map { .integer($0) } + [.integer(counts.reduce(0, +))]
      }, citation: [agreement.first, agreement.second].citation)
  }

  /// Pairs of values of one entity and year.
  package init(pairs: [Agreement.Pair], of agreement: Agreement, title: String) {
    self.init(
      title: title,
      columns: [
        .id, .entityName, .year,
        .init(
          agreement.first.id, agreement.first.valueKind, description: agreement.first.label),
        .init(
          agreement.second.id, agreement.second.valueKind, description: agreement.second.label),
        .computed(
          "gap", unit: "points",
          description:
            "\(agreement.second.id) less \(agreement.first.id), each from 0, least free, "
            + "to 100, freest"),
      ],
      rows: pairs.map { pair in
        pair.entity.cells + [
          .integer(pair.year), ResultValue(pair.first), ResultValue(pair.second),
          ResultValue(pair.gap),
        ]
      }, citation: [agreement.first, agreement.second].citation)
  }
}

extension Indicator {
  fileprivate var valueKind: ResultTable.Column.Kind { measure == .status ? .string : .number }
}

extension Agreement {
  fileprivate var rows: [[ResultValue]] {
    func row(_ name: String, _ value: ResultValue, _ about: String) -> [ResultValue] {
      [.text(name), value, .text(about)]
    }
    let order = isOriented ? "1: the same order of freedom" : "1: the same order of the values"
    var rows = [
      row("pairs", .integer(pairs.count), "countries and years with both values"),
      row("entities", .integer(entityCount), "countries and territories among them"),
      row("only_first", .integer(onlyFirst), "with \(first.id) alone"),
      row("only_second", .integer(onlySecond), "with \(second.id) alone"),
      row("pearson", ResultValue(pearson), "1: on a straight line"),
      row("spearman", ResultValue(spearman), order),
      row("kendall_tau_b", ResultValue(kendall), order),
      row(
        "mean_gap", ResultValue(meanGap),
        "points of 100 by which \(second.id) finds them freer than \(first.id)"),
      row("mean_absolute_gap", ResultValue(meanAbsoluteGap), "points of 100, whichever is freer"),
    ]
    if let statuses {
      rows += [
        row("same_status", ResultValue(statuses.sharedShare), "share with one and the same status"),
        row("kappa", ResultValue(statuses.kappa(.none)), "1: always the same, 0: as by chance"),
        row("kappa_linear", ResultValue(statuses.kappa(.linear)), "F and NF count twice"),
        row(
          "kappa_quadratic", ResultValue(statuses.kappa(.quadratic)), "F and NF count four times"),
      ]
    }
    return rows
  }

  fileprivate var notes: [TableNote] {
    var notes = [first, second].scaleNotes + scope.notes
    if !isOriented {
      notes.append(
        .essential(
          "A direction is not declared: the values are compared as published, and a high "
            + "correlation does not show that the two agree about freedom.",
          brief: "without a declared direction a correlation does not show agreement"))
    }
    if meanGap == nil {
      notes.append(
        .essential(
          "No gaps: they need the range and the direction of both indicators. Import the file with "
            + "--range and --lower-is-freer or --higher-is-freer.",
          brief: "no gaps without range and direction of both"))
    }
    if meanGap != nil, first.measure == .status || second.measure == .status {
      notes.append("On the scale of the gaps a status is 0 (NF), 50 (PF) or 100 (F).")
    }
    if differentPeriods > 0 {
      let share = "\(differentPeriods) of \(pairs.count) pairs"
      notes.append(
        .essential(
          "In \(share) the two cover different years"
            + (scope.yearRule == .edition ? "; --years coverage pairs by year of coverage." : "."),
          brief: "\(share) cover different years"
            + (scope.yearRule == .edition ? " (--years coverage)" : "")))
    }
    return notes
      + SourceTrust.thirdPartyNotes(
        thirdParties.compactMap { edition, grades in
          grades.max().map { (trust: $0, edition: edition) }
        })
  }
}
