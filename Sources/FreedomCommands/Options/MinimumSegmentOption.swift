public import ArgumentParser
public import RatingsAnalysis

extension BreakOptions.MinimumSegment: ExpressibleByArgument {
  /// A number of figures, such as `5`, or a share of the series, such as `0.15` or `15%`.
  public init?(argument: String) {
    if let figures = Int(argument) {
      self = .figures(figures)
    } else if argument.hasSuffix("%"), let percent = Double(argument.dropLast()) {
      self = .share(percent / 100)
    } else if let share = Double(argument) {
      self = .share(share)
    } else {
      return nil
    }
  }
}
