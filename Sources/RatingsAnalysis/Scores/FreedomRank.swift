internal import FreedomModel

/// Ranks by freedom.
enum FreedomRank {
  /// The rank of each value, 1 being the freest; entities that tie share the best rank (1, 2, 2, 4).
  /// There are no ranks where the direction is not declared.
  static func ranks(_ values: [Double?], direction: ScaleDirection?) -> [Int?] {
    guard let direction else { return values.map { _ in nil } }
    let resolution = Resolution(of: values.lazy.compactMap { $0 })
    let steps = values.map { $0.map(resolution.steps) }
    let ordered = steps.compactMap { $0 }.sorted {
      direction == .higher ? $0 > $1 : $0 < $1
    }
    var ranks: [Double: Int] = [:]
    for (position, value) in ordered.enumerated() where ranks[value] == nil {
      ranks[value] = position + 1
    }
    return steps.map { $0.flatMap { ranks[$0] } }
  }

  /// The ranks within each edition of a panel, row by row.
  static func ranks(in panel: Panel, kind: EntityKind?) -> [[Int?]] {
    var ranks = panel.entities.map { _ in [Int?](repeating: nil, count: panel.editions.count) }
    for column in panel.editions.indices {
      let values = panel.entities.indices.map {
        panel.isOf(kind, $0, column) ? panel.number($0, column) : nil
      }
      let direction = panel.indicator.direction(inEdition: panel.editions[column].year)
      for (row, rank) in FreedomRank.ranks(values, direction: direction).enumerated() {
        ranks[row][column] = rank
      }
    }
    return ranks
  }
}
