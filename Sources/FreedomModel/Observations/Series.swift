/// The figures of one entity over the editions, missing ones missing.
public struct Series: Sendable {
  /// Who is rated.
  public let entity: Entity
  /// What is measured, with its scale and direction.
  public let indicator: Indicator
  /// The editions, oldest first.
  public let editions: [Edition]
  /// One figure an edition; a status is 0, 1 or 2, freer being higher.
  public let values: [Double?]

  /// A series from its parts.
  ///
  /// - Precondition: `editions` and `values` are of one length.
  public init(entity: Entity, indicator: Indicator, editions: [Edition], values: [Double?]) {
    precondition(editions.count == values.count)
    self.entity = entity
    self.indicator = indicator
    self.editions = editions
    self.values = values
  }

  /// The figures there are, each with a year that its edition stands for under a rule, oldest first.
  public func observed(by rule: YearRule = .edition) -> [(year: Int, value: Double)] {
    var points: [(year: Int, value: Double)] = []
    points.reserveCapacity(values.count)
    for (edition, value) in zip(editions, values) {
      guard let value else { continue }
      for year in edition.years(under: rule) { points.append((year, value)) }
    }
    return points
  }
}
