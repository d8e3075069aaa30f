public import FreedomModel

/// The mean path of the entities of an event, in years from the first edition after it, with the
/// others of their regions.
public struct EventPath: Sendable {
  /// One edition.
  public struct Row: Sendable {
    /// Years from the first edition after the event: 0 for that one, negative before.
    public let time: Int
    /// The edition.
    public let edition: Edition
    /// The mean of the entities of the event, in points of the scale.
    public let mean: Double
    /// Where the line before the event would have been; `nil` without a model.
    public let expected: Double?
    /// The mean of the others of the same regions; `nil` where there are none.
    public let comparison: Double?
  }

  /// By edition, those of the window.
  public let rows: [Row]
  /// The entities of the mean, those with a value in every edition of the window; and those
  /// without.
  public let entities: [Entity], leftOut: [Entity]
  /// How many others the mean is compared with.
  public let others: Int

  init(_ field: EventField, mean model: InterruptedSeries?) {
    let (mean, comparison) = (field.mean, field.comparison)
    rows = field.window.columns.compactMap { column, time in
      mean[column].map { value in
        Row(
          time: time, edition: field.panel.editions[column], mean: value,
          expected: model?.expected(at: time), comparison: comparison[column])
      }
    }
    entities = field.complete.map(\.entity)
    let ids = Set(entities.map(\.id))
    leftOut = field.subjects.map(\.entity).filter { !ids.contains($0.id) }
    others = field.hasComparison ? field.comparedCount : 0
  }
}
