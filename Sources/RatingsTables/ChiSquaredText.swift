internal import FreedomModel

/// The result of a chi-squared test in words.
enum ChiSquaredText {
  /// `chi-squared 23.1, 5 df, p 0.0031`.
  static func text(_ statistic: Double, _ degreesOfFreedom: Int, p: Double) -> String {
    let p = p < 0.0001 ? "below 0.0001" : rounded(p, digits: 3)
    return "chi-squared \(rounded(statistic)), \(degreesOfFreedom) df, p \(p)"
  }

  /// A number for a sentence.
  static func rounded(_ number: Double, digits: Int = 4) -> String {
    RoundedNumber.text(number, significantDigits: digits) ?? number.shortestExact
  }
}

extension ResultTable.Column {
  /// The columns of a chi-squared test.
  static let chiSquared: [ResultTable.Column] = [
    .computed("statistic", description: "Chi-squared"),
    .init("degrees_of_freedom", .integer, description: "Its degrees of freedom"),
    .computed(
      "p", description: "The probability of such a difference where the parts do not differ"),
  ]
}
