public import FreedomModel

/// How far two indicators agree about the same countries in the same years.
public struct Agreement: Sendable {
  /// The values of one entity in one year.
  public struct Pair: Sendable, Hashable {
    /// The country or territory.
    public let entity: Entity
    /// The year of both values, under the scope's rule.
    public let year: Int
    /// The editions that have them.
    public let firstEdition: Edition, secondEdition: Edition
    /// The values as published.
    public let first: RatingValue, second: RatingValue
    /// Where the values are on the way from least free, 0, to freest, 100; `nil` where one of the
    /// scales has no ends or no direction.
    public let firstPlace: Double?, secondPlace: Double?

    /// How much freer the second finds the entity, in points of 100; below 0 less free.
    public var gap: Double? { firstPlace.flatMap { first in secondPlace.map { $0 - first } } }
  }

  /// The two indicators.
  public let first: Indicator, second: Indicator
  /// Who counts, in which years.
  public let scope: Scope
  /// All pairs, in the order of the first panel, oldest edition first.
  public let pairs: [Pair]
  /// How many values of each have no partner.
  public let onlyFirst: Int, onlySecond: Int
  /// Pearson's r, Spearman's rho and Kendall's tau-b; `nil` where all values of one are equal.
  /// Where ``isOriented`` they say how far the two agree about freedom, whichever way the scales
  /// run.
  public let pearson: Double?, spearman: Double?, kendall: Double?
  /// Whether both directions are declared; otherwise the values are compared unchanged.
  public let isOriented: Bool
  /// The editions used.
  public let used: UsedSources
  /// The editions used that have values of third parties, with the least trust of their values.
  public let thirdParties: [Edition: Set<SourceTrust>]
  /// The two statuses beside each other; `nil` unless both indicators are statuses.
  public let statuses: StatusAgreement?

  /// Pairs the values of two panels by entity and year.
  ///
  /// - Parameters:
  ///   - first: The values of one indicator.
  ///   - second: Those of the other.
  ///   - scope: Who counts, by the editions of the first, and in which years.
  ///   - edition: The one edition of the first that is wanted, by its sort year; `nil` for all.
  /// - Throws: ``AnalysisError`` where the two are one, or no entity and year has both.
  public init(
    of first: Panel, and second: Panel, scope: Scope = Scope(), edition: Int? = nil
  ) throws(AnalysisError) {
    guard first.indicator.id != second.indicator.id else {
      throw .badOption(
        name: "the second indicator", value: second.indicator.id, rule: "the first is the same")
    }
    var pairing = Pairing(first, second, scope)
    let columns = scope.columns(of: first).filter { column in
      edition.map { $0 == first.editions[column].year } ?? true
    }
    if let edition, columns.isEmpty {
      throw .missing(edition: edition, in: first)
    }
    pairing.pair(columns)
    guard !pairing.pairs.isEmpty else {
      throw .noPairs(first: first.indicator.id, second: second.indicator.id)
    }
    self.first = first.indicator
    self.second = second.indicator
    self.scope = scope
    pairs = pairing.pairs
    onlyFirst = pairing.onlyFirst
    onlySecond = pairing.onlySecond
    isOriented = first.indicator.direction != nil && second.indicator.direction != nil
    let isOriented = isOriented
    let used = Set(pairs.flatMap { [$0.firstEdition, $0.secondEdition] })
    self.used = [first, second].reduce(into: UsedSources()) { sources, panel in
      sources.formUnion(panel.used { used.contains($0) })
    }
    thirdParties = first.thirdParties.merging(second.thirdParties) { $0.union($1) }
      .filter { used.contains($0.key) }
    let x = pairs.map { $0.first.place(of: first.indicator, in: $0.firstEdition, isOriented) }
    let y = pairs.map { $0.second.place(of: second.indicator, in: $0.secondEdition, isOriented) }
    pearson = Correlation.pearson(x, y)
    spearman = Correlation.spearman(x, y)
    kendall = Correlation.kendall(x, y)
    let isOfStatuses =
      first.indicator.measure == .status && second.indicator.measure == .status
    statuses =
      isOfStatuses
      ? StatusAgreement(
        pairs.compactMap { pair in
          pair.first.status.flatMap { first in pair.second.status.map { (first, $0) } }
        }) : nil
  }
}

extension Agreement {
  private var gaps: [Double] { pairs.compactMap(\.gap) }

  /// The mean of the gaps: above 0 the second finds the entities freer; `nil` without a common
  /// scale.
  public var meanGap: Double? { gaps.mean }

  /// The mean size of the gaps, whichever way they go.
  public var meanAbsoluteGap: Double? { gaps.map(\.magnitude).mean }

  /// How many countries and territories have a pair.
  public var entityCount: Int { Set(pairs.map(\.entity.id)).count }

  /// In how many pairs the two editions judge years that end in different years.
  public var differentPeriods: Int {
    pairs.count { $0.firstEdition.coverageEnd.year != $0.secondEdition.coverageEnd.year }
  }

  /// The pairs that are farthest apart on the common scale, the farthest first; none without one.
  /// Of equal ones the later year comes first, then the order of the names.
  public func disagreements(_ count: Int = 10) -> [Pair] {
    let apart = pairs.compactMap { pair in
      pair.gap.flatMap { $0 == 0 ? nil : (pair: pair, size: $0.magnitude) }
    }
    return apart.sorted { one, other in
      guard one.size == other.size else { return one.size > other.size }
      guard one.pair.year == other.pair.year else { return one.pair.year > other.pair.year }
      return one.pair.entity.sortName < other.pair.entity.sortName
    }.prefix(count).map(\.pair)
  }
}

