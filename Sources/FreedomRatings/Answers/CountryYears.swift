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

extension CountryYears {
  /// Rows of an entity that are part of another entity's rows, because a system of codes has one
  /// state for both: so a table by code and year has one row for each.
  public struct Join: Sendable {
    /// The entity whose rows they are: the one that *Freedom in the World* rates in that year.
    public let entity: Entity
    /// The entity whose values were added to them.
    public let joined: Entity
    /// The years, in order.
    public internal(set) var years: [Int]
  }

  /// Rows of one code and year that stay apart, because two entities have a value of one indicator.
  public struct Clash: Sendable {
    /// The entity that has the code in that year.
    public let entity: Entity
    /// The entity whose rows are without the code.
    public let uncoded: Entity
    /// The system in which both have one code.
    public let system: CodeSystem
    /// The years, in order.
    public internal(set) var years: [Int]
  }
}

extension CountryYears {
  /// Joins the rows of one year whose entities have one code, such as Yugoslavia and Serbia and
  /// Montenegro in the Correlates of War list.
  mutating func joinRowsOfOneState(_ codes: EntityCodes) {
    var rowsByCode: [CodeYear: [Int]] = [:]
    for (position, row) in rows.enumerated() {
      for system in CodeSystem.exported {
        guard let code = system.code(of: row.entity) else { continue }
        rowsByCode[CodeYear(system: system, code: code, year: row.year), default: []]
          .append(position)
      }
    }
    let shared = rowsByCode.filter { $0.value.count > 1 }
      .sorted { ($0.value[0], $0.key.system.rawValue) < ($1.value[0], $1.key.system.rawValue) }
    guard !shared.isEmpty else { return }
    var gone: Set<Int> = []
    for (key, positions) in shared {
      let left = positions.filter { !gone.contains($0) }
      guard left.count > 1, let holder = holder(of: key, among: left, codes) else { continue }
      for position in left where position != holder {
        if join(position, into: holder) {
          gone.insert(position)
        } else {
          keepApart(position, from: holder, key.system)
        }
      }
    }
    rows = rows.indices.filter { !gone.contains($0) }.map { rows[$0] }
  }

  private struct CodeYear: Hashable {
    let system: CodeSystem
    let code: String
    let year: Int
  }

  /// The row whose entity *Freedom in the World* rates in the year; where it rates none or several,
  /// the one that has the code in the year covered.
  private func holder(of key: CodeYear, among positions: [Int], _ codes: EntityCodes) -> Int? {
    let freedomInTheWorld = indicators.indices.filter {
      indicators[$0].publication == Publication.freedomInTheWorld.id
    }
    let rated = positions.filter { position in
      freedomInTheWorld.contains { rows[position].values[$0] != nil }
    }
    if rated.count == 1 { return rated[0] }
    let candidates = rated.isEmpty ? positions : rated
    let meanings = codes.meanings(of: key.code, in: key.system)
    return candidates.first { position in
      let row = rows[position]
      return meanings.contains {
        $0.entity == row.entity.id && $0.years.contains(row.coverageYear)
      }
    } ?? candidates.first
  }

  /// Adds the values of one row to another; `false` where both have a value of one indicator.
  private mutating func join(_ position: Int, into holder: Int) -> Bool {
    let (row, kept) = (rows[position], rows[holder])
    guard !zip(row.values, kept.values).contains(where: { $0 != nil && $1 != nil }) else {
      return false
    }
    rows[holder].values = zip(kept.values, row.values).map { $0 ?? $1 }
    if let known = joins.firstIndex(where: {
      $0.entity.id == kept.entity.id && $0.joined.id == row.entity.id
    }) {
      joins[known].years.append(row.year)
    } else {
      joins.append(Join(entity: kept.entity, joined: row.entity, years: [row.year]))
    }
    return true
  }

  private mutating func keepApart(_ position: Int, from holder: Int, _ system: CodeSystem) {
    let (row, kept) = (rows[position], rows[holder])
    rows[position].codesOfOthers.insert(system)
    if let known = clashes.firstIndex(where: {
      $0.entity.id == kept.entity.id && $0.uncoded.id == row.entity.id && $0.system == system
    }) {
      clashes[known].years.append(row.year)
    } else {
      clashes.append(
        Clash(entity: kept.entity, uncoded: row.entity, system: system, years: [row.year]))
    }
  }
}
