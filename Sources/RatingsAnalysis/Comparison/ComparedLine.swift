public import FreedomModel

/// One line of a comparison: an entity or a baseline, by one indicator.
public struct ComparedLine: Sendable {
  /// The heading of its column, such as `KAZ`, `KAZ fiw.total` or `KAZ fiw.pr (8 - x)`.
  public let heading: String
  /// Who it is and what is shown, in words.
  public let description: String
  /// Whether it is a mean rather than an entity.
  public let isBaseline: Bool
  /// What is shown, edition by edition; its indicator has the scale and direction of what is shown.
  public let series: Series

  /// The values by year.
  func values(by rule: YearRule) -> [Int: Double] {
    Dictionary(series.observed(by: rule).map { ($0.year, $0.value) }) { $1 }
  }
}

extension Indicator {
  /// What is computed from an indicator's values, under the indicator's id.
  ///
  /// - Parameters:
  ///   - label: What it is.
  ///   - measure: What kind of value it has.
  ///   - ends: The ends of its scale.
  ///   - direction: Its freer end in every edition.
  ///   - directionSince: The first edition with this direction, where older ones have the other.
  /// - Returns: An indicator with the same id and publication.
  func derived(
    label: String, measure: Measure, ends: (minimum: Double?, maximum: Double?),
    direction: ScaleDirection?, directionSince: Int? = nil
  ) -> Indicator {
    Indicator(
      id: id, publication: publication, label: label, measure: measure, minimum: ends.minimum,
      maximum: ends.maximum, direction: direction, directionSince: directionSince,
      description: description, meanOf: [id])
  }
}
