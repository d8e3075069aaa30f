/// Limits of Theil-Sen slopes from series drawn again (moving blocks: Künsch 1989; whitened before
/// and coloured after: Davison and Hinkley 1997, section 8.2).
///
/// What the line leaves is whitened with r*, drawn in blocks of neighbours, and coloured with r*
/// again. In each drawn series the slope is divided by a scale of its own, as is the slope found,
/// so that a series whose correlation is badly known has wide limits (a studentised bootstrap).
/// Blocks of the residuals themselves cover the slope in two of three cases only: in 23 values
/// blocks of three keep too little of a correlation of 0.7.
public struct SlopeBootstrap: Sendable {
  /// The seed where none is requested.
  public static let usualSeed = 1
  /// How many series are drawn.
  package static let draws = 2000

  /// How long a block is in a series: the cube root of its length, rounded up, and at least 3.
  package static func blockLength(count: Int) -> Int {
    var length = 3
    while length * length * length < count { length += 1 }
    return length
  }

  /// The lengths of blocks of series of some lengths, such as `3` or `3 to 4`.
  package static func blockLengths(counts: ClosedRange<Int>) -> String {
    let least = blockLength(count: counts.lowerBound)
    let most = blockLength(count: counts.upperBound)
    return least == most ? String(least) : "\(least) to \(most)"
  }

  private let series: [WhitenedSeries]
  private let years: [Int]
  private let seed: Int

  /// Draws from one series, or from several with blocks at the same places, so that what happens to
  /// all at once stays together.
  ///
  /// `nil` with fewer than ``TrendMethod/fewestValues`` values, with years that do not ascend, or
  /// where nothing is left without a line.
  init?(years: [Int], values: [[Double]], seed: Int) {
    guard years.count >= TrendMethod.fewestValues,
      zip(years.dropFirst(), years).allSatisfy({ $0 > $1 })
    else { return nil }
    var series: [WhitenedSeries] = []
    var slopes = MedianSlope(years: years)
    for values in values {
      guard
        let one = WhitenedSeries(years: years, values: values, slope: slopes.of(values))
      else { return nil }
      series.append(one)
    }
    self.series = series
    self.years = years
    self.seed = seed
  }

  /// The limits of the slope of the only series, or of the first one's less the second one's;
  /// `nil` where draws have no scale.
  func limits(around slope: Double, confidence: Double) -> ClosedRange<Double>? {
    let ratios = drawnRatios().sorted()
    let scale = series.reduce(0) { $0 + $1.scale * $1.scale }.squareRoot()
    let outside = Int(Double(ratios.count + 1) * (1 - confidence) / 2)
    let rank = min(max(outside, 1), ratios.count / 2)
    let low = slope - ratios[ratios.count - rank] * scale
    let high = slope - ratios[rank - 1] * scale
    return low.isFinite && high.isFinite && low <= high ? low...high : nil
  }

  /// In each draw the slope, or the difference of two slopes, over its scale.
  private func drawnRatios() -> [Double] {
    var generator = SeededGenerator(seed: seed)
    var slopes = MedianSlope(years: years)
    let count = years.count
    let shocks = count - 1
    let block = Self.blockLength(count: count)
    // As many again before the first, so that a draw does not begin at rest.
    var places = [Int](repeating: 0, count: 2 * count)
    return (0..<Self.draws).map { _ in
      var place = 0
      for position in places.indices {
        place =
          position.isMultiple(of: block) ? generator.index(below: shocks) : (place + 1) % shocks
        places[position] = place
      }
      var slope = 0.0
      var squares = 0.0
      for (position, one) in series.enumerated() {
        let values = one.coloured(places)
        let drawn = slopes.of(values)
        slope += position == 0 ? drawn : -drawn
        let scale = SlopeScale(years: years, values: values, slope: drawn).value
        squares += scale * scale
      }
      return slope == 0 ? 0 : slope / squares.squareRoot()
    }
  }
}

/// What a Theil-Sen line leaves, without what each value shares with the one before it.
private struct WhitenedSeries {
  /// The size of what the line leaves, with its correlation.
  let scale: Double
  private let shocks: [Double]
  private let correlation: Double

  init?(years: [Int], values: [Double], slope: Double) {
    let found = SlopeScale(years: years, values: values, slope: slope)
    guard
      let correlation = LagOneCorrelation(
        residuals: found.residuals, resolution: Resolution(of: values))?.corrected
    else { return nil }
    scale = found.value
    self.correlation = correlation
    let raw = zip(found.residuals.dropFirst(), found.residuals).map { $0 - correlation * $1 }
    let mean = raw.mean ?? 0
    shocks = raw.map { $0 - mean }
  }

  /// A series of the shocks at some places, without the first half, in which it forgets its start.
  func coloured(_ places: [Int]) -> [Double] {
    var values: [Double] = []
    values.reserveCapacity(places.count / 2)
    var value = 0.0
    for (position, place) in places.enumerated() {
      value = correlation * value + shocks[place]
      if position >= places.count / 2 { values.append(value) }
    }
    return values
  }
}

/// The size of what a line leaves, times the square root of what its correlation does to the
/// variance of S: what slopes are measured by.
private struct SlopeScale {
  let residuals: [Double]
  let value: Double

  init(years: [Int], values: [Double], slope: Double) {
    let raw = zip(values, years).map { $0 - slope * Double($1 - years[0]) }
    let mean = raw.mean ?? 0
    residuals = raw.map { $0 - mean }
    let n = Double(residuals.count)
    let squares = residuals.reduce(0) { $0 + $1 * $1 }
    let products = zip(residuals.dropFirst(), residuals).reduce(0) { $0 + $1.0 * $1.1 }
    let correlation =
      squares > 0 ? LagOneCorrelation.corrected(products / squares, count: residuals.count) : 0
    value =
      (squares / n
      * LagOneCorrelation.varianceFactor(of: correlation, count: residuals.count)).squareRoot()
  }
}
