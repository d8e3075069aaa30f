/// The relative luminance of a colour, as WCAG 2 defines it.
package struct Luminance {
  package static let white = 1.0
  package static let black = 0.0
  package let value: Double

  /// The colour of a number in xterm's palette: a cube of six steps a side, then 24 grays.
  package init(palette number: UInt8) {
    let steps = [0, 95, 135, 175, 215, 255]
    let place = Int(number) - 16
    let components =
      number >= 232
      ? Array(repeating: 8 + 10 * (Int(number) - 232), count: 3)
      : [steps[place / 36], steps[place / 6 % 6], steps[place % 6]]
    self.init(components: components)
  }

  /// A colour of a drawing or a page: `#3f9bdd` or `#fff`.
  package init(hex: String) {
    let digits = hex.dropFirst().compactMap(\.hexDigitValue)
    self.init(
      components: digits.count == 3
        ? digits.map { $0 * 17 } : [0, 2, 4].map { digits[$0] * 16 + digits[$0 + 1] })
  }

  private init(components: [Int]) {
    let linear = components.map { Self.linear(Double($0) / 255) }
    value = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }

  /// The contrast of two luminances, from 1 to 21.
  package static func contrast(_ one: Double, _ other: Double) -> Double {
    (max(one, other) + 0.05) / (min(one, other) + 0.05)
  }

  /// WCAG's power of 2.4, by squares and square roots: `pow` would need Foundation.
  private static func linear(_ part: Double) -> Double {
    guard part > 0.04045 else { return part / 12.92 }
    let base = (part + 0.055) / 1.055
    return base * base * fifthRoot(base * base)
  }

  private static func fifthRoot(_ number: Double) -> Double {
    (0..<60).reduce(1.0) { root, _ in
      (4 * root + number / (root * root * root * root)) / 5
    }
  }
}
