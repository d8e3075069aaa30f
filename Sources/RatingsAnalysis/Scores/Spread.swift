public import FreedomModel
internal import Platform

/// How far apart the values of entities are, edition by edition (sigma convergence), and whether
/// those that began low rose more (beta convergence).
public struct Spread: Sendable {
  /// One edition, of the whole scope or of a region.
  public struct Row: Sendable, Hashable {
    /// The region, `nil` where all are counted together, and the edition.
    public let region: String?, edition: Edition
    /// How many have a value.
    public let entities: Int
    /// The mean and the standard deviation, in points of the scale.
    public let mean: Double, deviation: Double
    /// Gini's coefficient and Theil's T, 0 where all are equal; `nil` where the scale does not
    /// begin at 0.
    public let gini: Double?, theil: Double?
    /// The parts of Theil's T between and within regions; `nil` in a table by region.
    public let theilBetween: Double?, theilWithin: Double?
    /// The share that is at most ``Spread/reach`` from the mean; `nil` without a range.
    public let nearMean: Double?
    /// From the first edition of the window to this one; `nil` in the first edition.
    public let beta: BetaConvergence?
  }

  package static let name = "spread"

  /// What is measured, for which entities and editions, and by which regions if any.
  public let indicator: Indicator, scope: Scope, division: RegionDivision?
  /// By region, then by edition; an edition without a value has no row.
  public let rows: [Row]
  /// How near the mean is: a twentieth of the scale, 5 of 100 points; `nil` without a range.
  public let reach: Double?
  /// Whether the scale begins at 0, which Gini and Theil need.
  public let beginsAtZero: Bool
  /// Who has values below 0, which count as 0 in Gini and Theil.
  public let belowZero: [Entity]
  /// The populations that count, where entities are weighted by them; `nil` where all count
  /// equally.
  public let counted: CountedPeople?
  /// The ratings that were published in two and are left out.
  public let splits: [Panel.Split]

  /// Measures the spread of an indicator; with `weights` each entity counts with its people.
  ///
  /// - Throws: ``AnalysisError`` when there are no values, or they are statuses.
  public init(
    in panels: PanelSet, indicator: String = "fiw.total", by division: RegionDivision? = nil,
    scope: Scope = Scope(), weights: Population? = nil
  ) throws(AnalysisError) {
    let panel = try panels.numbers(indicator, for: Self.name)
    let scale = panel.indicator
    self.indicator = scale
    self.scope = scope
    self.division = division
    reach = scale.span.map { $0 / 20 }
    beginsAtZero = scale.nominalMinimum == 0
    var counted = weights.map { CountedPeople($0) }
    var below: [Entity] = []
    var first: (region: String?, column: Int, weights: [Int: Double])?
    var found: [Row] = []
    for (region, column, rows) in scope.parts(of: panel, by: division) {
      let edition = panel.editions[column]
      var members: [(row: Int, value: Double, weight: Double)] = []
      for row in rows {
        guard let value = panel.number(row, column) else { continue }
        if counted == nil {
          members.append((row, value, 1))
        } else if let people = counted?.count(panel.entities[row], in: edition) {
          members.append((row, value, Double(people)))
        }
      }
      guard let all = Inequality(members.map { ($0.value, $0.weight) }) else { continue }
      if beginsAtZero { below += members.filter { $0.value < 0 }.map { panel.entities[$0.row] } }
      let floored = members.map { (row: $0.row, value: max(0, $0.value), weight: $0.weight) }
      let shares = beginsAtZero ? Inequality(floored.map { ($0.value, $0.weight) }) : nil
      let theil = shares?.theil
      let between =
        division != nil
        ? nil
        : shares?.theil(
          between: Dictionary(grouping: floored) {
            RegionDivision.current.name(of: panel.entities[$0.row], in: edition)
          }.sorted { $0.key < $1.key }.map { $0.value.map { ($0.value, $0.weight) } })
      var beta: BetaConvergence?
      if let first, first.region == region {
        let isTurned = scale.turn(within: [panel.editions[first.column], edition]) != nil
        beta =
          isTurned
          ? nil
          : BetaConvergence(
            members.compactMap { member in
              guard let weight = first.weights[member.row],
                let start = panel.number(member.row, first.column)
              else { return nil }
              return (start, member.value, weight)
            })
      } else {
        first = (
          region, column,
          Dictionary(members.map { ($0.row, $0.weight) }, uniquingKeysWith: { one, _ in one })
        )
      }
      found.append(
        Row(
          region: region, edition: edition, entities: members.count, mean: all.mean,
          deviation: all.deviation, gini: shares?.gini, theil: theil, theilBetween: between,
          theilWithin: theil.flatMap { theil in between.map { theil - $0 } },
          nearMean: reach.map(all.share(within:)), beta: beta))
    }
    rows = found
    belowZero = below.uniqued(by: \.id)
    self.counted = counted
    splits = scope.splits(of: panel, where: scope.contains)
  }
}

