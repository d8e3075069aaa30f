public import FreedomModel

extension ChartKind {
  /// The chart of this kind for some series; each kind takes what it can draw.
  ///
  /// Bars show the last year that has a figure, slopes the first and the last.
  public func chart(
    series: [Series], bands: [StatusBand]? = nil, annotations: [Annotation] = [],
    options: ChartOptions = ChartOptions()
  ) -> Chart {
    switch self {
    case .line: .line(series: series, bands: bands, annotations: annotations, options: options)
    case .spark: .spark(series: series, options: options)
    case .strip: .strip(series: series, annotations: annotations, options: options)
    case .bar: .bar(series: series, bands: bands, options: options)
    case .slope: .slope(series: series, bands: bands, options: options)
    case .heat: .heat(series: series, annotations: annotations, options: options)
    case .stacked: .stacked(series: series, options: options)
    case .multiples:
      .multiples(series: series, bands: bands, annotations: annotations, options: options)
    }
  }
}
