public import FreedomModel

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
