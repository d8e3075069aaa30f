public import ArgumentParser
public import RatingsAnalysis

extension BreakOptions.MinimumSegment: ExpressibleByArgument {
  /// The option as a person would write it.
  public var defaultValueDescription: String {
    switch self {
    case .values(let values): String(values)
    case .share(let share): share.description
    }
  }

  /// A number of figures, such as `5`, or a share of the series, such as `0.15` or `15%`.
  public init?(argument: String) {
    if let values = Int(argument) {
      self = .values(values)
    } else if argument.hasSuffix("%"), let percent = Double(argument.dropLast()) {
      self = .share(percent / 100)
    } else if let share = Double(argument) {
      self = .share(share)
    } else {
      return nil
    }
  }
}
