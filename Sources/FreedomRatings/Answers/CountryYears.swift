public import FreedomModel
internal import RatingsStore

/// The values of some indicators, one row an entity and year.
public struct CountryYears: Sendable {
  /// One entity in one year.
  public struct Row: Sendable {
    /// The country or territory.
    public let entity: Entity
    /// The entity's role in that year.
    public let kind: EntityKind
    /// The year, by ``yearRule``.
    public let year: Int
    /// One value an indicator; `nil` where there is none.
    public internal(set) var values: [RatingValue?]
    /// The systems in which another row of the year has the code of this entity.
    public internal(set) var codesOfOthers: Set<CodeSystem> = []
    /// The year in which the coverage of its edition ends.
    let coverageYear: Int
  }

  /// The indicators, in the order of the values of a row.
  public let indicators: [Indicator]
  /// How an edition becomes a year.
  public let yearRule: YearRule
  /// The rows, by entity and year.
  public internal(set) var rows: [Row] = []
  /// Which rows have values of two entities.
  public internal(set) var joins: [Join] = []
  /// Which entities of one code could not be joined.
  public internal(set) var clashes: [Clash] = []
  /// Whose values they are.
  public internal(set) var used = UsedSources()
}

extension RatingsLibrary {
  /// The ids of the indicators that are shown when none is requested, of each publication.
  public static let headlineIndicators = [
    "fiw.pr", "fiw.cl", "fiw.status", "fiw.total", "fotp.total", "fotp.status", "fotn.total",
    "fotn.status",
  ]

  /// The values of a selection, one row an entity and year.
  ///
  /// Values of several publications share a row when their editions get the same year under the
  /// rule of the selection. By years of coverage, they judge the same time. Two entities that a
  /// system of codes counts as one state share a row too: see ``CountryYears/joins``.
  ///
  /// - Parameter selection: Which values; when it names no indicators, the headline indicators that
  ///   the database has.
  /// - Returns: The rows.
  /// - Throws: A `StoreError`.
  public func countryYears(
    _ selection: ExportSelection = ExportSelection()
  ) throws -> CountryYears {
    var wanted = try selection.indicators ?? usualIndicators()
    if selection.indicators == nil {
      let spans = try database.indicatorSpans()
      wanted = wanted.filter { spans[$0.id] != nil }
    }
    let positions = Dictionary(
      wanted.enumerated().map { ($0.element.id, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    var answer = CountryYears(indicators: wanted, yearRule: selection.years.rule)
    var rows: [Int: CountryYears.Row] = [:]
    var current: Entity?
    func end() {
      answer.rows += rows.values.sorted { $0.year < $1.year }
      rows = [:]
    }
    var selection = selection
    selection.indicators = wanted
    _ = try forEachPoint(of: selection) { point in
      if let current, current.id != point.entity.id { end() }
      current = point.entity
      let empty = CountryYears.Row(
        entity: point.entity, kind: point.entity.kind(inEdition: point.edition.year),
        year: point.year, values: Array(repeating: nil, count: wanted.count),
        coverageYear: point.edition.coverageEnd.year)
      rows[point.year, default: empty].values[positions[point.indicator.id] ?? 0] = point.value
      answer.used.insert(point.edition, trust: point.trust)
    }
    end()
    answer.joinRowsOfOneState(try register().codes)
    return answer
  }

  package func matrix(
    of indicator: Indicator, _ selection: ExportSelection = ExportSelection()
  ) throws -> RatingSeries {
    var selection = selection
    selection.indicators = [indicator]
    return try series(selection)
  }
}
