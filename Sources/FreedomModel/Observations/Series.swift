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

  /// The editions that have a figure, with their year under a rule, oldest first.
  ///
  /// Under ``YearRule/coverageFilled`` an edition that covers more than one year also stands for
  /// the years before the last that no other edition stands for.
  public func observed(by rule: YearRule = .edition) -> [(year: Int, value: Double)] {
    var points: [(year: Int, value: Double)] = []
    for (edition, value) in zip(editions, values) {
      guard let value else { continue }
      if rule == .coverageFilled, edition.fillsYearBefore {
        points.append((edition.coverageEnd.year - 1, value))
      }
      points.append((edition.year(by: rule), value))
    }
    return points
  }
}

extension Edition {
  /// Whether the edition also stands for the year before the one it ends in: only 1982 does.
  public var fillsYearBefore: Bool {
    coverageStart.month == 1 && coverageStart.year == coverageEnd.year - 1
  }
}
