import FreedomModel

/// An indicator, the number it has in the sink, and its place among the indicators of one session.
final class IndicatorSlot: Sendable {
  let indicator: Indicator
  let number: Int
  /// How many slots the session had before this one.
  let ordinal: Int
  /// Whether it is a status.
  let isStatus: Bool
  /// Whether it is a figure of which no end of the scale is known.
  let isWithoutScale: Bool
  /// The figures possible on its scale.
  let range: ClosedRange<Double>

  init(indicator: Indicator, number: Int, ordinal: Int) {
    self.indicator = indicator
    self.number = number
    self.ordinal = ordinal
    isStatus = indicator.measure == .status
    isWithoutScale =
      indicator.measure == .figure && indicator.minimum == nil && indicator.maximum == nil
    let low = indicator.minimum ?? -.infinity
    range = low...max(low, indicator.maximum ?? .infinity)
  }
}

/// A layout names an indicator that the catalog does not have: a mistake in the layout.
struct UnknownIndicator: Error {
  let id: String
}
