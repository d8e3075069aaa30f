public import FreedomModel

/// How many improved and how many declined in each edition: the democracy gap.
public enum BalanceTable: SummaryTable {
  /// The name on the command line.
  public static let name = "balance"
  /// What the table shows.
  public static let summary = "How many improved and declined since the edition before."
  /// What can be chosen about this table.
  public static let choices: Set<TableChoice> = [.regions, .method]

  /// The totals and the ratings, or the indicator asked for.
  public static func indicators(for options: TableOptions) -> [String] {
    if let indicator = options.indicator { return [indicator] }
    return switch options.method {
    case .automatic: ["fiw.total", "fiw.rating"]
    case .score: ["fiw.total"]
    case .rating: ["fiw.rating"]
    }
  }

  /// Makes the table.
  public static func make(
    from panels: PanelSet, options: TableOptions
  ) throws(AnalysisError) -> ResultTable {
    let wanted = indicators(for: options)
    let found = wanted.compactMap { panels[$0] }
    guard let first = found.first else { throw .noFigures(indicator: wanted[0]) }
    if let undirected = found.first(where: { $0.indicator.direction == nil }) {
      throw .directionNotDeclared(indicator: undirected.indicator.id, what: "the table \(name)")
    }
    // The method is chosen for the world, so that regions of one edition are told alike.
    let balances = found.map { (indicator: $0.indicator, balance: Balance($0, options: options)) }
    let chosen = Set(found.flatMap(\.editions)).sorted().filter(options.wants).compactMap {
      edition in
      balances.first { $0.balance.count(inEdition: edition.year) != nil }
        .map { (edition: edition, indicator: $0.indicator, balance: $0.balance) }
    }
    var rows: [[ResultValue]] = []
    var continuations: [Balance.Continuation] = []
    for (region, members) in options.groups(of: first) {
      let ids = region == nil ? nil : Set(members.map { first.entities[$0].id })
      for (edition, indicator, balance) in chosen {
        guard let count = balance.count(inEdition: edition.year, of: ids) else { continue }
        continuations += count.continuations
        rows.append(
          options.regionCell(region) + [
            .text(edition.label), .integer(edition.year(by: options.years)),
            .integer(count.improved), .integer(count.declined), .integer(count.unchanged),
            .integer(count.improved - count.declined), .text(method(indicator)),
          ])
      }
    }
    return ResultTable(
      title: "Gains and declines", columns: options.regionColumn + columns, rows: rows,
      notes: options.notes + notes(found.map(\.indicator), continuations)
        + splitNotes(found, used: chosen.map(\.edition), options),
      citation: found.map(\.indicator).citation)
  }

  /// Who was left out as not to be compared with the edition before.
  private static func splitNotes(
    _ panels: [Panel], used editions: [Edition], _ options: TableOptions
  ) -> [String] {
    panels.flatMap { panel in
      options.splitNotes(panel) { split in
        editions.contains { $0 == split || $0.follows(split) }
      }
    }.uniqued()
  }

  /// The method's name in the table.
  private static func method(_ indicator: Indicator) -> String {
    (indicator.measure == .rating ? BalanceMethod.rating : .score).rawValue
  }

  private static let columns: [ResultTable.Column] = [
    .edition, .year,
    .init("improved", .integer, description: "How many became freer"),
    .init("declined", .integer, description: "How many became less free"),
    .init("unchanged", .integer, description: "How many stayed"),
    .init("net", .integer, description: "Improved less declined"),
    .init("method", .string, description: "score: any change of the total; rating: of the ratings"),
  ]

  private static func notes(
    _ indicators: [Indicator], _ continuations: [Balance.Continuation]
  ) -> [String] {
    var notes = indicators.map { indicator in
      indicator.measure == .rating
        ? "rating: the sum of both ratings fell (improved) or rose (declined)."
        : "score: \(indicator.id) changed by any amount; improved is freer."
    }
    notes.append(
      "Not counted: those without a figure in the edition before, their own or a predecessor's.")
    if !continuations.isEmpty {
      let used = continuations.sorted { ($0.edition, $0.name) < ($1.edition, $1.name) }.map {
        "\($0.name) \($0.edition.label) with \($0.with)"
      }
      notes.append("Compared with a predecessor: \(NameList.text(used, limit: 40)).")
    }
    return notes
  }
}
