internal import RatingsCharts

extension ChartOptions {
  /// The options of a chart whose title says all: what, who and when.
  init(titled title: String) {
    self.init(title: title)
    subtitle = ""
  }
}
