internal import Platform

/// How unequal some values are, each with a weight.
struct Inequality {
  /// The values and their weights, which add up to more than 0.
  let values: [(value: Double, weight: Double)]
  private let total: Double
  let mean: Double

  /// `nil` without values.
  init?(_ values: [(value: Double, weight: Double)]) {
    guard let mean = values.weightedMean else { return nil }
    self.values = values
    self.mean = mean
    total = values.reduce(0) { $0 + $1.weight }
  }

  /// The standard deviation, by the number of values and not by one less: these are all, and no
  /// sample.
  var deviation: Double {
    let squares = values.reduce(0) { sum, one in
      sum + one.weight * (one.value - mean) * (one.value - mean)
    }
    return (squares / total).squareRoot()
  }

  /// The share whose values are at most so far from the mean, to a billionth of that.
  func share(within reach: Double) -> Double {
    let near = values.filter { ($0.value - mean).magnitude <= reach * (1 + 1e-9) }
    return near.reduce(0) { $0 + $1.weight } / total
  }

  /// Gini's coefficient: half the mean difference of all pairs, over the mean; `nil` unless the
  /// mean is above 0.
  var gini: Double? {
    guard mean > 0 else { return nil }
    let sorted = values.sorted { $0.value < $1.value }
    var (weight, sum, differences) = (0.0, 0.0, 0.0)
    for one in sorted {
      differences += one.weight * (one.value * weight - sum)
      weight += one.weight
      sum += one.weight * one.value
    }
    return differences / (total * total * mean)
  }

  /// Theil's T: the mean of x/mean ln(x/mean); a value of 0 adds 0. `nil` unless the mean is above
  /// 0.
  var theil: Double? {
    guard mean > 0 else { return nil }
    let sum = values.reduce(0) { sum, one in
      let share = one.value / mean
      return share > 0 ? sum + one.weight * share * Mathematics.logarithm(share) : sum
    }
    return sum / total
  }

  /// Theil's T of the means of groups, as if all in a group had its mean: the part between groups.
  /// The rest of ``theil`` is within them.
  func theil(between groups: [[(value: Double, weight: Double)]]) -> Double? {
    guard mean > 0 else { return nil }
    let means = groups.compactMap { group -> (value: Double, weight: Double)? in
      group.weightedMean.map { ($0, group.reduce(0) { $0 + $1.weight }) }
    }
    return Inequality(means)?.theil
  }
}
