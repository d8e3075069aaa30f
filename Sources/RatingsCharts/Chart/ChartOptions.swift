public import FreedomModel

/// What every builder of charts can be told.
public struct ChartOptions: Sendable, Hashable {
  /// How much of a scale is shown.
  public enum Range: Sendable, Hashable {
    /// All of it, so that charts can be compared.
    case full
    /// The part that has figures.
    case data
  }

  /// The title; `nil` lets the builder write one.
  public var title: String?
  /// Who is shown, where a name for all of them says more than their number, such as `Eurasia`.
  public var who: String?
  /// How the year of an edition is chosen.
  public var years: YearRule
  /// How much of the scale of figures is shown.
  public var range: Range
  /// More notes to print under the chart.
  public var notes: [String]

  /// Options from their parts.
  public init(
    title: String? = nil, who: String? = nil, years: YearRule = .edition, range: Range = .full,
    notes: [String] = []
  ) {
    self.title = title
    self.who = who
    self.years = years
    self.range = range
    self.notes = notes
  }
}
