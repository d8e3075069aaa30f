/// Values before and after an event: a line on each side, `y ~ 1 + t + step + t x step`.
///
/// `t` is zero at the first edition after the event, and `step` is 1 from there on. So the step is
/// how far the line after the event begins above where the line before would have been, and the
/// change of slope how much steeper it is. Errors are those of Newey and West 1987, since values
/// resemble those of the year before; p and limits are by Student's t, n - 4 degrees of freedom.
public struct InterruptedSeries: Sendable {
  /// A value with its year, counted from the first edition after the event.
  package struct Point: Sendable {
    package let time: Int
    package let value: Double

    package init(time: Int, value: Double) {
      self.time = time
      self.value = value
    }
  }

  /// An estimate with its uncertainty.
  public struct Estimate: Sendable, Hashable {
    /// The estimate, in points, or in points a year.
    public let value: Double
    /// Its standard error; `nil` where the lines fit exactly, so that there is none.
    public let error: Double?
    /// The two-sided p value of the estimate being zero; `nil` without an error.
    public let p: Double?
    /// The limits of the estimate; `nil` without an error.
    public let limits: ClosedRange<Double>?
  }

  /// The fewest values on each side: two make a line without an error.
  public static let fewestOnASide = 3

  /// Where the line before would have been in the first edition after the event.
  public let level: Estimate
  /// The slope of the line before, in points a year.
  public let slopeBefore: Estimate
  /// How far the line after begins above ``level``.
  public let step: Estimate
  /// The slope of the line after less that of the line before, in points a year.
  public let slopeChange: Estimate
  /// How many values there are before and after.
  public let before: Int, after: Int
  /// Whether the two lines fit without residuals.
  public let isExact: Bool

  /// Fits the two lines; `nil` where a side has fewer than ``fewestOnASide`` values.
  ///
  /// - Parameters:
  ///   - points: The values, oldest first; times before the event are negative.
  ///   - lag: How many values back residuals count in the errors.
  ///   - confidence: The confidence of the limits, between 0 and 1.
  package init?(_ points: [Point], lag: Int, confidence: Double) {
    guard let model = Self.model(points) else { return nil }
    before = points.count { $0.time < 0 }
    after = points.count - before
    let resolution = Resolution(of: points.map(\.value))
    let isExact = model.residuals.allSatisfy { $0.magnitude <= resolution.slack }
    self.isExact = isExact
    let covariance = isExact ? nil : model.neweyWest(lag: lag)
    let width = StudentDistribution.limit(
      within: confidence, degreesOfFreedom: model.degreesOfFreedom)
    let estimates = model.coefficients.enumerated().map { place, value -> Estimate in
      guard let variance = covariance?[place][place], variance > 0 else {
        return Estimate(value: value, error: nil, p: nil, limits: nil)
      }
      let error = variance.squareRoot()
      return Estimate(
        value: value, error: error,
        p: StudentDistribution.twoSidedTail(
          value / error, degreesOfFreedom: model.degreesOfFreedom),
        limits: value - width * error...value + width * error)
    }
    (level, slopeBefore, step, slopeChange) = (
      estimates[0], estimates[1], estimates[2], estimates[3]
    )
  }

  /// The step alone, without its error: what placebos are compared by.
  package static func step(of points: [Point]) -> Double? { model(points)?.coefficients[2] }

  /// Where the line before would have been at a time.
  public func expected(at time: Int) -> Double { level.value + slopeBefore.value * Double(time) }

  private static func model(_ points: [Point]) -> LeastSquares? {
    let before = points.count { $0.time < 0 }
    guard before >= fewestOnASide, points.count - before >= fewestOnASide else { return nil }
    return LeastSquares(
      points.map { point in
        let (time, step) = (Double(point.time), point.time < 0 ? 0.0 : 1)
        return [1, time, step, time * step]
      }, points.map(\.value))
  }
}
