internal import FreedomModel

/// The unweighted mean of some entities, edition by edition.
struct Baseline {
  /// One figure an edition; missing where nobody is rated.
  let figures: [Double?]

  /// The mean over those of a membership that are rated, turned round where asked.
  init(
    _ membership: Membership, of panel: Panel, kind: EntityKind?,
    scale: (Double, Edition) -> Double?
  ) {
    figures = panel.editions.indices.map { column in
      let edition = panel.editions[column]
      return panel.entities.indices.compactMap { row -> Double? in
        guard panel.isOf(kind, row, column),
          membership.includes(panel.entities[row], in: edition)
        else { return nil }
        return panel.value(row, column).flatMap { scale($0, edition) }
      }.mean
    }
  }
}
