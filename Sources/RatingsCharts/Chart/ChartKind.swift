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
