public import FreedomModel

/// Which changes into an edition are left out of a test.
public enum ExcludedChanges: Sendable, Hashable {
  /// Those into some editions, by their sort years.
  case editions(Set<Int>)
  /// Those into the first editions by a new method.
  case method

  /// The editions meant, of an indicator whose changes of method are known.
  func editions(of indicator: Indicator, knowing changes: [MethodChange]) -> Set<Int> {
    switch self {
    case .editions(let editions): editions
    case .method: Set(changes.filter { $0.concerns(indicator) }.map(\.edition))
    }
  }
}

/// A change that is left out of a test.
public struct ExcludedJump: Sendable, Hashable {
  /// The edition of the first value after the change.
  public let edition: Edition
  /// That value less the one before.
  public let size: Double
}

extension Series {
  /// The numbers there are without the changes into some editions: those since are moved by the
  /// change, so that the first value after it equals the last before.
  ///
  /// - Parameters:
  ///   - rule: The year of an edition.
  ///   - excluded: The editions, by their sort years; one without a value means the next one.
  /// - Returns: The numbers with their years, and what was left out.
  func observed(
    by rule: YearRule, withoutChangesInto excluded: Set<Int>
  ) -> (points: [(year: Int, value: Double)], jumps: [ExcludedJump]) {
    var points: [(year: Int, value: Double)] = []
    var jumps: [ExcludedJump] = []
    var moved = 0.0
    var previous: (edition: Int, value: Double)?
    for (edition, value) in zip(editions, values) {
      guard let number = value?.asNumber else { continue }
      if let previous,
        excluded.contains(where: { $0 > previous.edition && $0 <= edition.year })
      {
        jumps.append(ExcludedJump(edition: edition, size: number - previous.value))
        moved += number - previous.value
      }
      previous = (edition.year, number)
      points.append((edition.year(by: rule), number - moved))
    }
    return (points, jumps)
  }
}

extension [MethodChange] {
  /// Those that concern an indicator and have values on both sides.
  func spanned(by series: Series) -> [MethodChange] {
    let rated = series.observedPositions.map { series.editions[$0] }
    return filter { $0.concerns(series.indicator) && $0.isSpanned(by: rated) }
  }

  /// Those that concern an indicator and have values of a panel on both sides, by edition.
  package func spanned(by panel: Panel) -> [MethodChange] {
    let rated = panel.editions.indices.filter { column in
      panel.entities.indices.contains { panel.number($0, column) != nil }
    }.map { panel.editions[$0] }
    return filter { $0.concerns(panel.indicator) && $0.isSpanned(by: rated) }
      .sorted { ($0.edition, $0.what) < ($1.edition, $1.what) }
  }
}
