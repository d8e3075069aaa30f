package import FreedomModel
package import RatingsAnalysis

/// One kind of summary table: `freedom table NAME`. A new one is a new file and a line in ``all``.
package struct SummaryTable: Sendable {
  /// The name on the command line.
  package let name: String
  /// What it shows, in half a sentence; help has it beside the name, in 56 characters.
  package let summary: String
  /// What can be chosen about this table, beyond what can be about every one.
  package var choices: Set<TableChoice> = []
  /// The columns that a terminal shows where it is too narrow for all; none for the first ones.
  package var brief: [String] = []
  /// The same of the table by region.
  package var briefByRegion: [String] = []
  /// How many rows a terminal shows, in each direction, where a user does not say; `nil` for all.
  package var mostRowsOnScreen: Int?
  /// Whether it is about values rather than the world, so that territories count too.
  var isOfBothKinds = false
  /// Which editions it shows.
  var editions = Editions.all
  /// Whether one edition alone makes no such table.
  package var comparesEditions = false
  /// Whether it counts people whatever is chosen.
  package var needsPopulation = false
  /// The indicators whose panels the table needs; it does without those that have no values where
  /// it can.
  package let indicators: @Sendable (TableOptions) -> [String]
  /// What the options mean where a user leaves the editions to the table.
  var resolved: @Sendable (PanelSet, TableOptions) -> TableOptions = { $1 }
  let table: @Sendable (PanelSet, TableOptions) throws(AnalysisError) -> ResultTable

  /// The tables, in the order in which help lists them.
  package static let all = [
    counts, balance, movers, ranking, lowest, highest, statusChanges, transitions, spells,
    averages, spread, electoralDemocracies, discrepancies, pressAndFreedom, people,
    contributions, survival, hazard,
  ]

  package static func named(_ name: String) -> SummaryTable? { all.first { $0.name == name } }

  /// The names of the tables about which something can be chosen, in the same order.
  package static func names(offering choice: TableChoice) -> [String] {
    all.filter { $0.choices.contains(choice) }.map { $0.name }
  }

  /// Which entities count unless the user chooses otherwise: countries, or all (`nil`).
  package func usualKind(for options: TableOptions) -> EntityKind? {
    let isAboutSome = options.scope.entities != nil && !choices.contains(.top)
    return isOfBothKinds || isAboutSome
      ? nil : Scope.usualKind(ofIndicator: options.indicator ?? "fiw.")
  }

  /// - Throws: ``AnalysisError`` when the values or the options do not suffice.
  package func make(
    from panels: PanelSet, options: TableOptions
  ) throws(AnalysisError) -> ResultTable {
    guard options.division == nil || choices.contains(.regions) else {
      throw .notByRegion(table: name)
    }
    if let from = options.scope.from, let to = options.scope.to, from > to {
      throw .editionsOutOfOrder(first: from, last: to)
    }
    var made = try table(panels, options)
    let options = resolved(panels, options)
    made.notes += panels.trustNotes(indicators(options), in: editions, of: options)
    made.used = panels.used(indicators(options), in: editions, of: options)
    return made
  }

  /// Which of the editions wanted a table shows.
  enum Editions {
    case all
    /// The last one.
    case last
    /// The last one and the one it is compared with.
    case ends

    func editions(
      of panel: Panel, _ options: TableOptions, judging common: Set<Int>
    ) -> Set<Edition> {
      let wanted = options.scope.columns(of: panel).filter {
        self == .all || common.contains(panel.editions[$0].coverageEnd.year)
      }
      guard let last = wanted.last else { return [] }
      let first = options.scope.from == nil ? last - options.span : wanted[0]
      let columns =
        switch self {
        case .all: wanted
        case .last: [last]
        case .ends: [max(0, first), last]
        }
      return Set(columns.map { panel.editions[$0] })
    }
  }
}

/// What can be chosen about some summary tables only.
package enum TableChoice: Sendable, Hashable {
  case regions
  case groups
  case decades
  case editions
  case status
  case limits
  case test
  case unknownStarts
  case top
  case bound
  case span
  case shares
  case method
  case reversed
  case weights
  case chart
  case items
}

/// What the user chose about a summary table; each table uses what its choices name.
package struct TableOptions: Sendable {
  /// The indicator, by its id; `nil` for the table's own.
  package var indicator: String?
  package var scope: Scope
  /// Makes the table by region.
  package var division: RegionDivision?
  /// How many editions back movers are compared with.
  package var span: Int
  /// How many rows; of movers, in each direction.
  package var top: Int?
  /// The value that `lowest` and `highest` go to.
  package var bound: Double?
  /// Whether transitions are shown as shares of their row.
  package var showsShares: Bool
  /// Whether scores where lower is freer are shown reversed, under a heading that says so.
  package var isReversed: Bool
  /// How gains and declines are counted.
  package var method: BalanceMethod
  /// The people that entities count with; `nil` where all count equally.
  package var population: Population?
  /// How far the change of a total is divided.
  package var level: Contributions.Level
  /// What the table is divided by other than regions; `nil` for those of ``division``, if any.
  package var strata: Strata?
  /// The statuses that spells are in.
  package var statuses = FreedomStatus.freestFirst
  /// Whether transitions are shown as shares with limits.
  package var showsLimits = false
  /// Whether the test of differences is shown instead of the parts.
  package var showsTest = false
  /// Whether spells whose start is not known count from the first edition known.
  package var countsUnknownStarts = false

  package init(
    indicator: String? = nil, scope: Scope = Scope(), division: RegionDivision? = nil,
    span: Int = 1, top: Int? = nil, bound: Double? = nil, showsShares: Bool = false,
    isReversed: Bool = false, method: BalanceMethod = .automatic, population: Population? = nil,
    level: Contributions.Level = .categories
  ) {
    self.indicator = indicator
    self.scope = scope
    self.division = division
    self.span = span
    self.top = top
    self.bound = bound
    self.showsShares = showsShares
    self.isReversed = isReversed
    self.method = method
    self.population = population
    self.level = level
  }

  /// What the table is divided by; `nil` for all together.
  package var parts: Strata? { strata ?? division.map { .regions($0) } }

  /// The indicator requested, or a table's own.
  func indicator(or usual: String) -> String { indicator ?? usual }
}
