public import FreedomModel

/// The populations that count, where each entity counts with its people in the calendar year in
/// which the coverage of the edition ends.
public struct CountedPeople: Sendable {
  /// An entity in an edition.
  public struct Remark: Sendable, Hashable {
    /// The entity and the edition.
    public let entity: Entity, edition: Edition
    /// The year whose people count; `nil` where there is no count.
    public let year: Int?
  }

  /// Those that count with the people of an earlier year, since that of the edition is missing.
  public private(set) var heldOver: [Remark] = []
  /// Those that do not count, because their people were not counted.
  public private(set) var leftOut: [Remark] = []
  /// Who published the populations that count.
  public private(set) var sources: Set<String> = []
  private let population: Population

  init(_ population: Population) { self.population = population }

  /// The people of an entity in an edition; `nil` where they are not known, which is remembered.
  mutating func count(_ entity: Entity, in edition: Edition) -> Int? {
    let count = population.count(of: entity, in: edition)
    let remark = Remark(entity: entity, edition: edition, year: count?.year)
    if let count {
      sources.insert(count.source)
      if count.year != edition.coverageEnd.year { heldOver.append(remark) }
    } else {
      leftOut.append(remark)
    }
    return count?.people
  }

  /// The same without the notes on editions that are not shown.
  func keeping(_ isShown: (Edition) -> Bool) -> CountedPeople {
    var kept = self
    kept.heldOver.removeAll { !isShown($0.edition) }
    kept.leftOut.removeAll { !isShown($0.edition) }
    return kept
  }
}

extension Membership {
  /// How a mean of its entities is called.
  func nameOfMean(weights: Population?) -> String {
    name + (weights == nil ? "" : ", by people")
  }
}

extension Panel {
  /// The mean of the entities of a membership in one edition.
  func mean(
    _ membership: Membership, _ column: Int, kind: EntityKind?, counted: inout CountedPeople?,
    scale: (Double, Edition) -> Double?
  ) -> Double? {
    let edition = editions[column]
    let rows = entities.indices.filter {
      isOf(kind, $0, column) && membership.includes(entities[$0], in: edition)
    }
    return weighted(rows, column, counted: &counted, scale: scale).weightedMean
  }

  /// The numbers of some rows in one edition, each with its people where they count, else with 1.
  func weighted(
    _ rows: [Int], _ column: Int, counted: inout CountedPeople?,
    scale: (Double, Edition) -> Double? = { value, _ in value }
  ) -> [(value: Double, weight: Double)] {
    let edition = editions[column]
    var values: [(value: Double, weight: Double)] = []
    for row in rows {
      guard let value = number(row, column).flatMap({ scale($0, edition) }) else { continue }
      if counted == nil {
        values.append((value, 1))
      } else if let people = counted?.count(entities[row], in: edition) {
        values.append((value, Double(people)))
      }
    }
    return values
  }
}
