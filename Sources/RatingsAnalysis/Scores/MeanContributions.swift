public import FreedomModel

/// What the change of a mean between two editions is made of: the change of every entity in both,
/// and the effect of those that entered or left.
///
/// With `B` the entities that have a value in both editions, `mean_t - mean_s = (1 / n_B) sum over
/// B of (x_t - x_s) + composition`, where `composition` is the change of the whole mean less that
/// of the mean over `B`.
public struct MeanContributions: Sendable {
  /// What one entity contributes.
  public struct Row: Sendable {
    /// The country or territory.
    public let entity: Entity
    /// Its value in the two editions, as published.
    public let before: Double, after: Double
    /// Its change divided by the number of entities in both editions.
    public let contribution: Double

    /// The change in points.
    public var change: Double { after - before }
  }

  /// The indicator and the entities of the mean.
  public let indicator: Indicator, scope: Scope
  /// The two editions.
  public let first: Edition, last: Edition
  /// The mean of all in each of the two editions.
  public let before: Double, after: Double
  /// Those in both editions, the greatest contribution upwards first.
  public let rows: [Row]
  /// The effect of those that entered or left, in points of the mean.
  public let composition: Double
  /// Those with a value only in the last edition, and only in the first.
  public let entered: [Entity], left: [Entity]
  /// The ratings that were published in two and are in no mean.
  public let splits: [Panel.Split]

  /// The change of the mean, in points.
  public var change: Double { after - before }

  /// Divides the change of the mean of the entities of a scope from its first edition to its last.
  ///
  /// - Throws: ``AnalysisError`` where there are no values, they are statuses, the scale was
  ///   reversed between the editions, or no entity has a value in both.
  public init(
    in panels: PanelSet, indicator: String = "fiw.total", scope: Scope = Scope()
  ) throws(AnalysisError) {
    let panel = try panels.numbers(indicator, for: Contributions.name)
    let end = try scope.column(of: panel)
    let start = try Self.start(of: panel, before: end, scope)
    let (first, last) = (panel.editions[start], panel.editions[end])
    if let turn = panel.indicator.turn(within: [first, last]) {
      throw .unsuited(
        indicator: indicator, table: Contributions.name,
        need: "editions on one side of \(turn), when the scale was reversed")
    }
    var values: [(entity: Entity, before: Double?, after: Double?)] = []
    for row in panel.entities.indices {
      func number(_ column: Int) -> Double? {
        scope.contains(row, column, in: panel) ? panel.number(row, column) : nil
      }
      values.append((panel.entities[row], number(start), number(end)))
    }
    let both = values.compactMap { value in
      value.before.flatMap { before in value.after.map { (value.entity, before, $0) } }
    }
    guard !both.isEmpty else {
      throw .noFigures(indicator: "\(indicator) in both editions")
    }
    func mean(_ numbers: [Double]) -> Double { numbers.reduce(0, +) / Double(numbers.count) }
    self.indicator = panel.indicator
    self.scope = scope
    self.first = first
    self.last = last
    before = mean(values.compactMap(\.before))
    after = mean(values.compactMap(\.after))
    rows = both.map { entity, before, after in
      Row(
        entity: entity, before: before, after: after,
        contribution: (after - before) / Double(both.count))
    }.sorted {
      ($1.contribution, $0.entity.name, $0.entity.id)
        < ($0.contribution, $1.entity.name, $1.entity.id)
    }
    composition = (after - mean(both.map { $0.2 })) - (before - mean(both.map { $0.1 }))
    entered = values.filter { $0.before == nil && $0.after != nil }.map(\.entity)
    left = values.filter { $0.before != nil && $0.after == nil }.map(\.entity)
    splits = scope.splits(of: panel, where: [first, last].contains)
  }

  private static func start(
    of panel: Panel, before end: Int, _ scope: Scope
  ) throws(AnalysisError) -> Int {
    guard let from = scope.from else {
      guard end > 0 else {
        throw .noEarlierEdition(year: panel.editions[end].year, indicator: panel.indicator.id)
      }
      return end - 1
    }
    guard let start = panel.column(ofYear: from, by: scope.yearRule) else {
      throw .missing(edition: from, in: panel)
    }
    guard start < end else {
      throw .editionsOutOfOrder(first: from, last: panel.editions[end].year(by: scope.yearRule))
    }
    return start
  }
}
