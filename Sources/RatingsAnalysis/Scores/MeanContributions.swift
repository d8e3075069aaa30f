public import FreedomModel

/// What the change of a mean between two editions is made of: the change of every entity in both,
/// and the effect of those that entered or left.
///
/// With `B` the entities that have a value in both editions, `mean_t - mean_s = (1 / n_B) sum over
/// B of (x_t - x_s) + composition`, where `composition` is the change of the whole mean less that
/// of the mean over `B`. Where entities count with their people, `1 / n_B` is the mean of an
/// entity's two shares of the people of `B`, and what the change of these shares adds is
/// ``people``.
public struct MeanContributions: Sendable {
  /// What one entity contributes.
  public struct Row: Sendable {
    /// The country or territory.
    public let entity: Entity
    /// Its value in the two editions, as published.
    public let before: Double, after: Double
    /// Its share of the mean of those in both editions, in the first and in the last; 1 is all.
    public let shareBefore: Double, shareAfter: Double

    /// The change in points.
    public var change: Double { after - before }
    /// What its change adds to that of the mean, in points of the mean.
    public var contribution: Double { change * (shareBefore + shareAfter) / 2 }
    /// What the change of its share adds.
    fileprivate var ofShare: Double { (shareAfter - shareBefore) * (before + after) / 2 }
  }

  /// What the entities of a region contribute together.
  public struct RegionRow: Sendable {
    /// The region in the last edition.
    public let region: String
    /// How many are in both editions.
    public let entities: Int
    /// Their own mean in the two editions.
    public let before: Double, after: Double
    /// The sum of their contributions to the mean of all.
    public let contribution: Double
  }

  /// The indicator and the entities of the mean.
  public let indicator: Indicator, scope: Scope
  /// How results name the mean: `Mean of world`.
  public let name: String
  /// The two editions.
  public let first: Edition, last: Edition
  /// The mean of all in each of the two editions.
  public let before: Double, after: Double
  /// Those in both editions, the greatest contribution upwards first.
  public let rows: [Row]
  /// What the change of the shares of the people adds, in points of the mean; `nil` where all
  /// entities count equally.
  public let people: Double?
  /// The effect of those that entered or left, in points of the mean.
  public let composition: Double
  /// Those with a value only in the last edition, and only in the first.
  public let entered: [Entity], left: [Entity]
  /// The populations that count, where entities are weighted by them; `nil` where all count
  /// equally.
  public let counted: CountedPeople?
  /// The ratings that were published in two and are in no mean.
  public let splits: [Panel.Split]

  /// The change of the mean, in points.
  public var change: Double { after - before }

  /// Divides the change of the mean of the entities of a scope from its first edition, or the one a
  /// `span` of editions earlier, to its last; with `weights` each entity counts with its people.
  ///
  /// - Throws: ``AnalysisError`` where there are no values, they are statuses, the scale was
  ///   reversed between the editions, or no entity has a value in both.
  public init(
    in panels: PanelSet, indicator: String = "fiw.total", scope: Scope = Scope(), span: Int = 1,
    weights: Population? = nil
  ) throws(AnalysisError) {
    let panel = try panels.numbers(indicator, for: Contributions.name)
    let (start, end) = try scope.ends(of: panel, span: span)
    let (first, last) = (panel.editions[start], panel.editions[end])
    if let turn = panel.indicator.turn(within: [first, last]) {
      throw .unsuited(
        indicator: indicator, table: Contributions.name,
        need: "editions on one side of \(turn), when the scale was reversed")
    }
    var counted = weights.map { CountedPeople($0) }
    typealias Weighted = (value: Double, weight: Double)
    func weighted(_ row: Int, _ column: Int) -> Weighted? {
      guard scope.contains(row, column, in: panel), let value = panel.number(row, column) else {
        return nil
      }
      guard counted != nil else { return (value, 1) }
      return counted?.count(panel.entities[row], in: panel.editions[column]).map {
        (value, Double($0))
      }
    }
    let values = panel.entities.indices.map { row in
      (entity: panel.entities[row], before: weighted(row, start), after: weighted(row, end))
    }
    let both = values.compactMap { value in
      value.before.flatMap { before in value.after.map { (value.entity, before, $0) } }
    }
    guard !both.isEmpty else {
      throw .noFigures(indicator: "\(indicator) in both editions")
    }
    func mean(_ values: [Weighted]) -> Double { values.weightedMean ?? 0 }
    func sum(_ values: [Weighted]) -> Double { values.reduce(0) { $0 + $1.weight } }
    let (peopleBefore, peopleAfter) = (sum(both.map { $0.1 }), sum(both.map { $0.2 }))
    self.indicator = panel.indicator
    self.scope = scope
    name = "Mean of \(scope.membership.nameOfMean(weights: weights))"
    self.first = first
    self.last = last
    before = mean(values.compactMap(\.before))
    after = mean(values.compactMap(\.after))
    rows = both.map { entity, before, after in
      Row(
        entity: entity, before: before.value, after: after.value,
        shareBefore: before.weight / peopleBefore, shareAfter: after.weight / peopleAfter)
    }.sorted {
      ($1.contribution, $0.entity.name, $0.entity.id)
        < ($0.contribution, $1.entity.name, $1.entity.id)
    }
    people = counted == nil ? nil : rows.reduce(0) { $0 + $1.ofShare }
    composition = (after - mean(both.map { $0.2 })) - (before - mean(both.map { $0.1 }))
    entered = values.filter { $0.before == nil && $0.after != nil }.map(\.entity)
    left = values.filter { $0.before != nil && $0.after == nil }.map(\.entity)
    self.counted = counted
    splits = scope.splits(of: panel, where: [first, last].contains)
  }

  /// What each region contributes, by its name; the rows add up as those of the entities do.
  public func regions(by division: RegionDivision) -> [RegionRow] {
    func mean(_ values: [(value: Double, weight: Double)]) -> Double {
      // Equal shares such as thirds would leave noise in the last digit.
      (counted == nil ? values.map(\.value).mean : values.weightedMean) ?? 0
    }
    return Dictionary(grouping: rows) { division.name(of: $0.entity, in: last) }
      .sorted { $0.key < $1.key }.map { region, rows in
        RegionRow(
          region: region, entities: rows.count,
          before: mean(rows.map { ($0.before, $0.shareBefore) }),
          after: mean(rows.map { ($0.after, $0.shareAfter) }),
          contribution: rows.reduce(0) { $0 + $1.contribution })
      }
  }
}