/// How unequal some values are, each with a weight.
struct Inequality {
  /// The values and their weights, which add up to more than 0.
  let values: [(value: Double, weight: Double)]
  private let total: Double
  let mean: Double

  /// `nil` without values.
  init?(_ values: [(value: Double, weight: Double)]) {
    guard let mean = values.weightedMean else { return nil }
    self.values = values
    self.mean = mean
    total = values.reduce(0) { $0 + $1.weight }
  }

  /// The standard deviation, by the number of values and not by one less: these are all, and no
  /// sample.
  var deviation: Double {
    let squares = values.reduce(0) { sum, one in
      sum + one.weight * (one.value - mean) * (one.value - mean)
    }
    return (squares / total).squareRoot()
  }

  /// The share whose values are at most so far from the mean, to a billionth of that.
  func share(within reach: Double) -> Double {
    let near = values.filter { ($0.value - mean).magnitude <= reach * (1 + 1e-9) }
    return near.reduce(0) { $0 + $1.weight } / total
  }

  /// Gini's coefficient: half the mean difference of all pairs, over the mean; `nil` unless the
  /// mean is above 0.
  var gini: Double? {
    guard mean > 0 else { return nil }
    let sorted = values.sorted { $0.value < $1.value }
    var (weight, sum, differences) = (0.0, 0.0, 0.0)
    for one in sorted {
      differences += one.weight * (one.value * weight - sum)
      weight += one.weight
      sum += one.weight * one.value
    }
    return differences / (total * total * mean)
  }

  /// Theil's T: the mean of x/mean ln(x/mean); a value of 0 adds 0. `nil` unless the mean is above
  /// 0.
  var theil: Double? {
    guard mean > 0 else { return nil }
    let sum = values.reduce(0) { sum, one in
      let share = one.value / mean
      return share > 0 ? sum + one.weight * share * Mathematics.logarithm(share) : sum
    }
    return sum / total
  }

  /// Theil's T of the means of groups, as if all in a group had its mean: the part between groups.
  /// The rest of ``theil`` is within them.
  func theil(between groups: [[(value: Double, weight: Double)]]) -> Double? {
    guard mean > 0 else { return nil }
    let means = groups.compactMap { group -> (value: Double, weight: Double)? in
      group.weightedMean.map { ($0, group.reduce(0) { $0 + $1.weight }) }
    }
    return Inequality(means)?.theil
  }
}

/// Whether those that began low rose more (beta convergence): the slope of a line of least squares
/// through the changes over the first values. Below 0 they came closer.
public struct BetaConvergence: Sendable, Hashable {
  /// How many have values in both editions.
  public let entities: Int
  /// The slope: the change for each point of the first value.
  public let slope: Double
  /// The 95 % limits of the slope (Student's t).
  public let limits: ClosedRange<Double>

  /// `nil` with fewer than three pairs, or where all first values are equal.
  init?(_ pairs: [(first: Double, last: Double, weight: Double)]) {
    let weights = pairs.reduce(0) { $0 + $1.weight }
    guard pairs.count > 2, weights > 0 else { return nil }
    let first = pairs.reduce(0) { $0 + $1.weight * $1.first } / weights
    let change = pairs.reduce(0) { $0 + $1.weight * ($1.last - $1.first) } / weights
    var (spread, product) = (0.0, 0.0)
    for pair in pairs {
      let distance = pair.first - first
      spread += pair.weight * distance * distance
      product += pair.weight * distance * (pair.last - pair.first - change)
    }
    let resolution = Resolution(of: pairs.map(\.first))
    guard pairs.contains(where: { !resolution.ties($0.first, pairs[0].first) }) else { return nil }
    let slope = product / spread
    let squares = pairs.reduce(0) { sum, pair in
      let residual = pair.last - pair.first - change - slope * (pair.first - first)
      return sum + pair.weight * residual * residual
    }
    let error = (squares / Double(pairs.count - 2) / spread).squareRoot()
    let reach = error * StudentDistribution.limit(within: 0.95, degreesOfFreedom: pairs.count - 2)
    entities = pairs.count
    self.slope = slope
    limits = (slope - reach)...(slope + reach)
  }
}
