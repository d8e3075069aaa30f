internal import FreedomModel

/// How far a value went, in seven steps.
struct ChangeSteps {
  /// The least changes that count as medium and as great, in points of the scale.
  let medium: Double
  let great: Double
  let isStatus: Bool
  /// Whether it is known which way is freer.
  let hasDirection: Bool

  init(_ scale: ValueScale, of indicator: Indicator?) {
    isStatus = indicator?.measure == .status
    hasDirection = isStatus || indicator?.direction != nil
    let ends = (indicator?.nominalMinimum ?? scale.start, indicator?.maximum ?? scale.end)
    let span = abs(ends.1 - ends.0)
    let (round, part) = Self.round(span / 10)
    // Ratings and questions go up and down by whole points.
    great = isStatus || round < 2 && span >= 3 ? 2 : round
    medium = great == 2 ? 1 : great * part
  }

  /// The next 1, 2 or 5 times a power of ten, and which part of it is medium.
  private static func round(_ number: Double) -> (Double, part: Double) {
    guard number > 0, number.isFinite else { return (1, 0.3) }
    var power = 1.0
    while power * 10 <= number { power *= 10 }
    while power > number, power > 1e-9 { power /= 10 }
    let steps = [(power, 0.3), (power * 2, 0.5), (power * 5, 0.4)]
    return steps.first { $0.0 >= number * 0.999_999 } ?? (power * 10, 0.3)
  }

  func step(_ way: Double) -> Int {
    let size = abs(way) >= great ? 3 : abs(way) >= medium ? 2 : 1
    return way == 0 ? 0 : way > 0 ? size : -size
  }

  /// `▼7`; of a status the arrow alone.
  func short(_ way: Double) -> String {
    guard way != 0 else { return "=" }
    let arrow = way > 0 ? "▲" : "▼"
    if isStatus { return String(repeating: arrow, count: abs(way) > 1 ? 2 : 1) }
    return arrow + (RoundedNumber.text(abs(way), significantDigits: 3) ?? abs(way).shortestExact)
  }

  func word(isUp: Bool) -> String {
    let word: ChangeDirection = hasDirection ? (isUp ? .improved : .declined) : isUp ? .rose : .fell
    return word.rawValue
  }

  /// The steps from most improved to most declined, with what each means.
  var key: [(step: Int, text: String)] {
    (-3...3).reversed().map { ($0, text(of: $0)) }
  }

  private func text(of step: Int) -> String {
    if step == 0 { return "unchanged" }
    let way = word(isUp: step > 0)
    if isStatus { return "\(way) by \(abs(step) > 2 ? "two" : "one")" }
    return switch abs(step) {
    case 1: "\(way) by less than \(medium.shortestExact)"
    case 2: "\(way) by \(medium.shortestExact) to under \(great.shortestExact)"
    default: "\(way) by \(great.shortestExact) or more"
    }
  }
}