/// Finds the values of two panels that are of one entity and year.
private struct Pairing {
  private let first: Panel
  private let second: Panel
  private let scope: Scope
  private let rows: [String: Int]
  private(set) var pairs: [Agreement.Pair] = []
  private(set) var onlyFirst = 0
  private(set) var onlySecond = 0

  init(_ first: Panel, _ second: Panel, _ scope: Scope) {
    self.first = first
    self.second = second
    self.scope = scope
    rows = Dictionary(
      zip(second.entities.map(\.id), second.entities.indices),
      uniquingKeysWith: { first, _ in first })
  }

  mutating func pair(_ columns: [Int]) {
    // One edition can have two years: it is compared with another edition once.
    let partners = columns.map { column in
      first.editions[column].years(under: scope.yearRule)
        .filter { $0 >= scope.from ?? .min && $0 <= scope.to ?? .max }
        .compactMap { year in
          second.column(ofYear: year, by: scope.yearRule).map { (year: year, column: $0) }
        }.uniqued(by: \.column)
    }
    for (row, entity) in first.entities.enumerated() {
      for (column, others) in zip(columns, partners)
      where scope.contains(row, column, in: first) {
        let value = first.value(row, column).flatMap { $0.isSplit ? nil : $0 }
        if others.isEmpty, value != nil { onlyFirst += 1 }
        for other in others {
          let partner = rows[entity.id].flatMap { second.value($0, other.column) }
            .flatMap { $0.isSplit ? nil : $0 }
          switch (value, partner) {
          case (let value?, let partner?):
            add(entity, other.year, column, value, other.column, partner)
          case (.some, nil): onlyFirst += 1
          case (nil, .some): onlySecond += 1
          case (nil, nil): break
          }
        }
      }
    }
  }

  private mutating func add(
    _ entity: Entity, _ year: Int, _ column: Int, _ value: RatingValue, _ otherColumn: Int,
    _ partner: RatingValue
  ) {
    let (edition, otherEdition) = (first.editions[column], second.editions[otherColumn])
    pairs.append(
      Agreement.Pair(
        entity: entity, year: year, firstEdition: edition, secondEdition: otherEdition,
        first: value, second: partner, firstPlace: value.share(of: first.indicator, in: edition),
        secondPlace: partner.share(of: second.indicator, in: otherEdition)))
  }
}

extension RatingValue {
  /// The value as a number that is greater where it is freer, where directions count; else
  /// unchanged.
  fileprivate func place(
    of indicator: Indicator, in edition: Edition, _ isOriented: Bool
  ) -> Double {
    let number = asNumber ?? 0
    guard isOriented, indicator.direction(inEdition: edition.year) == .lower else { return number }
    return indicator.mirrored(number) ?? -number
  }

  /// Where the value is on the way from least free, 0, to freest, 100. Statuses are 0, 50 and 100.
  fileprivate func share(of indicator: Indicator, in edition: Edition) -> Double? {
    guard let number = asNumber else { return nil }
    if indicator.measure == .status { return number * 50 }
    guard let direction = indicator.direction(inEdition: edition.year),
      let low = indicator.nominalMinimum, let span = indicator.span
    else { return nil }
    let share = (number - low) / span * 100
    return direction == .lower ? 100 - share : share
  }
}

/// How far two statuses of the same countries and years agree.
public struct StatusAgreement: Sendable, Hashable {
  /// What a disagreement of Free and Not Free counts beside one of neighbours.
  public enum Weights: String, Sendable, Hashable, CaseIterable {
    /// As much: any disagreement counts 1 (Cohen 1960).
    case none
    /// Twice as much (Cohen 1968).
    case linear
    /// Four times as much.
    case quadratic
  }

  /// How many pairs have each two statuses: `counts[first][second]`, by ``FreedomStatus/rawValue``.
  private let counts: [[Int]]

  init(_ pairs: some Sequence<(FreedomStatus, FreedomStatus)>) {
    let number = FreedomStatus.allCases.count
    var counts = [[Int]](repeating: [Int](repeating: 0, count: number), count: number)
    for (first, second) in pairs { counts[first.rawValue][second.rawValue] += 1 }
    self.counts = counts
  }

  /// How many pairs have two statuses.
  public func count(_ first: FreedomStatus, _ second: FreedomStatus) -> Int {
    counts[first.rawValue][second.rawValue]
  }

  /// How many pairs there are.
  public var total: Int { counts.joined().reduce(0, +) }

  /// The share of pairs whose statuses are the same; `nil` without pairs.
  public var sharedShare: Double? {
    total == 0 ? nil : Double(counts.indices.reduce(0) { $0 + counts[$1][$1] }) / Double(total)
  }

  /// Cohen's kappa: 1 where the two always agree, 0 where they agree as often as chance would have
  /// it. `nil` where chance alone makes them agree always.
  public func kappa(_ weights: Weights) -> Double? {
    let (rows, columns) = (
      counts.map { $0.reduce(0, +) },
      counts.indices.map { column in counts.reduce(0) { $0 + $1[column] } }
    )
    var (observed, expected) = (0.0, 0.0)
    for first in counts.indices {
      for second in counts.indices {
        let weight = Self.weight(abs(first - second), weights)
        observed += weight * Double(counts[first][second])
        expected += weight * Double(rows[first]) * Double(columns[second])
      }
    }
    return expected == 0 ? nil : 1 - observed * Double(total) / expected
  }

  private static func weight(_ distance: Int, _ weights: Weights) -> Double {
    switch weights {
    case .none: distance == 0 ? 0 : 1
    case .linear: Double(distance)
    case .quadratic: Double(distance * distance)
    }
  }
}
