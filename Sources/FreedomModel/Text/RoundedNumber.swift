/// Shortens computed numbers for the eye: decimal rounding of the shortest-exact digits.
package enum RoundedNumber {
  /// The number with some significant digits, or `nil` where it has at most that many, or at most
  /// are always shown.
  ///
  /// Digits before the point are never rounded away; halves are rounded away from zero.
  package static func text(
    _ number: Double, significantDigits: Int, alwaysShown: Int = 0
  ) -> String? {
    let written = number.magnitude.description.split(separator: "e")
    let parts = written[0].split(separator: ".", omittingEmptySubsequences: false)
    let exponent = written.count > 1 ? Int(written[1]) ?? 0 : 0
    let all = parts.joined().compactMap(\.wholeNumberValue)
    let leadingZeros = all.prefix { $0 == 0 }.count
    var digits = Array(all.dropFirst(leadingZeros))
    while digits.last == 0 { digits.removeLast() }
    // The number is 0.d1d2d3... times ten to the power of `point`.
    var point = parts[0].count - leadingZeros + exponent

    let kept = max(significantDigits, point, 1)
    guard digits.count > alwaysShown, digits.count > kept else { return nil }
    let roundsUp = digits[kept] >= 5
    digits.removeSubrange(kept...)
    if roundsUp {
      while digits.last == 9 { digits.removeLast() }
      if digits.isEmpty {
        digits = [1]
        point += 1
      } else {
        digits[digits.count - 1] += 1
      }
    }
    while digits.last == 0 { digits.removeLast() }
    return (number < 0 ? "-" : "") + text(digits: digits, point: point)
  }

  private static func text(digits: [Int], point: Int) -> String {
    let written = digits.map(String.init).joined()
    if point > 0 {
      let whole =
        written.prefix(point) + String(repeating: "0", count: max(0, point - digits.count))
      return digits.count > point ? whole + "." + written.dropFirst(point) : String(whole)
    }
    if point > -4 { return "0." + String(repeating: "0", count: -point) + written }
    let fraction = written.dropFirst()
    let exponent = 1 - point
    return written.prefix(1) + (fraction.isEmpty ? "" : "." + fraction)
      + (exponent < 10 ? "e-0" : "e-") + String(exponent)
  }
}
