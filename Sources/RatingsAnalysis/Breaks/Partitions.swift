/// The best ways to cut a series into segments, for each number of cuts, by dynamic programming.
struct Partitions {
  private let costs: SegmentCosts
  private let minimumSegment: Int
  /// By number of breaks and last position: the least cost of the values up to there.
  private var least: [[Double]]
  /// By number of breaks and last position: the last value before the last segment.
  private var cuts: [[Int]]

  /// - Parameters:
  ///   - costs: What each segment costs; of one value at least.
  ///   - minimumSegment: The fewest values in a segment, 1 or more.
  ///   - mostBreaks: The most breaks; fewer where the segments would be too short.
  init(_ costs: SegmentCosts, minimumSegment: Int, mostBreaks: Int) {
    let count = costs.count
    // Of partitions that fit equally well the earliest counts, whatever noise their sums carry.
    let noise = costs[0, count - 1] * 1e-12
    self.costs = costs
    self.minimumSegment = minimumSegment
    least = [(0..<count).map { costs[0, $0] }]
    cuts = [[]]
    let most = min(mostBreaks, count / minimumSegment - 1)
    for breaks in stride(from: 1, through: most, by: 1) {
      var next = [Double](repeating: .infinity, count: count)
      var cut = [Int](repeating: 0, count: count)
      let shortest = minimumSegment * (breaks + 1)
      for last in (shortest - 1)..<count {
        for end in (minimumSegment * breaks - 1)...(last - minimumSegment) {
          let cost = least[breaks - 1][end] + costs[end + 1, last]
          if cost < next[last] - noise {
            next[last] = cost
            cut[last] = end
          }
        }
      }
      least.append(next)
      cuts.append(cut)
    }
  }

  /// The most breaks that there are partitions of.
  var mostBreaks: Int { least.count - 1 }

  /// The least residual sum of squares with a number of breaks.
  func rss(breaks: Int) -> Double { least[breaks][costs.count - 1] }

  /// The breaks of the best partition: each the last value of its segment.
  func positions(breaks: Int) -> [Int] {
    var positions: [Int] = []
    var last = costs.count - 1
    for round in stride(from: breaks, to: 0, by: -1) {
      last = cuts[round][last]
      positions.append(last)
    }
    return positions.reversed()
  }

  /// The other partitions with a number of breaks that fit as well, to a share of 1e-9, in the
  /// order of time.
  ///
  /// - Parameters:
  ///   - breaks: How many breaks.
  ///   - limit: The most that are listed.
  /// - Returns: The breaks of each.
  func ties(breaks: Int, limit: Int) -> [[Int]] {
    guard breaks > 0 else { return [] }
    let noise = costs[0, costs.count - 1] * 1e-12
    let bound = rss(breaks: breaks) * (1 + 1e-9) + noise
    var found: [[Int]] = []
    /// Goes back from the last segment; what is left before it is bounded by the least cost there.
    func search(_ breaks: Int, last: Int, spent: Double, later: [Int]) {
      guard found.count <= limit else { return }
      guard breaks > 0 else {
        found.append(later)
        return
      }
      for end in stride(
        from: minimumSegment * breaks - 1, through: last - minimumSegment, by: 1)
      {
        let cost = spent + costs[end + 1, last]
        guard cost + least[breaks - 1][end] <= bound else { continue }
        search(breaks - 1, last: end, spent: cost, later: [end] + later)
      }
    }
    search(breaks, last: costs.count - 1, spent: 0, later: [])
    let best = positions(breaks: breaks)
    return Array(
      found.filter { $0 != best }.sorted { $0.lexicographicallyPrecedes($1) }.prefix(limit))
  }
}
