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
  /// How much of a sum can be rounding.
  private let noise: Double

  /// Of values that are not all equal; `nil` where they are, rounding aside.
  init?(_ figures: [Double]) {
    guard let mean = figures.mean else { return nil }
    deviations = figures.map { $0 - mean }
    spread = deviations.reduce(0) { $0 + $1 * $1 }
    let size = figures.reduce(0) { max($0, $1.magnitude) }
    let least = size * 1e-12
    noise = 8 * Double.ulpOfOne * size * deviations.reduce(0) { $0 + $1.magnitude }
    guard spread > least * least * Double(figures.count) else { return nil }
  }

  /// The autocorrelation at a lag, both sums over the whole list (the usual, biased estimate).
  subscript(lag: Int) -> Double {
    var sum = 0.0
    for position in lag..<deviations.count {
      sum += deviations[position] * deviations[position - lag]
    }
    return sum.magnitude <= noise ? 0 : sum / spread
  }
}

/// How far two lists of values go together: 1 where one follows the other, -1 where it goes the
/// other way, 0 where they have nothing to do with each other.
///
/// Each is `nil` for fewer than two pairs, and where all values of a list are equal.
enum Correlation {
  /// Pearson's r: how near the pairs are to a straight line.
  static func pearson(_ x: [Double], _ y: [Double]) -> Double? {
    guard let x = Deviations(x), let y = Deviations(y) else { return nil }
    let product = zip(x.values, y.values).reduce(0) { $0 + $1.0 * $1.1 }
    let sizes = zip(x.values, y.values).reduce(0) { $0 + $1.0.magnitude + $1.1.magnitude }
    let (scale, noise) = (x.length * y.length, 4 * Double.ulpOfOne * sizes)
    // What rounding leaves of 0 and of the ends is 0, or the end.
    for exact in [0.0, 1, -1] where (product - exact * scale).magnitude <= noise { return exact }
    return max(-1, min(1, product / scale))
  }

  /// Spearman's rho: Pearson's r of the ranks, values that tie sharing the mean of their ranks.
  static func spearman(_ x: [Double], _ y: [Double]) -> Double? { pearson(x.ranks, y.ranks) }

  /// Kendall's tau-b: how many more pairs of pairs are in one order than in opposite orders, beside
  /// how many could be, ties left out. By sorting (Knight 1966), so that ten thousand pairs take no
  /// time.
  static func kendall(_ x: [Double], _ y: [Double]) -> Double? {
    guard x.count > 1 else { return nil }
    let order = x.indices.sorted { (x[$0], y[$0]) < (x[$1], y[$1]) }
    func pairs(_ sizes: [Int]) -> Int { sizes.reduce(0) { $0 + $1 * ($1 - 1) / 2 } }
    var tiedInBoth = 0
    var start = 0
    for position in 1...order.count {
      let isSame =
        position < order.count && x[order[position]] == x[order[start]]
        && y[order[position]] == y[order[start]]
      guard !isSame else { continue }
      tiedInBoth += (position - start) * (position - start - 1) / 2
      start = position
    }
    let all = pairs([x.count])
    let (tiedX, tiedY) = (pairs(x.tieSizes), pairs(y.tieSizes))
    guard all > tiedX, all > tiedY else { return nil }
    var sorted = order.map { y[$0] }
    let discordant = inversions(&sorted)
    let surplus = all - tiedX - tiedY + tiedInBoth - 2 * discordant
    let tau =
      Double(surplus) / Double(all - tiedX).squareRoot() / Double(all - tiedY).squareRoot()
    return max(-1, min(1, tau))
  }

  /// How many pairs of a list are in descending order; sorts the list on the way.
  private static func inversions(_ list: inout [Double]) -> Int {
    var merged = list
    var count = 0
    var width = 1
    while width < list.count {
      for start in stride(from: 0, to: list.count, by: 2 * width) {
        let (middle, end) = (min(start + width, list.count), min(start + 2 * width, list.count))
        var (left, right) = (start, middle)
        for place in start..<end {
          if left < middle, right >= end || list[left] <= list[right] {
            merged[place] = list[left]
            left += 1
          } else {
            merged[place] = list[right]
            right += 1
            count += middle - left
          }
        }
      }
      swap(&list, &merged)
      width *= 2
    }
    return count
  }
}

/// How far values are from their mean, in units in which no square is too large.
private struct Deviations {
  let values: [Double]
  let length: Double

  init?(_ list: [Double]) {
    guard list.count > 1, let first = list.first, list.contains(where: { $0 != first }) else {
      return nil
    }
    let size = list.reduce(0) { Swift.max($0, $1.magnitude) }
    let scaled = list.map { $0 / size }
    guard size.isFinite, let mean = scaled.mean else { return nil }
    values = scaled.map { $0 - mean }
    length = values.reduce(0) { $0 + $1 * $1 }.squareRoot()
    guard length > 0 else { return nil }
  }
}

/// The limits of a share that was counted.
public struct WilsonInterval: Sendable, Hashable {
  /// The limits, from 0 to 1.
  public let low: Double, high: Double

  /// The limits of a share of events among trials; `nil` without trials.
  ///
  /// Wilson (1927), without a correction for continuity: the shares that a test would not reject.
  init?(events: Int, of trials: Int, confidence: Double = 0.95) {
    guard trials > 0 else { return nil }
    let z = NormalDistribution.quantile((1 + confidence) / 2)
    let count = Double(trials)
    let share = Double(events) / count
    let scale = 1 + z * z / count
    let middle = (share + z * z / (2 * count)) / scale
    let reach =
      z / scale * (share * (1 - share) / count + z * z / (4 * count * count)).squareRoot()
    // Where no event or nothing else happened, one limit is that end, whatever rounding says.
    low = events == 0 ? 0 : middle - reach
    high = events == trials ? 1 : middle + reach
  }
}
