/// The figures of a list by their rank, without sorting the whole list.
///
/// The figures are dealt into buckets that follow one another in size; only a bucket that is asked
/// for is sorted. Lists with few distinct figures, such as the slopes between ratings, cost hardly
/// more than one pass.
struct OrderStatistics {
  private var figures: [Double]
  /// Where each bucket starts; one more at the end.
  private var starts: [Int]
  private var isSorted: [Bool]

  /// Deals out some figures, none of them infinite or not a number.
  init(_ unordered: [Double]) {
    var lowest = Double.infinity
    var highest = -Double.infinity
    for figure in unordered {
      if figure < lowest { lowest = figure }
      if figure > highest { highest = figure }
    }
    let count = max(1, unordered.count / 4)
    let scale = Double(count - 1) / (highest - lowest)
    let spread = scale.isFinite ? scale : 0
    // Added to 2^52, a number has its nearest whole number in its lowest bits: far quicker than a
    // checked conversion, and as monotonic.
    func bucket(of figure: Double) -> Int {
      Int(truncatingIfNeeded: ((figure - lowest) * spread + 0x1p52).bitPattern & 0xFFFF_FFFF)
    }

    var starts = [Int](repeating: 0, count: count + 1)
    for figure in unordered { starts[bucket(of: figure) + 1] += 1 }
    for bucket in 1...count { starts[bucket] += starts[bucket - 1] }
    var free = starts
    figures = [Double](unsafeUninitializedCapacity: unordered.count) { places, filled in
      for figure in unordered {
        let bucket = bucket(of: figure)
        places.initializeElement(at: free[bucket], to: figure)
        free[bucket] &+= 1
      }
      filled = unordered.count
    }
    self.starts = starts
    isSorted = [Bool](repeating: false, count: count)
  }

  /// How many figures there are.
  var count: Int { figures.count }

  /// The figure of a rank, 0 being the lowest.
  mutating func figure(ofRank rank: Int) -> Double {
    var bucket = 0
    var beyond = isSorted.count
    while bucket + 1 < beyond {
      let middle = (bucket + beyond) / 2
      if starts[middle] <= rank { bucket = middle } else { beyond = middle }
    }
    if !isSorted[bucket] {
      figures[starts[bucket]..<starts[bucket + 1]].sort()
      isSorted[bucket] = true
    }
    return figures[rank]
  }

  /// The middle figure, or the mean of the two middle ones; there must be one at least.
  mutating func median() -> Double {
    let upper = figure(ofRank: count / 2)
    return count.isMultiple(of: 2) ? (figure(ofRank: count / 2 - 1) + upper) / 2 : upper
  }
}

extension Collection<Double> {
  /// The middle figure, or the mean of the two middle ones; `nil` without figures.
  var median: Double? {
    guard !isEmpty else { return nil }
    var statistics = OrderStatistics(Array(self))
    return statistics.median()
  }

  /// The mean; `nil` without figures.
  var mean: Double? {
    isEmpty ? nil : reduce(0, +) / Double(count)
  }
}
