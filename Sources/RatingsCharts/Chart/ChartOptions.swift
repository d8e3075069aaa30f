public import FreedomModel

/// The options of all kinds of chart.
public struct ChartOptions: Sendable {
  /// How much of a scale is shown.
  public enum Range: Sendable, Hashable {
    /// All of it, so that charts can be compared.
    case full
    /// The part that has values.
    case data
  }

  /// A level that a chart of lines points out, such as the zero of differences.
  public struct Reference: Sendable, Hashable {
    /// The value.
    public let level: Double
    /// What it means, such as `0 = as world`.
    public let text: String

    /// A level and what it means.
    public init(level: Double, text: String) {
      self.level = level
      self.text = text
    }
  }

  /// The title; `nil` lets the builder write one.
  public var title: String?
  /// The line under the title; `nil` puts the builder's own title there where ``title`` replaces
  /// it, so that readers still learn what is measured.
  public var subtitle: String?
  /// Who made the chart: the last line under it.
  public var credit: String?
  /// The ids of the entities that are picked out; the others are grey or fainter. Empty picks out
  /// none.
  public var highlighted: [String] = []
  /// Means that are drawn beside the series, each named after what it is the mean of.
  public var means: [Series] = []
  /// Who is shown, where a name for all of them says more than their number, such as `Eurasia`.
  public var who: String?
  /// How the year of an edition is chosen.
  public var years: YearRule
  /// How much of the scale of values is shown; bars and sparks always show all of it.
  public var range: Range
  /// A level pointed out in a chart of lines.
  public var reference: Reference?
  /// More notes to print under the chart.
  public var notes: [String]
  /// What a map is drawn from, and how.
  public var map = MapOptions()

  /// Options from their parts.
  public init(
    title: String? = nil, who: String? = nil, years: YearRule = .edition, range: Range = .full,
    reference: Reference? = nil, notes: [String] = []
  ) {
    self.title = title
    self.who = who
    self.years = years
    self.range = range
    self.reference = reference
    self.notes = notes
  }
}
