public import FreedomModel

/// The kinds of chart; the raw value is the word on the command line.
public enum ChartKind: String, Sendable, Hashable, CaseIterable {
  /// Values over the years, one line per entity.
  case line
  /// One small line of bars an entity.
  case spark
  /// The status of every year, one row per entity.
  case strip
  /// One edition, freest first.
  case bar
  /// Two editions, a line from the one to the other.
  case slope
  /// Every value as a shade or a number, one row per entity.
  case heat
  /// How many entities were Free, Partly Free and Not Free in every edition, as shares.
  case stacked
  /// One small line chart an entity, all on one scale.
  case multiples
  /// Two indicators in one year, a dot an entity.
  case scatter
  /// One edition, or the change between two, a tile or an outline an entity.
  case map
  /// What a change is made of, as bars left and right of zero.
  case contributions
  /// How long a status lasts: steps down, by editions since it began.
  case survival

  /// What the chart shows, in half a sentence.
  public var summary: String {
    switch self {
    case .line: "values over the years, one line for each entity"
    case .spark: "values over the years as small bars, one row for each entity"
    case .strip: "the status in every year, one row for each entity"
    case .bar: "one edition, freest first, with bars from zero"
    case .slope: "two editions, joined by one line for each entity"
    case .heat: "every value as a shade or a number, one row for each entity"
    case .stacked: "shares of Free, Partly Free and Not Free in every edition"
    case .multiples: "one small line chart for each entity, on one scale"
    case .scatter: "two indicators in one edition, one dot for each entity"
    case .map: "the world in one edition, or the change between two"
    case .contributions: "what a change is made of, as bars left and right of zero"
    case .survival: "how many editions a status lasts, as steps with limits"
    }
  }

  /// Whether ``chart(series:bands:annotations:options:)`` makes it. What is estimated from series
  /// has a builder of its own, such as ``Chart/survival(_:of:options:)``.
  public var isOfSeries: Bool { self != .survival }
}

extension ChartKind {
  /// The chart of this kind for some series; each kind uses what it can draw.
  ///
  /// Bars, scatters and maps show the last year that has a value, slopes the first and the last;
  /// contributions are those to the change of the mean of all between the two.
  ///
  /// - Throws: ``ChartError``, as the builders of the kinds do.
  public func chart(
    series: [Series], bands: [StatusBand]? = nil, annotations: [Annotation] = [],
    options: ChartOptions = ChartOptions()
  ) throws(ChartError) -> Chart {
    switch self {
    case .line: try .line(series: series, bands: bands, annotations: annotations, options: options)
    case .spark: try .spark(series: series, options: options)
    case .strip: try .strip(series: series, annotations: annotations, options: options)
    case .bar: try .bar(series: series, bands: bands, options: options)
    case .slope: try .slope(series: series, bands: bands, options: options)
    case .heat: try .heat(series: series, annotations: annotations, options: options)
    case .stacked: try .stacked(series: series, options: options)
    case .scatter: try .scatter(series: series, options: options)
    case .map: try .map(series: series, options: options)
    case .contributions: try .contributions(series: series, options: options)
    case .survival: throw .notOfSeries(kind: self)
    case .multiples:
      try .multiples(series: series, bands: bands, annotations: annotations, options: options)
    }
  }
}

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
