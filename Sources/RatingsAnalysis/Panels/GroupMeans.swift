public import FreedomModel

/// The means of some groups of entities, edition by edition: series like those of single entities.
public struct GroupMeans: Sendable {
  /// One row a group, under its name.
  public let panel: Panel
  /// Which entities count; `nil` for countries and territories.
  public let kind: EntityKind?
  /// The populations that count, where entities are weighted by them; `nil` where all count
  /// equally.
  public let counted: CountedPeople?
  /// The ratings that were published in two and are in no mean.
  public let splits: [Panel.Split]

  /// The means of some memberships; with `weights` each entity counts with its people.
  public init(
    of memberships: [Membership], in panel: Panel, kind: EntityKind? = .country,
    weights: Population? = nil
  ) {
    var counted = weights.map { CountedPeople($0) }
    let means = memberships.flatMap { membership in
      panel.editions.indices.map { column in
        panel.mean(membership, column, kind: kind, counted: &counted) { value, _ in value }
      }
    }
    self.panel = Panel(
      indicator: panel.indicator.ofMeans,
      entities: memberships.map {
        Entity(id: $0.name, name: "Mean of \($0.nameOfMean(weights: weights))", kind: .country)
      },
      editions: panel.editions, numbers: means, thirdParties: panel.thirdParties)
    self.kind = kind
    self.counted = counted
    splits = panel.splits.filter { split in
      (kind == nil || split.entity.kind(inEdition: split.edition.year) == kind)
        && memberships.contains { $0.includes(split.entity, in: split.edition) }
    }
  }
}
