public import FreedomModel

/// Freedom in the World beside Freedom of the Press, for one year judged.
public enum PressAndFreedomTable: SummaryTable {
  /// The name on the command line.
  public static let name = "press-and-freedom"
  /// What the table shows.
  public static let summary =
    "Freedom in the World beside Freedom of the Press for one year judged."
  /// Both kinds: the press is rated in a few territories too.
  public static func usualKind(for options: TableOptions) -> EntityKind? { nil }

  /// Totals and statuses of both publications.
  public static func indicators(for options: TableOptions) -> [String] {
    ["fiw.total", "fiw.status", "fotp.total", "fotp.status"]
  }

  /// Makes the table; the editions are matched by the year in which the period judged ends.
  public static func make(
    from panels: PanelSet, options: TableOptions
  ) throws(AnalysisError) -> ResultTable {
    let press = try panels.panel("fotp.status")
    let freedom = try panels.panel("fiw.status")
    let (pressEdition, freedomEdition) = try editions(press, freedom, options)
    func figures(_ id: String, _ edition: Edition) -> [Double?] {
      guard let panel = panels[id] else { return freedom.entities.map { _ in nil } }
      return panel.aligned(entities: freedom.entities, editions: [edition]) { $0.year }.values
    }
    let pressStatus = figures("fotp.status", pressEdition)
    let pressTotal = figures("fotp.total", pressEdition)
    let freedomStatus = figures("fiw.status", freedomEdition)
    let freedomTotal = figures("fiw.total", freedomEdition)
    let coverage = pressEdition.coverageEnd.year
    var rows: [[ResultValue]] = []
    var oneOnly: [String] = []
    for (row, entity) in freedom.entities.enumerated() {
      guard options.kind == nil || entity.kind(inEdition: freedomEdition.year) == options.kind,
        options.membership.includes(entity, in: freedomEdition)
      else { continue }
      let isInPress = pressStatus[row] != nil || pressTotal[row] != nil
      let isInFreedom = freedomStatus[row] != nil || freedomTotal[row] != nil
      guard isInPress, isInFreedom else {
        if isInPress || isInFreedom { oneOnly.append(entity.name) }
        continue
      }
      let reversed = pressTotal[row].map { 100 - $0 }
      let gap = reversed.flatMap { reversed in freedomTotal[row].map { reversed - $0 } }
      rows.append([
        .text(entity.id), .text(entity.name), .integer(coverage),
        freedom.indicator.shown(freedomStatus[row]), press.indicator.shown(pressStatus[row]),
        ResultValue(freedomTotal[row]),
        ResultValue(options.isReversed ? reversed : pressTotal[row]), ResultValue(gap),
      ])
    }
    return ResultTable(
      title: "Freedom and freedom of the press, \(coverage)",
      columns: columns(pressScore: options.isReversed ? reversedScore : publishedScore), rows: rows,
      notes: [
        "Counted: \(options.population).",
        """
        Both editions judge \(coverage): Freedom in the World \(freedomEdition.label), Freedom of \
        the Press \(pressEdition.label).
        """,
        options.isReversed
          ? "press_score is shown reversed, as 100 - x, so that higher is freer in both scores."
          : "press_score is as published: lower is freer; in freedom_score higher is freer.",
        "Left out, in one publication only: \(oneOnly.count)"
          + (oneOnly.isEmpty ? "." : " (\(NameList.text(oneOnly)))."),
      ], citation: [freedom.indicator, press.indicator].citation)
  }

  /// The editions of both that judge one year: that of ``TableOptions/to``, else the newest.
  private static func editions(
    _ press: Panel, _ freedom: Panel, _ options: TableOptions
  ) throws(AnalysisError) -> (Edition, Edition) {
    let pairs = press.editions.compactMap { edition in
      freedom.editions.last { $0.coverageEnd.year == edition.coverageEnd.year }
        .map { (press: edition, freedom: $0) }
    }
    guard let to = options.to else {
      guard let newest = pairs.last else { throw .noFigures(indicator: press.indicator.id) }
      return newest
    }
    guard let pair = pairs.last(where: { $0.freedom.years(under: options.years).contains(to) })
    else { throw .noEdition(year: to, indicator: press.indicator.id) }
    return pair
  }

  /// Reversed scores on request.
  public static let choices: Set<TableChoice> = [.reversed]

  private static let publishedScore = ResultTable.Column(
    "press_score", .number, unit: "points",
    description: "Freedom of the Press total as published; lower is freer")

  private static let reversedScore = ResultTable.Column(
    "press_score (100 - x)", .number, unit: "points",
    description: "100 less the Freedom of the Press total; higher is freer")

  private static func columns(pressScore: ResultTable.Column) -> [ResultTable.Column] {
    [
      .id, .entityName,
      .init("coverage_year", .integer, description: "The year that both judge"),
      .init("freedom_status", .string, description: "Freedom in the World: F, PF or NF"),
      .init("press_status", .string, description: "Freedom of the Press: F, PF or NF"),
      .init(
        "freedom_score", .number, unit: "points",
        description: "Freedom in the World total; higher is freer"),
      pressScore,
      .init(
        "gap", .number, unit: "points",
        description: "100 less the press total, less freedom_score: above 0 the press is freer"),
    ]
  }
}
