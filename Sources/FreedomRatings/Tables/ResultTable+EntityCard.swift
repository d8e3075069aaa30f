package import FreedomModel

extension ResultTable {
  /// One entity on a card: a line a fact.
  package static func card(
    of listed: ListedEntity, alsoFound others: [ListedEntity], named: (String) -> String
  ) -> ResultTable {
    let entity = listed.entity
    let editions = listed.editions.map { "\($0.lowerBound) to \($0.upperBound)" }
    let facts: [(String, String?)] = [
      ("id", entity.id), ("kind", entity.kind.rawValue), ("region", entity.region),
      ("editions", editions ?? "not rated"),
      ("names", listed.names.joined(separator: "; ")), ("codes", listed.codesInWords),
      ("before it", listed.predecessors.map(named).joined(separator: "; ")),
      ("after it", listed.successors.map(named).joined(separator: "; ")),
      ("also found", others.map(\.entity.name).joined(separator: "; ")),
    ]
    let known = facts.filter { !($0.1 ?? "").isEmpty }
    return ResultTable(
      title: entity.name, columns: known.map { .init($0.0, .string) },
      rows: [known.map { ResultValue($0.1) }])
  }
}

extension ListedEntity {
  /// The codes by system: `iso2 HU; iso3 HUN; cow 310`, with the years of one that is not valid
  /// always.
  var codesInWords: String {
    CodeSystem.allCases.compactMap { system in
      let mine = codes.filter { $0.system == system }.map(\.inWords).uniqued()
      return mine.isEmpty ? nil : "\(system.rawValue) \(mine.joined(separator: ", "))"
    }.joined(separator: "; ")
  }
}

extension EntityCode {
  /// The code, with its years where it is not valid always.
  fileprivate var inWords: String {
    guard years.first != nil || years.last != nil else { return code }
    let ends = [years.first, years.last].map { $0.map(String.init) ?? "" }
    return "\(code) (\(ends.joined(separator: "-")))"
  }
}
