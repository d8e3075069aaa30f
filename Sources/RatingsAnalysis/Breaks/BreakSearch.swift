internal import Platform

/// The exact search for shifts of the mean (Bai and Perron 2003): of all ways to cut a series into
/// segments, the one with the least residual sum of squares, by dynamic programming.
public struct BreakSearch: Sendable {
  /// The best model for each number of breaks, from none; fewer than requested where the segments
  /// would be too short.
  public let models: [BreakModel]

  /// - Parameters:
  ///   - values: In order of time.
  ///   - minimumSegment: The fewest values in a segment, 1 or more.
  ///   - mostBreaks: The most breaks tried.
  public init(_ values: [Double], minimumSegment: Int, mostBreaks: Int = 5) {
    let count = values.count
    guard count > 0 else {
      models = []
      return
    }
    let costs = SegmentCosts(values)
    // Of partitions that fit equally well the earliest counts, whatever noise their sums carry.
    let noise = costs[0, count - 1] * 1e-12
    let minimumSegment = max(1, minimumSegment)
    let most = min(mostBreaks, count / minimumSegment - 1)
    /// The least cost of the values up to a position, cut once more with each round.
    var least = (0..<count).map { costs[0, $0] }
    /// By number of breaks and position: the last value before the last segment.
    var cuts: [[Int]] = [[]]
    var models = [BreakModel(breaks: [], rss: least[count - 1], values: values)]
    for breaks in stride(from: 1, through: most, by: 1) {
      var next = [Double](repeating: .infinity, count: count)
      var cut = [Int](repeating: 0, count: count)
      let shortest = minimumSegment * (breaks + 1)
      for last in (shortest - 1)..<count {
        for end in (minimumSegment * breaks - 1)...(last - minimumSegment) {
          let cost = least[end] + costs[end + 1, last]
          if cost < next[last] - noise {
            next[last] = cost
            cut[last] = end
          }
        }
      }
      least = next
      cuts.append(cut)
      var positions: [Int] = []
      var last = count - 1
      for round in stride(from: breaks, to: 0, by: -1) {
        last = cuts[round][last]
        positions.append(last)
      }
      models.append(
        BreakModel(breaks: positions.reversed(), rss: least[count - 1], values: values))
    }
    self.models = models
  }

  /// The model of the least BIC; of several the one with the fewest breaks.
  public var best: BreakModel? {
    models.min { $0.bic < $1.bic }
  }
}

/// A series as segments with a mean each.
public struct BreakModel: Sendable, Hashable {
  /// The positions of the breaks: each the last value of its segment, 0 being the first value.
  public let breaks: [Int]
  /// The mean of each segment; one more than there are breaks.
  public let means: [Double]
  /// The residual sum of squares.
  public let rss: Double
  /// The Bayesian information criterion, the lower the better; minus infinity where the segments
  /// fit exactly.
  public let bic: Double

  init(breaks: [Int], rss: Double, values: [Double]) {
    self.breaks = breaks
    self.rss = rss
    let starts = [0] + breaks.map { $0 + 1 }
    let ends = breaks.map { $0 + 1 } + [values.count]
    means = zip(starts, ends).map { values[$0..<$1].reduce(0, +) / Double($1 - $0) }
    bic = BreakModel.bic(rss: rss, count: values.count, breaks: breaks.count)
  }

  /// BIC as in strucchange: logL = -n/2 (ln RSS + 1 - ln n + ln 2 pi), two parameters a segment.
  private static func bic(rss: Double, count: Int, breaks: Int) -> Double {
    guard rss > 0 else { return -.infinity }
    func ln(_ number: Double) -> Double { Mathematics.logarithm(number) }
    let n = Double(count)
    let logLikelihood = -n / 2 * (ln(rss) + 1 - ln(n) + ln(2 * .pi))
    return -2 * logLikelihood + Double(2 * (breaks + 1)) * ln(n)
  }
}

/// The residual sum of squares about its own mean, for every segment of a series.
struct SegmentCosts {
  let count: Int
  private var costs: [Double]

  /// Sums are kept about the running mean (Welford), so that a segment of
  /// equal values costs exactly nothing; so does one whose values differ by noise only.
  init(_ values: [Double]) {
    count = values.count
    costs = [Double](repeating: 0, count: count * count)
    let step = Resolution(of: values).step
    for first in 0..<count {
      var mean = 0.0
      var squares = 0.0
      for last in first..<count {
        let deviation = values[last] - mean
        mean += deviation / Double(last - first + 1)
        squares += deviation * (values[last] - mean)
        let noise = step * step * Double(last - first + 1)
        costs[first * count + last] = squares < noise ? 0 : squares
      }
    }
  }

  /// The cost of the segment from one position to another, both included.
  subscript(first: Int, last: Int) -> Double { costs[first * count + last] }
}
