public import FreedomModel

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
