internal import FreedomModel
internal import RatingsAnalysis

extension SummaryTable {
  static let transitions = SummaryTable(
    name: Transitions.name, summary: "how often each status followed each other",
    choices: [.shares, .limits, .test, .regions, .groups, .decades], comparesEditions: true,
    indicators: { [$0.indicator(or: "fiw.status")] },
    table: { panels, options throws(AnalysisError) in
      let transitions = try Transitions(
        in: panels, indicator: options.indicator(or: "fiw.status"), by: options.parts,
        scope: options.scope)
      if options.showsTest { return transitions.testTable }
      let layout: TransitionLayout = options.showsLimits ? .long : .square
      return ResultTable(
        title: "\(transitions.indicator.label): transitions",
        columns: transitions.strata.columns
          + [.init("from_status", .string, description: "The status in one edition")]
          + layout.columns(asShares: options.showsShares),
        rows: transitions.parts.flatMap { part in
          FreedomStatus.freestFirst.flatMap { before in
            layout.rows(of: part, from: before, asShares: options.showsShares).map { cells in
              (part.name.map { [.text($0)] } ?? []) + [.text(before.code)] + cells
            }
          }
        },
        notes: transitions.indicator.scaleNotes
          + (options.showsLimits ? transitions.testNotes : []) + transitions.scope.notes
          + ["Pairs of consecutive editions within the window, both with a status."]
          + transitions.strata.notes(ofSpells: false) + transitions.splits.notes,
        citation: transitions.indicator.citation)
    })
}

/// How transitions are laid out.
private enum TransitionLayout {
  /// A row a status, with a column for each status that may follow.
  case square
  /// A row for each pair of statuses, with the limits of its share.
  case long

  func columns(asShares: Bool) -> [ResultTable.Column] {
    guard self == .square else {
      return [
        .init("to_status", .string, description: "The status in the next"),
        .init("count", .integer, description: "How often"),
        .init("total", .integer, description: "How often any status follows"),
        .computed("share", description: "The count as a share of the total"),
        .computed("low", description: "The lower 95 % limit of the share"),
        .computed("high", description: "The upper 95 % limit of the share"),
      ]
    }
    return FreedomStatus.freestFirst.map { status in
      let name = status.label.lowercased().split(separator: " ").joined(separator: "_")
      return asShares
        ? .computed(name, description: "Share \(status.label) in the next")
        : .init(name, .integer, description: "How many \(status.label) in the next")
    } + [.init("total", .integer, description: "How many in all")]
  }

  func rows(
    of part: Transitions.Part, from before: FreedomStatus, asShares: Bool
  ) -> [[ResultValue]] {
    let total = part.total(from: before)
    guard self == .square else {
      return FreedomStatus.freestFirst.map { after in
        let limits = part.limits(from: before, to: after)
        return [
          .text(after.code), .integer(part.count(from: before, to: after)), .integer(total),
          ResultValue(part.share(from: before, to: after)), ResultValue(limits?.low),
          ResultValue(limits?.high),
        ]
      }
    }
    return [
      FreedomStatus.freestFirst.map { after -> ResultValue in
        asShares
          ? ResultValue(part.share(from: before, to: after))
          : .integer(part.count(from: before, to: after))
      } + [.integer(total)]
    ]
  }
}

extension Transitions {
  /// The test of whether the shares are the same in all parts: one row, or none.
  fileprivate var testTable: ResultTable {
    ResultTable(
      title: "\(indicator.label): transitions, test of \(compared.what)",
      columns: [.init("over", .string, description: "What is compared")]
        + ResultTable.Column.chiSquared + [
          .init("counts", .integer, description: "How many counts are compared"),
          .init(
            "small_counts", .integer,
            description: "How many of them are expected to be below 5, which makes p rough"),
        ],
      rows: test.map { test in
        [
          [
            .text(compared.parts), .number(test.statistic), .integer(test.degreesOfFreedom),
            .number(test.p), .integer(test.counts), .integer(test.smallCounts),
          ]
        ]
      } ?? [],
      notes: indicator.scaleNotes + testNotes.filter { $0.grade == .essential } + scope.notes
        + splits.notes, citation: indicator.citation)
  }

