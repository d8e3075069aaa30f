/// How far two lists of values go together: 1 where one follows the other, -1 where it goes the
/// other way, 0 where they have nothing to do with each other.
///
/// Each is `nil` for fewer than two pairs, and where all values of a list are equal.
enum Correlation {
  /// Pearson's r: how near the pairs are to a straight line.
  static func pearson(_ x: [Double], _ y: [Double]) -> Double? {
    guard let x = Deviations(x), let y = Deviations(y) else { return nil }
    let product = zip(x.values, y.values).reduce(0) { $0 + $1.0 * $1.1 }
    // Rounding may take it a little beyond its ends.
    return max(-1, min(1, product / (x.length * y.length)))
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
