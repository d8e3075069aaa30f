/// The Theil-Sen slope of many series on the same years, one after the other, as a bootstrap needs
/// it.
struct MedianSlope {
  /// 1 over the years between, pair by pair: later values down, earlier ones across.
  private let inverses: [Double]
  private let count: Int
  private var slopes: [Double]

  /// On years that ascend, no two the same.
  init(years: [Int]) {
    count = years.count
    inverses = years.indices.flatMap { later in
      (0..<later).map { 1 / Double(years[later] - years[$0]) }
    }
    slopes = [Double](repeating: 0, count: inverses.count)
  }

  /// The median of the slopes of all pairs; 0 with fewer than two values.
  mutating func of(_ values: [Double]) -> Double {
    let count = count
    guard count > 1, values.count == count else { return 0 }
    let inverses = inverses
    return slopes.withUnsafeMutableBufferPointer { slopes in
      values.withUnsafeBufferPointer { values in
        inverses.withUnsafeBufferPointer { inverses in
          var pair = 0
          for later in 1..<count {
            let value = values[later]
            for earlier in 0..<later {
              slopes[pair] = (value - values[earlier]) * inverses[pair]
              pair += 1
            }
          }
        }
      }
      return slopes.median()
    }
  }
}

extension UnsafeMutableBufferPointer<Double> {
  /// The middle value, or the mean of the two middle ones; the order of the values is lost. There
  /// is at least one.
  ///
  /// Sorting all slopes of 2,000 draws of 52 values lasted 150 ms, and so does a selection that
  /// branches on each comparison last twice as long as this one.
  func median() -> Double {
    let upper = selected(count / 2)
    guard count.isMultiple(of: 2) else { return upper }
    var lower = self[0]
    for index in 0..<count / 2 where self[index] > lower { lower = self[index] }
    return (lower + upper) / 2
  }

  /// The value that sorting would bring to a position; none before it is greater.
  private func selected(_ position: Int) -> Double {
    var start = 0
    var end = count
    while end - start > 1 {
      let pivot = middle(self[start], self[start + (end - start) / 2], self[end - 1])
      let equals = partition(from: start, to: end) { $0 < pivot }
      if position < equals {
        end = equals
        continue
      }
      let greater = partition(from: equals, to: end) { $0 <= pivot }
      if position < greater { return pivot }
      start = greater
    }
    return self[position]
  }

  /// Brings the values of a kind to the front of a range; where they end.
  @inline(__always)
  private func partition(from start: Int, to end: Int, isFirst: (Double) -> Bool) -> Int {
    var next = start
    for index in start..<end {
      let value = self[index]
      self[index] = self[next]
      self[next] = value
      next += isFirst(value) ? 1 : 0
    }
    return next
  }

  private func middle(_ one: Double, _ two: Double, _ three: Double) -> Double {
    Swift.max(Swift.min(one, two), Swift.min(Swift.max(one, two), three))
  }
}
