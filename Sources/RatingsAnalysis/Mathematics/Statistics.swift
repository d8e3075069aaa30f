extension Collection<Double> {
  /// The mean; `nil` without values.
  var mean: Double? {
    isEmpty ? nil : reduce(0, +) / Double(count)
  }

  /// The middle value, or the mean of the two middle ones; `nil` without values.
  var median: Double? { sorted().medianOfSorted }
}

extension [(value: Double, weight: Double)] {
  /// The mean by weight; `nil` where nothing has a weight.
  var weightedMean: Double? {
    let total = reduce(0) { $0 + $1.weight }
    return total > 0 ? reduce(0) { $0 + $1.value * $1.weight } / total : nil
  }

  /// The value at which half of the weight is reached; where that is between two values, their
  /// mean.
  var weightedMedian: Double? {
    let sorted = filter { $0.weight > 0 }.sorted { $0.value < $1.value }
    let half = sorted.reduce(0) { $0 + $1.weight } / 2
    var reached = 0.0
    for (place, one) in sorted.enumerated() {
      reached += one.weight
      if reached > half { return one.value }
      if reached == half, place + 1 < sorted.count {
        return (one.value + sorted[place + 1].value) / 2
      }
    }
    return nil
  }
}

extension [Double] {
  /// The middle value of values in ascending order, or the mean of the two middle ones.
  var medianOfSorted: Double? {
    guard !isEmpty else { return nil }
    let upper = self[count / 2]
    return count.isMultiple(of: 2) ? (self[count / 2 - 1] + upper) / 2 : upper
  }

  /// The rank of each value, 1 being the lowest; values that tie share the mean of their ranks.
  var ranks: [Double] {
    let order = indices.sorted { self[$0] < self[$1] }
    var ranks = self
    var start = 0
    while start < count {
      var end = start + 1
      while end < count, self[order[end]] == self[order[start]] { end += 1 }
      for position in start..<end { ranks[order[position]] = Double(start + 1 + end) / 2 }
      start = end
    }
    return ranks
  }

  /// How many values share each value that occurs.
  var tieSizes: [Int] {
    let sorted = self.sorted()
    var sizes: [Int] = []
    var start = 0
    while start < sorted.count {
      var end = start + 1
      while end < sorted.count, sorted[end] == sorted[start] { end += 1 }
      sizes.append(end - start)
      start = end
    }
    return sizes
  }
}

/// How values resemble those some places before them.
struct Autocorrelation {
  private let deviations: [Double]
  private let spread: Double

  /// Of values that are not all equal; `nil` where they are, rounding aside.
  init?(_ figures: [Double]) {
    guard let mean = figures.mean else { return nil }
    deviations = figures.map { $0 - mean }
    spread = deviations.reduce(0) { $0 + $1 * $1 }
    let size = figures.reduce(0) { max($0, $1.magnitude) }
    let noise = size * 1e-12
    guard spread > noise * noise * Double(figures.count) else { return nil }
  }

  /// The autocorrelation at a lag, both sums over the whole list (the usual, biased estimate).
  subscript(lag: Int) -> Double {
    var sum = 0.0
    for position in lag..<deviations.count {
      sum += deviations[position] * deviations[position - lag]
    }
    return sum / spread
  }
}
