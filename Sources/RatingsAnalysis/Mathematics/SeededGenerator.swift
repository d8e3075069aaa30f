/// Random numbers that are the same in every run and on every machine (SplitMix64: Steele, Lea and
/// Flood 2014), so that whoever repeats an analysis sees the same limits.
///
/// Draws are made here, not by the standard library, whose way from bits to numbers may change.
package struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// The numbers of a seed.
  package init(seed: some BinaryInteger) { state = UInt64(truncatingIfNeeded: seed) }

  /// 64 random bits.
  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A whole number from 0 up to, not including, a bound of 1 or more.
  package mutating func index(below bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// A number between 0 and 1, never one of the two.
  package mutating func fraction() -> Double { (Double(next() >> 12) + 0.5) * 0x1p-52 }

  /// A draw from the standard normal distribution.
  package mutating func normal() -> Double { NormalDistribution.quantile(fraction()) }

  /// A stationary series in which each value resembles the one before it by a correlation, with
  /// normal shocks of variance 1: an AR(1) process.
  package mutating func autoregressive(count: Int, correlation: Double) -> [Double] {
    var values: [Double] = []
    values.reserveCapacity(count)
    var value = normal() / (1 - correlation * correlation).squareRoot()
    for _ in 0..<count {
      values.append(value)
      value = correlation * value + normal()
    }
    return values
  }
}
