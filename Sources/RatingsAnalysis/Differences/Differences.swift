public import FreedomModel

/// What two sources of the same values disagree about, in the indicators and editions that both
/// have.
public struct Differences: Sendable {
  /// A value that differs; `nil` where one source lacks it.
  public struct Row: Sendable {
    /// The country or territory, the edition, and what is measured.
    public let entity: Entity, edition: Edition, indicator: Indicator
    /// The values in the older and in the newer source.
    public let old: RatingValue?, new: RatingValue?
  }

  /// What only one source has, and what is therefore not compared.
  public struct Unmatched: Sendable {
    /// The ids of the indicators that the other source lacks.
    public let indicators: [String]
    /// The editions that the other source lacks, by their labels, each with the ids of the
    /// indicators.
    public let editions: [(labels: [String], indicators: [String])]
  }

  /// Every value that differs.
  public let rows: [Row]
  /// The indicators compared.
  public let indicators: [Indicator]
  /// The editions compared.
  public let used: UsedSources
  /// What only the older, and only the newer source has.
  public let onlyInOld: Unmatched, onlyInNew: Unmatched

  /// The differences of panels, matched by indicator.
  public init(old: [Panel], new: [Panel]) {
    let pairs = old.compactMap { old in
      new.first { $0.indicator.id == old.indicator.id }.map { (old: old, new: $0) }
    }
    indicators = pairs.map(\.old.indicator)
    rows = pairs.flatMap { Self.rows(old: $0.old, new: $0.new) }
    used = pairs.flatMap { [$0.old, $0.new] }.used
    onlyInOld = Unmatched(of: old, pairs: pairs)
    onlyInNew = Unmatched(of: new, pairs: pairs.map { (old: $0.new, new: $0.old) })
  }

  private static func rows(old: Panel, new: Panel) -> [Row] {
    let known = Set(old.entities.map(\.id))
    let entities = old.entities + new.entities.filter { !known.contains($0.id) }
    let newYears = Set(new.editions.map(\.year))
    let editions = old.editions.filter { newYears.contains($0.year) }
    let before = old.aligned(entities: entities, editions: editions)
    let after = new.aligned(entities: entities, editions: editions)
    return entities.indices.flatMap { row in
      editions.indices.compactMap { column in
        let (old, new) = (before.value(row, column), after.value(row, column))
        guard old != new else { return nil }
        return Row(
          entity: entities[row], edition: editions[column], indicator: before.indicator, old: old,
          new: new)
      }
    }
  }
}

extension Differences.Unmatched {
  /// What only the panels in question have; each pair names one of them first.
  fileprivate init(of panels: [Panel], pairs: [(old: Panel, new: Panel)]) {
    let compared = Set(pairs.map(\.old.indicator.id))
    indicators = panels.map(\.indicator.id).filter { !compared.contains($0) }
    let alone = pairs.map { own, other in
      let years = Set(other.editions.map(\.year))
      return (
        labels: own.editions.filter { !years.contains($0.year) }.map(\.label),
        indicator: own.indicator.id
      )
    }.filter { !$0.labels.isEmpty }
    editions = alone.map(\.labels).uniqued().map { labels in
      (labels: labels, indicators: alone.filter { $0.labels == labels }.map(\.indicator))
    }
  }
}
