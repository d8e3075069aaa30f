import DisplayText
import FreedomTestSupport
import Testing

@Suite struct TerminalColorTests {
  @Test("every colour can be seen on white and on black", arguments: TerminalColor.allCases)
  func contrast(color: TerminalColor) {
    #expect(Luminance.contrast(color.luminance, Luminance.white) >= 3)
    #expect(Luminance.contrast(color.luminance, Luminance.black) >= 3)
  }

  @Test("the three statuses differ by lightness too, Free being the lightest")
  func statuses() {
    let ramp = [TerminalColor.free, .partlyFree, .notFree].map(\.luminance)
    #expect(Luminance.contrast(ramp[0], ramp[1]) >= 1.35 && ramp[0] > ramp[1])
    #expect(Luminance.contrast(ramp[1], ramp[2]) >= 1.35 && ramp[1] > ramp[2])
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
