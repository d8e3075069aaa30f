public import FreedomModel

/// Freedom House's two ways of sorting entities into regions.
public enum RegionGrouping: String, Sendable, Hashable, CaseIterable {
  /// From the edition 2022, and applied backwards: Africa, Americas, Asia, Eurasia, Europe, Middle
  /// East.
  case current
  /// To the edition 2021: SSA, MENA, Asia, Europe, Americas, Eurasia.
  case former

  /// The region of an entity; `nil` where none was ever given.
  public func region(of entity: Entity) -> String? {
    self == .current ? entity.region : entity.formerRegion
  }

  /// The grouping in words, for a result's notes.
  var note: String {
    switch self {
    case .current: "Regions as grouped by Freedom House from the edition 2022."
    case .former: "Regions as grouped by Freedom House to the edition 2021."
    }
  }
}
