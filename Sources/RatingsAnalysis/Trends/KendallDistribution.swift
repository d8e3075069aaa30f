/// The exact distribution of S when no order of the values is likelier than another (Kendall 1975),
/// with ties the one of the orders of these very values.
///
/// The orders with some number of falling pairs are counted, not listed: their counts are the
/// coefficients of a product of Gaussian binomials, one for each group of ties.
struct KendallDistribution {
  /// How many of the distinct orders have 0, 1, 2 ... falling pairs.
  let orders: [Int]

  /// Of values with groups of ties, singles being groups of one; up to nine values in all.
  init(tieSizes: [Int]) {
    var orders = [1]
    var placed = 0
    for size in tieSizes {
      orders = orders.multiplied(by: Self.gaussianBinomial(placed + size, size))
      placed += size
    }
    self.orders = orders
  }

  /// The share of the orders whose S is at least as far from zero as this one, on either side.
  func twoSidedTail(_ s: Int) -> Double {
    let pairs = orders.count - 1
    var tail = 0
    var all = 0
    for (falling, count) in orders.enumerated() {
      all += count
      if (pairs - 2 * falling).magnitude >= s.magnitude { tail += count }
    }
    return Double(tail) / Double(all)
  }

  /// In how many ways a group can be placed among all values, by the pairs in which it comes first.
  private static func gaussianBinomial(_ all: Int, _ group: Int) -> [Int] {
    guard group > 0, group < all else { return [1] }
    let without = gaussianBinomial(all - 1, group)
    let with = gaussianBinomial(all - 1, group - 1)
    var sum = [Int](repeating: 0, count: group * (all - group) + 1)
    for (power, count) in with.enumerated() { sum[power] += count }
    for (power, count) in without.enumerated() { sum[power + group] += count }
    return sum
  }
}

extension [Int] {
  fileprivate func multiplied(by other: [Int]) -> [Int] {
    var product = [Int](repeating: 0, count: count + other.count - 1)
    for (place, one) in enumerated() {
      for (offset, another) in other.enumerated() { product[place + offset] += one * another }
    }
    return product
  }
}
