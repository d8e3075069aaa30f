/// The exact search for breaks (Bai and Perron 2003): of all ways to cut a series into segments,
/// the one with the least residual sum of squares, by dynamic programming.
public struct BreakSearch: Sendable {
  /// The best model for each number of breaks, from none; fewer than requested where the segments
  /// would be too short.
  public let models: [BreakModel]

  /// The search for shifts of the mean.
  ///
  /// - Parameters:
  ///   - values: In order of time.
  ///   - minimumSegment: The fewest values in a segment, 1 or more.
  ///   - mostBreaks: The most breaks tried.
  public init(_ values: [Double], minimumSegment: Int, mostBreaks: Int = 5) {
    self.init(
      values, years: Array(values.indices), shape: .mean, minimumSegment: minimumSegment,
      mostBreaks: mostBreaks)
  }

  /// The search for segments of a shape.
  ///
  /// - Parameters:
  ///   - values: In order of time.
  ///   - years: The year of each, ascending.
  ///   - shape: What a segment is.
  ///   - minimumSegment: The fewest values in a segment, 1 or more.
  ///   - mostBreaks: The most breaks tried.
  public init(
    _ values: [Double], years: [Int], shape: SegmentShape, minimumSegment: Int, mostBreaks: Int
  ) {
    guard !values.isEmpty else {
      models = []
      return
    }
    let years = years.map(Double.init)
    let partitions = Partitions(
      SegmentCosts(values, years: years, shape: shape, minimumSegment: max(1, minimumSegment)),
      mostBreaks: mostBreaks)
    models = (0...partitions.mostBreaks).map { breaks in
      BreakModel(
        breaks: partitions.positions(breaks: breaks), rss: partitions.rss(breaks: breaks),
        ties: partitions.ties(breaks: breaks, limit: BreakModel.mostTies), values: values,
        years: years, shape: shape)
    }
  }

  /// The model of the least BIC; of several the one with the fewest breaks.
  public var best: BreakModel? { models.min { $0.bic < $1.bic } }

  /// The model of the least LWZ; of several the one with the fewest breaks.
  public var bestByLWZ: BreakModel? { models.min { $0.lwz < $1.lwz } }
}

/// The best ways to cut a series into segments, for each number of cuts, by dynamic programming.
struct Partitions {
  private let costs: SegmentCosts
  private var minimumSegment: Int { costs.minimumSegment }
  /// By number of breaks and last position: the least cost of the values up to there; with the most
  /// breaks only at the last position.
  private var least: [[Double]]
  /// By number of breaks and last position: the last value before the last segment.
  private var cuts: [[Int]]

  /// - Parameters:
  ///   - costs: What each segment costs; of one value at least.
  ///   - mostBreaks: The most breaks; fewer where the segments would be too short.
  init(_ costs: SegmentCosts, mostBreaks: Int) {
    let count = costs.count
    // Of partitions that fit equally well the earliest counts, whatever noise their sums carry.
    let noise = costs[0, count - 1] * 1e-12
    self.costs = costs
    least = [(0..<count).map { costs[0, $0] }]
    cuts = [[]]
    let minimumSegment = costs.minimumSegment
    let most = min(mostBreaks, count / minimumSegment - 1)
    for breaks in stride(from: 1, through: most, by: 1) {
      var next = [Double](repeating: .infinity, count: count)
      var cut = [Int](repeating: 0, count: count)
      // With the most breaks only the end of the series counts: nothing follows it.
      let shortest = breaks == most ? count : minimumSegment * (breaks + 1)
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

/// The residual sum of squares about its own mean or line, for every segment of a series that can
/// be part of a partition.
struct SegmentCosts {
  let count: Int
  /// The fewest values in a segment, 1 or more.
  let minimumSegment: Int
  private var costs: [Double]

  init(_ values: [Double], years: [Double], shape: SegmentShape, minimumSegment: Int) {
    count = values.count
    self.minimumSegment = minimumSegment
    costs = [Double](repeating: 0, count: count * count)
    let step = Resolution(of: values).step
    let inverses = (0..<count).map { 1 / Double($0 + 1) }
    // Before a later segment there is room for another one.
    let starts = [0] + Array(stride(from: minimumSegment, through: count - minimumSegment, by: 1))
    for first in starts {
      var fit = GrowingFit(shape)
      for last in first..<count {
        fit.add(values[last], in: years[last], inverse: inverses[last - first])
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

  /// - Parameters:
  ///   - value: The next value.
  ///   - year: Its year.
  ///   - inverse: One divided by the number of values with this one.
  mutating func add(_ value: Double, in year: Double, inverse: Double) {
    let deviation = value - mean
    let distance = year - middle
    if shape == .trend {
      if spread > 0 {
        let error = deviation - product / spread * distance
        squares += error * error / (1 + 1 / count + distance * distance / spread)
      }
      middle += distance * inverse
      spread += distance * (year - middle)
    }
    let step = deviation * inverse
    mean += step
    if shape == .trend {
      product += distance * (value - mean)
    } else {
      squares += deviation * step * count
    }
    count += 1
  }
}
