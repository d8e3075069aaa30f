internal import FreedomModel
internal import RatingsStore

/// What a user may be about to type: asked by a shell, between two keystrokes.
///
/// Nothing is built, nothing is written, and no error is reported: without a database that can be
/// read the bundled tables answer, and without these there are no candidates.
package struct Completion: Sendable {
  private let database: RatingsDatabase?

  package init(at location: DatabaseLocation) {
    database = try? RatingsDatabase(reading: location.path, lockTimeout: LockTimeout(seconds: 0.1))
  }

  /// The words of a kind that begin with what has been typed, case ignored.
  package func candidates(of kind: CandidateKind, startingWith typed: String) -> [Candidate] {
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
    let names = (words(.groups) ?? []).map(\.text) + bundledGroups
    return Set(names).sorted().map { Candidate($0) }
  }

  private func words(_ vocabulary: RatingsDatabase.Vocabulary) -> [Candidate]? {
    (try? database?.words(of: vocabulary))?.map { Candidate($0.text, meaning: $0.meaning) }
  }

  // MARK: Without a database

  private var bundledEntities: EntityRegister? {
    (try? DatasetsFolder.find()).flatMap { try? Datasets(in: $0).register() }
  }

  /// Names of entities: those of today, or the earlier ones.
  private func bundledNames(alsoFormer: Bool) -> [Candidate] {
    guard let register = bundledEntities else { return [] }
    return register.entities.flatMap { entity in
      alsoFormer
        ? register.names[entity.id, default: []].dropFirst().map {
          Candidate($0, meaning: entity.name)
        }
        : [Candidate(entity.name, meaning: entity.id)]
    }.sorted { $0.text < $1.text }
  }

  private var bundledRegions: [Candidate] {
    let entities = bundledEntities?.entities ?? []
    return Set(entities.flatMap { [$0.region, $0.formerRegion] }.compactMap(\.self)).sorted()
      .map { Candidate($0) }
  }

  private var bundledGroups: [String] {
    let rows = (try? DatasetsFolder.find()).flatMap {
      try? Datasets.rows(ofTableAt: "\($0.path)/groups.csv")
    }
    return rows?.dropFirst().compactMap(\.first) ?? []
  }
}

package struct Candidate: Sendable, Hashable {
  package let text: String
  package let meaning: String

  package init(_ text: String, meaning: String = "") {
    self.text = text
    self.meaning = meaning
  }
}

package enum CandidateKind: String, Sendable, CaseIterable {
  case entities, indicators, regions, groups, publications, sources
  /// What can be an average beside others: the world, regions, groups and entities.
  case baselines
}
