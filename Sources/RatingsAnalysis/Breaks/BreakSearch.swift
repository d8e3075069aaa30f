/// The exact search for shifts of the mean (Bai and Perron 2003): of all ways to cut a series into
/// segments, the one with the least residual sum of squares, by dynamic programming.
public struct BreakSearch: Sendable {
  /// The best model for each number of breaks, from none; fewer than asked for where the segments
  /// would be too short.
  public let models: [BreakModel]

  /// Searches a series.
  ///
  /// - Parameters:
  ///   - figures: In order of time.
  ///   - minimumSegment: The fewest figures in a segment, 1 or more.
  ///   - mostBreaks: The most breaks tried.
  public init(_ figures: [Double], minimumSegment: Int, mostBreaks: Int = 5) {
    let count = figures.count
    guard count > 0 else {
      models = []
      return
    }
    let costs = SegmentCosts(figures)
    // Of partitions that fit equally well the earliest counts, whatever noise their sums carry.
    let noise = costs[0, count - 1] * 1e-12
    let minimumSegment = max(1, minimumSegment)
    let most = min(mostBreaks, count / minimumSegment - 1)
    /// The least cost of the figures up to a position, cut once more with each round.
    var least = (0..<count).map { costs[0, $0] }
    /// By number of breaks and position: the last figure before the last segment.
    var cuts: [[Int]] = [[]]
    var models = [BreakModel(breaks: [], rss: least[count - 1], figures: figures)]
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
        BreakModel(breaks: positions.reversed(), rss: least[count - 1], figures: figures))
    }
    self.models = models
  }

  /// The model of the least BIC; of several the one with the fewest breaks.
  public var best: BreakModel? {
    models.min { $0.bic < $1.bic }
  }
}
