internal import FreedomModel

/// Ranks by freedom.
enum Ranking {
  /// The rank of each figure, 1 being the freest; those that tie share the best rank (1, 2, 2, 4).
  /// Nobody has a rank where the direction is not declared.
  static func ranks(_ figures: [Double?], direction: ScaleDirection?) -> [Int?] {
    guard let direction else { return figures.map { _ in nil } }
    let resolution = Resolution(of: figures.lazy.compactMap { $0 })
    let steps = figures.map { $0.map(resolution.steps) }
    let ordered = steps.compactMap { $0 }.sorted {
      direction == .higher ? $0 > $1 : $0 < $1
    }
    var ranks: [Double: Int] = [:]
    for (position, figure) in ordered.enumerated() where ranks[figure] == nil {
      ranks[figure] = position + 1
    }
    return steps.map { $0.flatMap { ranks[$0] } }
  }

  /// The ranks within each edition of a panel, row by row.
  static func ranks(in panel: Panel, kind: EntityKind?) -> [[Double?]] {
    var ranks = panel.entities.map { _ in [Double?](repeating: nil, count: panel.editions.count) }
    for column in panel.editions.indices {
      let figures = panel.entities.indices.map {
        panel.isOf(kind, $0, column) ? panel.value($0, column) : nil
      }
      let direction = panel.indicator.direction(inEdition: panel.editions[column].year)
      for (row, rank) in Ranking.ranks(figures, direction: direction).enumerated() {
        ranks[row][column] = rank.map(Double.init)
      }
    }
    return ranks
  }
}
