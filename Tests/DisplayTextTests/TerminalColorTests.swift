import DisplayText
import Testing

@Suite struct TerminalColorTests {
  @Test("every colour can be seen on white and on black", arguments: TerminalColor.allCases)
  func contrast(color: TerminalColor) {
    #expect(Luminance.contrast(color.luminance, Luminance.white) >= 3)
    #expect(Luminance.contrast(color.luminance, Luminance.black) >= 3)
  }

  @Test func whatWasInvisibleIsKnownToBe() {
    #expect(Luminance.contrast(Luminance(palette: 227).value, Luminance.white) < 1.1)
    #expect(Luminance.contrast(Luminance(palette: 255).value, Luminance.white) < 1.2)
    #expect(abs(Luminance.contrast(Luminance.white, Luminance.black) - 21) < 1e-9)
  }
}

extension TerminalColor {
  var luminance: Double { Luminance(palette: rawValue).value }
}

/// The relative luminance of a colour, as WCAG 2 defines it.
struct Luminance {
  static let white = 1.0
  static let black = 0.0
  let value: Double

  /// The colour of a number in xterm's palette: a cube of six steps a side, then 24 grays.
  init(palette number: UInt8) {
    let steps = [0, 95, 135, 175, 215, 255]
    let place = Int(number) - 16
    let components =
      number >= 232
      ? Array(repeating: 8 + 10 * (Int(number) - 232), count: 3)
      : [steps[place / 36], steps[place / 6 % 6], steps[place % 6]]
    let linear = components.map { Self.linear(Double($0) / 255) }
    value = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }

  static func contrast(_ one: Double, _ other: Double) -> Double {
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
