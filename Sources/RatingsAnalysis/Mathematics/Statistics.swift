extension Collection<Double> {
  /// The mean; `nil` without values.
  var mean: Double? {
    isEmpty ? nil : reduce(0, +) / Double(count)
  }

  /// The middle value, or the mean of the two middle ones; `nil` without values.
  var median: Double? { sorted().medianOfSorted }
}

extension Array<Double> {
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
