import FreedomModel

/// The values of an indicator without a scale, watched for values far outside of the rest: often
/// codes of missing, such as -99, that the user did not declare.
final class ValuesFarOutside {
  private struct Code {
    var count = 0
    let row: Int
    let column: Int
  }

  /// Numbers that data sets write for a missing value, an interruption or a refusal.
  private static let codes: Set<Double> = [
    -9, -66, -77, -88, -99, -666, -777, -888, -999, -6666, -7777, -8888, -9999, -99_999, 888, 999,
    9999,
    99_999, 999_999,
  ]
  /// Above this many others, a positive code counts as one.
  private static let fewest = 3

  private var found: [Double: Code] = [:]
  private var count = 0
  private var low = Double.infinity
  private var high = -Double.infinity
  /// The value next to each end, to see whether the end is far from all others.
  private var secondLow = Double.infinity
  private var secondHigh = -Double.infinity
  private var lowPlace = (row: 0, column: 0)
  private var highPlace = (row: 0, column: 0)

  /// Which of the values have a percent sign.
  private(set) var percents = PercentsInPart()

  func add(_ value: Double, row: Int, column: Int, hasPercentSign: Bool = false) {
    if value <= -9 || value >= 888, Self.codes.contains(value) {
      found[value, default: Code(row: row, column: column)].count += 1
      return
    }
    count += 1
    percents.add(value, row: row, column: column, hasSign: hasPercentSign)
    if value < low {
      (secondLow, low, lowPlace) = (low, value, (row, column))
    } else if value > low, value < secondLow {
      secondLow = value
    }
    if value > high {
      (secondHigh, high, highPlace) = (high, value, (row, column))
    } else if value < high, value > secondHigh {
      secondHigh = value
    }
  }

  /// The finding about an indicator, and which of its values are certainly codes of missing.
  struct Verdict {
    let finding: Finding
    var missing: [Double] = []
  }

  /// The verdict on codes of missing, known only by how far they are from the values, or on a value
  /// far from all others.
  func verdict(for indicator: Indicator, in findings: FileFindings) -> Verdict? {
    codesOfMissing(indicator, findings)
      ?? alone(indicator, findings).map { Verdict(finding: $0) }
  }

  /// Negative codes are certain where there are two of them, or one twice; all others get a
  /// warning, because they may be values.
  private func codesOfMissing(_ indicator: Indicator, _ findings: FileFindings) -> Verdict? {
    guard count > 0 else { return nil }
    let span = high - low
    let outside = found.filter { value, _ in
      value < 0
        ? value < low - span || (low >= 0 && value < low)
        : count >= Self.fewest && value > high + span
    }.sorted { $0.key < $1.key }
    guard let first = outside.min(by: { $0.value.row < $1.value.row })?.value else { return nil }
    let isSure =
      outside.allSatisfy { $0.key < 0 } && outside.reduce(0) { $0 + $1.value.count } > 1
    let values = outside.map(\.key.shortestExact).joined(separator: ",")
    let all = found.keys.map(\.self) + [low, high]
    let range = "\((all.min() ?? low).shortestExact):\((all.max() ?? high).shortestExact)"
    let finding = findings.finding(
      .warning, code: "far-outside", row: first.row, column: first.column,
      value: outside.map { value, code in
        "\(value.shortestExact) (\(code.count) \(code.count == 1 ? "cell" : "cells"))"
      }.joined(separator: ", "),
      rule: "the other values of \(indicator.id) are \(low.shortestExact) to "
        + "\(high.shortestExact); "
        + (isSure
          ? "these are codes of missing, and are read as missing"
          : "these look like codes of missing, and are kept as values"),
      hint: (isSure ? "to declare them, " : "if they mean missing, ") + "--missing \(values); "
        + "if they are values, --range=\(range)")
    return Verdict(finding: finding, missing: isSure ? outside.map(\.key) : [])
  }

  private func alone(_ indicator: Indicator, _ findings: FileFindings) -> Finding? {
    guard count >= 10 else { return nil }
    guard secondHigh.isFinite, secondLow.isFinite else { return nil }
    for (value, rest, place) in [
      (high, low...secondHigh, highPlace), (low, secondLow...high, lowPlace),
    ] where rest.upperBound > rest.lowerBound {
      let span = rest.upperBound - rest.lowerBound
      let distance = max(value - rest.upperBound, rest.lowerBound - value)
      guard distance > 20 * span else { continue }
      return findings.finding(
        .warning, code: "far-outside", row: place.row, column: place.column,
        value: value.shortestExact,
        rule: "all other values of \(indicator.id) are \(rest.lowerBound.shortestExact) to "
          + rest.upperBound.shortestExact,
        hint: "if it means missing, use --missing \(value.shortestExact)")
    }
    return nil
  }
}
