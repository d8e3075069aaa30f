extension Array<Double> {
  /// The rank of each figure, 1 being the lowest; figures that tie share the mean of their ranks.
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

  /// How many figures share each value that occurs.
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
