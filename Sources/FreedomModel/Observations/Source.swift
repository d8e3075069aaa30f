/// One imported file: where observations come from.
public struct Source: Sendable, Hashable {
  /// The number it has in the database.
  public let id: Int
  /// The file's name, without its folder.
  public let file: String
  /// The SHA-256 of its bytes, 64 hexadecimal digits.
  public let sha256: String
  /// The layout it was recognised as, such as `fiw-ratings`.
  public let layout: String
  /// The publication's id.
  public let publication: String
  /// How far its values are to be trusted.
  public let trust: SourceTrust
  /// When it was imported, ISO 8601 in UTC.
  public let importedAt: String

  /// Describes a source.
  public init(
    id: Int, file: String, sha256: String, layout: String, publication: String,
    trust: SourceTrust = .official, importedAt: String
  ) {
    self.id = id
    self.file = file
    self.sha256 = sha256
    self.layout = layout
    self.publication = publication
    self.trust = trust
    self.importedAt = importedAt
  }
}

/// How far the values of a file are to be trusted; the greater, the less.
public enum SourceTrust: String, Sendable, Hashable, CaseIterable, Comparable {
  /// Freedom House's own file, or the user's own values.
  case official
  /// Compiled from what two or more third parties agree on.
  case agreeingThirdParties = "agreeing third parties"
  /// Compiled from what a single third party says.
  case oneThirdParty = "one third party"

  /// Whether the first is to be trusted more.
  public static func < (one: SourceTrust, other: SourceTrust) -> Bool {
    one.rank < other.rank
  }

  private var rank: Int {
    switch self {
    case .official: 0
    case .agreeingThirdParties: 1
    case .oneThirdParty: 2
    }
  }
}

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
