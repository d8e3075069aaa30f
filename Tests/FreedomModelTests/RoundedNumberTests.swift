import Testing

@testable import FreedomModel

@Suite struct RoundedNumberTests {
  @Test(arguments: [
    (0.43589743589743590, "0.4359"), (-0.035714285714285712, "-0.03571"),
    (1.2345678e-7, "1.235e-07"), (123_456.789012, "123457"), (0.99999999, "1"),
    (9.99999999e-6, "1e-05"), (57.123456789, "57.12"), (0.000123456789, "0.0001235"),
    (99_999.99999, "100000"), (2.0 / 3.0, "0.6667"), (1.0 / 3.0 * 100, "33.33"),
    (1.23456789e-12, "1.235e-12"),
  ])
  func longNumbersAreShortened(number: Double, text: String) {
    #expect(RoundedNumber.text(number, significantDigits: 4) == text)
  }

  @Test(arguments: [0, 5, 2.5, 1e15, -4, 0.1, 1e300, 123_456_789, 0.5625])
  func shortNumbersStandAsTheyAre(number: Double) {
    #expect(RoundedNumber.text(number, significantDigits: 4) == nil)
  }

  @Test(arguments: [(61.325, "61.33"), (0.28125, "0.2813"), (0.234375, "0.2344")])
  func digitsThatArePublishedAreKeptOnRequest(number: Double, text: String) {
    #expect(RoundedNumber.text(number, significantDigits: 4) == text)
    #expect(RoundedNumber.text(number, significantDigits: 4, alwaysShown: 7) == nil)
  }
}
