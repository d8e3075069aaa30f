/// The residual sum of squares about its own mean, for every segment of a series.
struct SegmentCosts {
  let count: Int
  private var costs: [Double]

  /// Of some figures in order. Sums are kept about the running mean (Welford), so that a segment of
  /// equal figures costs exactly nothing; so does one whose figures differ by noise only.
  init(_ figures: [Double]) {
    count = figures.count
    costs = [Double](repeating: 0, count: count * count)
    let step = Resolution(of: figures).step
    for first in 0..<count {
      var mean = 0.0
      var squares = 0.0
      for last in first..<count {
        let deviation = figures[last] - mean
        mean += deviation / Double(last - first + 1)
        squares += deviation * (figures[last] - mean)
        let noise = step * step * Double(last - first + 1)
        costs[first * count + last] = squares < noise ? 0 : squares
      }
    }
  }

  /// The cost of the segment from one position to another, both included.
  subscript(first: Int, last: Int) -> Double { costs[first * count + last] }
}
