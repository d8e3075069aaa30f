/// A series as segments with a mean each.
public struct BreakModel: Sendable, Hashable {
  /// The positions of the breaks: each the last figure of its segment, 0 being the first figure.
  public let breaks: [Int]
  /// The mean of each segment; one more than there are breaks.
  public let means: [Double]
  /// The residual sum of squares.
  public let rss: Double
  /// The Bayesian information criterion, the lower the better; minus infinity where the segments
  /// fit exactly.
  public let bic: Double

  init(breaks: [Int], rss: Double, figures: [Double]) {
    self.breaks = breaks
    self.rss = rss
    let starts = [0] + breaks.map { $0 + 1 }
    let ends = breaks.map { $0 + 1 } + [figures.count]
    means = zip(starts, ends).map { figures[$0..<$1].reduce(0, +) / Double($1 - $0) }
    bic = BreakModel.bic(rss: rss, count: figures.count, breaks: breaks.count)
  }

  /// BIC as in strucchange: logL = -n/2 (ln RSS + 1 - ln n + ln 2 pi), two parameters a segment.
  private static func bic(rss: Double, count: Int, breaks: Int) -> Double {
    guard rss > 0 else { return -.infinity }
    func ln(_ number: Double) -> Double { ElementaryFunctions.logarithm(number) }
    let n = Double(count)
    let logLikelihood = -n / 2 * (ln(rss) + 1 - ln(n) + ln(2 * .pi))
    return -2 * logLikelihood + Double(2 * (breaks + 1)) * ln(n)
  }
}