  /// What is tested, and over which parts.
  private var compared: (what: String, parts: String) {
    switch strata {
    case .regions: ("homogeneity", "regions")
    case .group: ("homogeneity", "the group and the others")
    case .editions: ("stationarity", "editions")
    case .decades, nil: ("stationarity", "decades")
    }
  }

  /// What the limits are, and whether the parts differ.
  fileprivate var testNotes: [TableNote] {
    let limits: TableNote = "Limits of the shares: 95 %, after Wilson (1927)."
    let (what, parts) = compared
    guard let test else {
      return [
        limits,
        .background(
          "There is no test of \(what): nothing can be compared over \(parts)."),
      ]
    }
    let result = ChiSquaredText.text(test.statistic, test.degreesOfFreedom, p: test.p)
    let rough =
      test.smallCounts == 0
      ? "" : " \(test.smallCounts) of \(test.counts) counts are expected to be below 5: p is rough."
    let verdict = test.p < 0.05 ? "the shares differ between" : "no clear difference between"
    return [
      .essential(
        """
        Test of \(what) over \(parts) (Anderson and Goodman 1957): \(result); \(verdict) \
        \(parts).\(rough)
        """, brief: "\(verdict) \(parts): \(result)"), limits,
    ]
  }
}

extension Strata? {
  /// The column of the parts, where there are any.
  var columns: [ResultTable.Column] { map { [$0.column] } ?? [] }

  /// How spells, or pairs of editions, are sorted into parts.
  func notes(ofSpells isOfSpells: Bool) -> [TableNote] { self?.notes(ofSpells: isOfSpells) ?? [] }
}

extension Strata {
  var column: ResultTable.Column {
    switch self {
    case .regions: .region
    case .group: .init("group", .string, description: "The group, or the others")
    case .decades: .init("decade", .string, description: "The decade, such as 1990s")
    case .editions: .edition
    }
  }

  func notes(ofSpells isOfSpells: Bool) -> [TableNote] {
    switch self {
    case .regions(let division):
      [
        division == .former
          ? .essential(
            "Regions as grouped by Freedom House until the edition 2021.",
            brief: "regions as grouped until 2021")
          : division == .edition
            ? "Regions as each edition groups them."
            : "Regions as grouped by Freedom House since the edition 2022."
      ]
    case .group:
      [
        """
        The members of the group are those on the last day of the coverage period of the earlier \
        edition of a pair; a state counts among the others before it joins.
        """
      ]
    case .decades:
      [
        isOfSpells
          ? "A spell belongs to the decade of the edition in which it began."
          : "A pair belongs to the decade of its later edition, in which a change shows."
      ]
    case .editions:
      ["A pair belongs to its later edition, in which a change shows."]
    }
  }
}

/// The result of a chi-squared test in words.
enum ChiSquaredText {
  /// `chi-squared 23.1, 5 df, p 0.0031`.
  static func text(_ statistic: Double, _ degreesOfFreedom: Int, p: Double) -> String {
    let p = p < 0.0001 ? "below 0.0001" : rounded(p, digits: 3)
    return "chi-squared \(rounded(statistic)), \(degreesOfFreedom) df, p \(p)"
  }

  /// A number for a sentence.
  static func rounded(_ number: Double, digits: Int = 4) -> String {
    RoundedNumber.text(number, significantDigits: digits) ?? number.shortestExact
  }
}

extension ResultTable.Column {
  /// The columns of a chi-squared test.
  static let chiSquared: [ResultTable.Column] = [
    .computed("statistic", description: "Chi-squared"),
    .init("degrees_of_freedom", .integer, description: "Its degrees of freedom"),
    .computed(
      "p", description: "The probability of such a difference where the parts do not differ"),
  ]
}
