public import FreedomModel

extension ChartKind {
  /// The chart of this kind for some series; each kind takes what it can draw.
  ///
  /// Bars show the last year that has a figure, slopes the first and the last.
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
    case .multiples:
      try .multiples(series: series, bands: bands, annotations: annotations, options: options)
    }
  }
}
