/// Whose values a result has: what a reader of it has to cite.
public struct UsedSources: Sendable, Hashable {
  /// The editions, each with how far those of its values are to be trusted that third parties have.
  public private(set) var editions: [Edition: Set<SourceTrust>] = [:]
  /// Who counted the people, where entities count with their people.
  public private(set) var populations: Set<String> = []

  /// Nothing is used.
  public init() {}

  /// Whether nothing is used.
  public var isEmpty: Bool { editions.isEmpty && populations.isEmpty }

  /// Adds an edition; what Freedom House's own files have needs no grade.
  public mutating func insert(_ edition: Edition, trust: SourceTrust = .official) {
    editions[edition, default: []].formUnion(trust == .official ? [] : [trust])
  }

  /// Adds what another result has.
  public mutating func formUnion(_ other: UsedSources) {
    editions.merge(other.editions) { $0.union($1) }
    populations.formUnion(other.populations)
  }

  /// What of it is of some editions.
  package func keeping(_ isKept: (Edition) -> Bool) -> UsedSources {
    var kept = self
    kept.editions = editions.filter { isKept($0.key) }
    return kept
  }

  /// Adds who counted the people of the entities that have a value in the editions used so far.
  public mutating func insertPopulations(_ population: Population, of panel: Panel) {
    for (column, edition) in panel.editions.enumerated() where editions[edition] != nil {
      for (row, entity) in panel.entities.enumerated() where panel.value(row, column) != nil {
        if let count = population.count(of: entity, in: edition) {
          populations.insert(count.source)
        }
      }
    }
  }
}

extension UsedSources {
  /// The editions of some values, one each.
  package init(_ values: some Sequence<(edition: Edition, trust: SourceTrust)>) {
    for value in values { insert(value.edition, trust: value.trust) }
  }
}

extension Panel {
  /// The editions that have a value.
  package var used: UsedSources { used { _ in true } }

  /// Those of some editions that have a value.
  package func used(in isShown: (Edition) -> Bool) -> UsedSources {
    var used = UsedSources()
    for (column, edition) in editions.enumerated()
    where isShown(edition) && entities.indices.contains(where: { value($0, column) != nil }) {
      used.insert(edition)
      for trust in thirdParties[edition] ?? [] { used.insert(edition, trust: trust) }
    }
    return used
  }
}

extension Sequence<Panel> {
  /// The editions that have a value in one of the panels.
  package var used: UsedSources {
    reduce(into: UsedSources()) { $0.formUnion($1.used) }
  }
}
