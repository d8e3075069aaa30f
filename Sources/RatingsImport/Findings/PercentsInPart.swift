import FreedomModel

/// How a number says that it is a percentage.
enum PercentMark {
  /// A sign in a text: `64%` is read as 64.
  case sign
  /// The format of a workbook's cell, which shows 0.64 as 64%; it is read as 0.64.
  case format
}

/// The values of an indicator when some are percentages and others are not: `64%` and `0.5` beside
/// each other may be on one scale or on two.
struct PercentsInPart {
  /// The values of one kind: how many, the largest, and the first.
  private struct Values {
    var count = 0
    var largest = 0.0
    var first = (value: 0.0, row: 0, column: 0)

    mutating func add(_ value: Double, row: Int, column: Int) {
      if count == 0 { first = (value, row, column) }
      count += 1
      largest = max(largest, abs(value))
    }
  }

  private var signed = Values()
  private var shown = Values()
  private var plain = Values()

  mutating func add(_ value: Double, row: Int, column: Int, mark: PercentMark?) {
    switch mark {
    case .sign: signed.add(value, row: row, column: column)
    case .format: shown.add(value, row: row, column: column)
    case nil: plain.add(value, row: row, column: column)
    }
  }

  func report(_ indicator: Indicator, to findings: FileFindings) {
    reportShown(indicator, to: findings)
    reportSigned(indicator, to: findings)
  }

  /// Notes that cells which show percentages have fractions; refuses the file where other values of
  /// the indicator are larger than fractions.
  private func reportShown(_ indicator: Indicator, to findings: FileFindings) {
    guard shown.count > 0 else { return }
    let others = max(plain.largest, signed.largest)
    let example = shown.first
    let percent = (example.value * 100_000_000).rounded() / 1_000_000
    let isMixed = others > 1
    findings.report(
      isMixed ? .refusedFile : .note, code: isMixed ? "percent-in-part" : "percent-format",
      row: example.row, column: example.column, value: indicator.id,
      rule: isMixed
        ? "\(shown.count) of \(shown.count + plain.count + signed.count) cells show a percentage "
          + "and contain a fraction, such as \(example.value.shortestExact); the others, up to "
          + "\(others.shortestExact), may be on another scale"
        : "percentages are read as the fractions that their cells contain, "
          + "\(percent.shortestExact)% as \(example.value.shortestExact): \(shown.count) "
          + (shown.count == 1 ? "cell" : "cells"),
      hint: isMixed
        ? "give all cells of the column one format, and write all as 64 or all as 0.64" : nil)
  }

  /// Refuses the file where the values without a sign may all be fractions; a warning names others.
  private func reportSigned(_ indicator: Indicator, to findings: FileFindings) {
    // Zero is the same on both scales.
    guard signed.count > 0, plain.largest > 0 else { return }
    let areFractions = plain.largest <= 1 && signed.largest > 1
    findings.report(
      areFractions ? .refusedFile : .warning, code: "percent-in-part", row: signed.first.row,
      column: signed.first.column, value: indicator.id,
      rule: "\(signed.count) of \(signed.count + plain.count) numbers have a percent sign; the "
        + "others, up to \(plain.largest.shortestExact), "
        + (areFractions ? "may be fractions" : "are read as percent too"),
      hint: "write all numbers of the column in one way, 64% and 50% or 0.64 and 0.5")
  }
}
