internal import FreedomModel
internal import RatingsStore

/// What a person may be about to type: asked by a shell, between two keystrokes.
///
/// Nothing is built, nothing is written, and no trouble is told: where there is no database that can be
/// read, the bundled figures answer, and where there are none of these either, nobody does.
public struct Completion: Sendable {
  private let database: RatingsDatabase?

  /// A completion from the database at a place.
  public init(at location: DatabaseLocation) {
    database = try? RatingsDatabase(reading: location.path, lockTimeout: LockTimeout(seconds: 0.1))
  }

  /// The words of a kind that begin with what has been typed, case ignored.
  ///
  /// - Parameters:
  ///   - kind: What the word is to name.
  ///   - typed: Its first letters; all words begin with none.
  /// - Returns: The words in the order in which they are offered. An entity is found by an earlier name
  ///   where none of today's begins so.
  public func candidates(of kind: CandidateKind, startingWith typed: String) -> [Candidate] {
    let wanted = typed.lowercased()
    func matching(_ candidates: [Candidate]) -> [Candidate] {
      wanted.isEmpty ? candidates : candidates.filter { $0.text.lowercased().hasPrefix(wanted) }
    }
    guard kind == .entities || kind == .baselines else { return matching(all(of: kind)) }
    let others = kind == .baselines ? matching(groupsForAverages) : []
    let names = matching(words(.entityNames) ?? bundledNames(alsoFormer: false))
    guard names.isEmpty, others.isEmpty else { return others + names }
    return matching(words(.entityAliases) ?? bundledNames(alsoFormer: true))
  }

  private func all(of kind: CandidateKind) -> [Candidate] {
    switch kind {
    case .entities, .baselines: []
    case .indicators:
      words(.indicators) ?? Indicator.freedomHouse.map { Candidate($0.id, meaning: $0.label) }
    case .regions: words(.regions) ?? bundledRegions
    case .groups: groups
    case .publications:
      words(.publications)
        ?? Publication.freedomHouse.map { Candidate($0.id, meaning: $0.title) }
    case .sources: words(.sources) ?? []
    }
  }

  private var groupsForAverages: [Candidate] {
    [Candidate("world")] + all(of: .regions).map { Candidate("region:" + $0.text) }
      + groups.map { Candidate("group:" + $0.text) }
  }

  private var groups: [Candidate] {
    let names = (words(.groups) ?? []).map(\.text) + table("groups.csv").compactMap(\.first)
    return Set(names).sorted().map { Candidate($0) }
  }

  private func words(_ vocabulary: RatingsDatabase.Vocabulary) -> [Candidate]? {
    (try? database?.words(of: vocabulary))?.map { Candidate($0.text, meaning: $0.meaning) }
  }

  // MARK: Without a database

  /// Names of entities from the bundled table: those of today, or the earlier ones.
  private func bundledNames(alsoFormer: Bool) -> [Candidate] {
    let rows = Array(table("entities.csv", withHeader: true))
    guard let header = rows.first, let id = header.firstIndex(of: "id"),
      let name = header.firstIndex(of: "name"), let aliases = header.firstIndex(of: "aliases")
    else { return [] }
    let names = rows.dropFirst().flatMap { row in
      alsoFormer
        ? row[aliases].split(separator: "|").map { Candidate(String($0), meaning: row[name]) }
        : [Candidate(row[name], meaning: row[id])]
    }
    return names.sorted { $0.text < $1.text }
  }

  private var bundledRegions: [Candidate] {
    let rows = Array(table("entities.csv", withHeader: true))
    let columns = ["region", "former_region"].compactMap { rows.first?.firstIndex(of: $0) }
    let regions = rows.dropFirst().flatMap { row in columns.map { row[$0] } }
    return Set(regions).subtracting([""]).sorted().map { Candidate($0) }
  }

  private func table(_ name: String, withHeader: Bool = false) -> ArraySlice<[String]> {
    guard let folder = try? DatasetsFolder.find(),
      let rows = try? Datasets.rows(ofTableAt: "\(folder.path)/\(name)")
    else { return [] }
    // A row that is too short is nobody's.
    return rows.dropFirst(withHeader ? 0 : 1).filter { $0.count == rows.first?.count }[...]
  }
}
