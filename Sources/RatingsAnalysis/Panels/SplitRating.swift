public import FreedomModel

/// A rating published in two, for two parts of a country's people.
///
/// There is one: South Africa in the first edition, `2(5)`, `3(6)`, `F (NF)`, the figures in
/// brackets for the Black population. Freedom House's own distribution of that edition (148
/// countries, 44 Free, 36 Partly Free, 68 Not Free) counts it in no status, and so do the tables
/// of this room.
struct SplitRating: Sendable, Hashable {
  /// The entity's id.
  let entity: String
  /// The edition's sort year in *Freedom in the World*.
  let edition: Int

  /// South Africa, January-February 1973.
  static let southAfrica = SplitRating(entity: "ZAF", edition: 1973)

  /// What a reader must know where the figure is shown.
  static let note = """
    South Africa was rated twice in the edition 1973: 2, 3, Free for the White population and 5, \
    6, Not Free for the Black.
    """

  /// Whether a figure is the first half of this rating.
  func affects(_ indicator: Indicator, _ entity: Entity, _ edition: Edition) -> Bool {
    entity.id == self.entity && edition.year == self.edition
      && indicator.publication == Publication.freedomInTheWorld.id
  }
}

extension Series {
  /// Whether one of the figures stands for one half of a people only.
  var hasSplitRating: Bool {
    let split = SplitRating.southAfrica
    guard entity.id == split.entity else { return false }
    return observedPositions.contains { split.affects(indicator, entity, editions[$0]) }
  }
}

extension Panel {
  /// The panel without the figure that stands for one half of a people only: that of South Africa in
  /// the edition 1973 of *Freedom in the World*.
  public func leavingOutSplitRating() -> Panel {
    guard hasSplitRating else { return self }
    return keeping { !SplitRating.southAfrica.affects(indicator, $0, $1) }
  }

  /// Whether the panel holds the entity and the edition that were rated twice.
  var hasSplitRating: Bool {
    let split = SplitRating.southAfrica
    return entities.contains { entity in
      entity.id == split.entity && editions.contains { split.affects(indicator, entity, $0) }
    }
  }
}
