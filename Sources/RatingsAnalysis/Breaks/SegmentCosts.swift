/// The residual sum of squares about its own mean or line, for every segment of a series.
struct SegmentCosts {
  let count: Int
  private var costs: [Double]

  init(_ values: [Double], years: [Double], shape: SegmentShape) {
    count = values.count
    costs = [Double](repeating: 0, count: count * count)
    let step = Resolution(of: values).step
    for first in 0..<count {
      var fit = GrowingFit(shape)
      for last in first..<count {
        fit.add(values[last], in: years[last])
        let noise = step * step * Double(last - first + 1)
        costs[first * count + last] = fit.squares < noise ? 0 : fit.squares
      }
    }
  }

  /// The cost of the segment from one position to another, both included.
  subscript(first: Int, last: Int) -> Double { costs[first * count + last] }
}

/// The residual sum of squares of values that come one by one: each adds the square of its error
/// when it is predicted from those before it (recursive residuals). Nothing is ever subtracted, so
/// that values that fit exactly cost noise only.
private struct GrowingFit {
  private let shape: SegmentShape
  private var count = 0.0
  private var mean = 0.0
  private var middle = 0.0
  private var spread = 0.0
  private var product = 0.0
  private(set) var squares = 0.0

  init(_ shape: SegmentShape) { self.shape = shape }

  mutating func add(_ value: Double, in year: Double) {
    let deviation = value - mean
    let distance = year - middle
    if shape == .mean {
      if count > 0 { squares += deviation * deviation * count / (count + 1) }
    } else if spread > 0 {
      let error = deviation - product / spread * distance
      squares += error * error / (1 + 1 / count + distance * distance / spread)
    }
    count += 1
    mean += deviation / count
    middle += distance / count
    spread += distance * (year - middle)
    product += distance * (value - mean)
  }
}
