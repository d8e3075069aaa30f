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
      SegmentCosts(values, years: years, shape: shape), minimumSegment: max(1, minimumSegment),
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
