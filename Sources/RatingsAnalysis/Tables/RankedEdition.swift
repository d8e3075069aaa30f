internal import FreedomModel

/// One edition by rank: what `ranking`, `lowest` and `highest` show.
struct RankedEdition {
  /// One entity's place.
  struct Entry {
    let rank: Int
    let entity: Entity
    let figure: Double
    let status: FreedomStatus?
    let previousRank: Int?
  }

  /// The freest first; those that tie by name.
  let entries: [Entry]
  private let indicator: Indicator
  private let edition: Edition
  private let direction: ScaleDirection
  private let resolution: Resolution
  private let splitNotes: [String]
  private let options: TableOptions

  /// The figure ranked and the status of its publication.
  static func indicators(for options: TableOptions) -> [String] {
    let ranked = options.indicator ?? "fiw.total"
    let publication = ranked.prefix { $0 != "." }
    return [ranked, "\(publication).status"]
  }

  init(
    _ panels: PanelSet, _ options: TableOptions, for table: any SummaryTable.Type
  ) throws(AnalysisError) {
    let panel = try panels.figures(options, for: table)
    let column = try options.column(of: panel)
    guard let direction = panel.indicator.direction(inEdition: panel.editions[column].year) else {
      throw .directionNotDeclared(indicator: panel.indicator.id, what: "the table \(table.name)")
    }
    let statuses = panels["\(panel.indicator.publication).status"]?.aligned(to: panel)
    let ranks = RankedEdition.ranks(panel, column, options)
    let previous =
      column > 0 && panel.editions[column].follows(panel.editions[column - 1])
      ? RankedEdition.ranks(panel, column - 1, options) : nil
    entries = panel.entities.indices.compactMap { row -> Entry? in
      guard let rank = ranks[row], let figure = panel.value(row, column) else { return nil }
      return Entry(
        rank: rank, entity: panel.entities[row], figure: figure,
        status: statuses.flatMap { $0.indicator.status($0.value(row, column)) },
        previousRank: previous?[row])
    }.sorted { ($0.rank, $0.entity.name, $0.entity.id) < ($1.rank, $1.entity.name, $1.entity.id) }
    indicator = panel.indicator
    edition = panel.editions[column]
    self.direction = direction
    self.options = options
    resolution = Resolution(of: panel)
    let used = panel.editions[(previous == nil ? column : column - 1)...column]
    splitNotes = options.splitNotes(panel, where: used.contains)
  }

  private static func ranks(_ panel: Panel, _ column: Int, _ options: TableOptions) -> [Int?] {
    FreedomRank.ranks(
      panel.entities.indices.map {
        options.counts($0, column, in: panel) ? panel.value($0, column) : nil
      }, direction: panel.indicator.direction(inEdition: panel.editions[column].year))
  }

  /// The table of the freest (`higher`) or the least free: so many, or all up to a bound.
  func end(_ end: ScaleDirection, _ options: TableOptions) -> ResultTable {
    let fromThatEnd =
      end == .higher
      ? entries
      : entries.sorted {
        ($1.rank, $0.entity.name, $0.entity.id) < ($0.rank, $1.entity.name, $1.entity.id)
      }
    let within = fromThatEnd.filter { entry in
      guard let bound = options.bound else { return true }
      let change = resolution.change(from: bound, to: entry.figure, direction: direction)
      return change == .unchanged || (change == .improved) == (end == .higher)
    }
    let limit = options.top ?? (options.bound == nil ? 10 : .max)
    var notes: [String] = []
    if let bound = options.bound {
      let side = (direction == .higher) == (end == .higher) ? "at least" : "at most"
      notes.append("Shown: figures of \(side) \(bound.shortestExact).")
    }
    if within.count > limit {
      let edge = within[limit - 1].rank
      let tied = within[limit...].count { $0.rank == edge }
      if tied > 0 { notes.append("With the figure of the last one shown: \(tied) more.") }
    }
    return table(
      end == .higher ? "the freest" : "the least free", Array(within.prefix(limit)), notes: notes)
  }

  /// A note when others tie with the last of so many entries.
  func tieNotes(after count: Int) -> [String] {
    guard count > 0, count < entries.count else { return [] }
    let tied = entries[count...].count { $0.rank == entries[count - 1].rank }
    return tied > 0 ? ["With the figure of the last one shown: \(tied) more."] : []
  }

  /// The table of some entries.
  func table(_ what: String, _ entries: [Entry], notes: [String]) -> ResultTable {
    ResultTable(
      title: "\(indicator.label), edition \(edition.label): \(what)",
      columns: [
        .init("rank", .integer, description: "1 is the freest; ties share a rank"), .id,
        .entityName,
        .init("value", .number, description: "The figure"),
        .init("status", .string, description: "The published status: F, PF or NF"),
        .init("previous_rank", .integer, description: "The rank in the edition before"),
        .init("rank_change", .integer, description: "Places gained (above 0) or lost"),
      ],
      rows: entries.map { entry in
        [
          .integer(entry.rank), .text(entry.entity.id), .text(entry.entity.name),
          .number(entry.figure), ResultValue(entry.status?.code), ResultValue(entry.previousRank),
          ResultValue(entry.previousRank.map { $0 - entry.rank }),
        ]
      }, notes: options.notes + [indicator.scaleNote] + notes + splitNotes,
      citation: indicator.citation)
  }
}
