/// The residual sum of squares about its own mean, for every segment of a series.
struct SegmentCosts {
  let count: Int
  private var costs: [Double]

  /// Of some figures in order. Sums are kept about the running mean (Welford), so that a segment of
  /// equal figures costs exactly nothing.
  init(_ figures: [Double]) {
    count = figures.count
    costs = [Double](repeating: 0, count: count * count)
    for first in 0..<count {
      var mean = 0.0
      var squares = 0.0
      for last in first..<count {
        let deviation = figures[last] - mean
        mean += deviation / Double(last - first + 1)
        squares += deviation * (figures[last] - mean)
        costs[first * count + last] = squares
      }
    }
  }

  /// The cost of the segment from one position to another, both included.
  subscript(first: Int, last: Int) -> Double { costs[first * count + last] }
}
