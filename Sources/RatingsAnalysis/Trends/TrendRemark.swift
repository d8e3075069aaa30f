/// What a reader must know about one entity's trend.
enum TrendRemark: Hashable {
  case noFigures
  case oneFigure
  case allTied
  case noLimits
  case missingEditions
  case turnedScale(since: Int)
  case methodNotApplicable(TrendMethod)
  case tooFewFigures(TrendMethod)
  case notShrunk(TrendMethod)
  case moreSignificant(TrendMethod)

  /// The remark about some entities in one sentence.
  func sentence(about names: [String]) -> String {
    let names = NameList.text(names)
    return switch self {
    case .noFigures: "No figures: \(names)."
    case .oneFigure: "One figure only, so no change and no trend: \(names)."
    case .allTied: "All figures alike, so no trend (S 0, p 1, tau undefined): \(names)."
    case .noLimits: "Too few editions for the limits of the slope: \(names)."
    case .missingEditions:
      "Editions missing inside the series are left out, neither filled nor joined: \(names)."
    case .turnedScale(let since):
      """
      The scale was turned round with the edition \(since): figures before and after are not \
      compared, and there is no change and no trend across it. Choose editions on one side of it: \
      \(names).
      """
    case .methodNotApplicable(let method):
      """
      \(method.rawValue) is not applicable (no spread without the trend, or a variance that would \
      not be positive); the plain test is shown: \(names).
      """
    case .tooFewFigures(let method):
      """
      \(method.rawValue) is not applied to fewer than \(SerialCorrelation.fewestFigures) editions; \
      the plain test is shown: \(names).
      """
    case .notShrunk(let method):
      """
      \(method.rawValue) would make the result more significant than the plain test, so the \
      variance stays that of the plain test (apply it with --allow-shrinking): \(names).
      """
    case .moreSignificant(let method):
      """
      \(method.rawValue) makes the result more significant than the plain test; do not rely on it: \
      \(names).
      """
    }
  }
}
