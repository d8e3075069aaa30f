public import FreedomModel

/// Which entities are meant, edition by edition: the world, a region, a group of states.
public struct Membership: Sendable {
  /// How results name it: `world`, `region:Eurasia`, `group:osce`.
  public let name: String
  private let holds: @Sendable (Entity, Edition) -> Bool

  /// A membership under any rule.
  ///
  /// - Parameters:
  ///   - name: How results name it.
  ///   - holds: Whether an entity belongs to it at the time of an edition.
  public init(name: String, holds: @escaping @Sendable (Entity, Edition) -> Bool) {
    self.name = name
    self.holds = holds
  }

  /// Whether an entity belongs to it at the time of an edition.
  public func includes(_ entity: Entity, in edition: Edition) -> Bool { holds(entity, edition) }

  /// Everybody.
  public static let world = Membership(name: "world") { _, _ in true }

  /// The entities of one of Freedom House's regions.
  ///
  /// - Parameters:
  ///   - region: The region's name, such as `Eurasia`.
  ///   - grouping: Which of the two groupings.
  /// - Returns: The membership.
  public static func region(_ region: String, grouping: RegionGrouping = .current) -> Membership {
    Membership(name: "region:" + region) { entity, _ in grouping.region(of: entity) == region }
  }
}
