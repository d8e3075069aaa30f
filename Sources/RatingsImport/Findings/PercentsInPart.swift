import FreedomModel

/// The values of an indicator when some have a percent sign and others do not: `64%` and `0.5`
/// beside each other may be on one scale or on two.
struct PercentsInPart {
  private var signed = 0
  private var largestSigned = 0.0
  private var place = (row: 0, column: 0)
  private var plain = 0
  private var largestPlain = 0.0

  mutating func add(_ value: Double, row: Int, column: Int, hasSign: Bool) {
    guard hasSign else {
      plain += 1
      largestPlain = max(largestPlain, abs(value))
      return
    }
    if signed == 0 { place = (row, column) }
    signed += 1
    largestSigned = max(largestSigned, abs(value))
  }

  /// Refuses the file where the values without a sign may all be fractions; a warning names others.
  func report(_ indicator: Indicator, to findings: FileFindings) {
    guard signed > 0, plain > 0 else { return }
    let areFractions = largestPlain > 0 && largestPlain <= 1 && largestSigned > 1
    findings.report(
      areFractions ? .refusedFile : .warning, code: "percent-in-part", row: place.row,
      column: place.column, value: indicator.id,
      rule: "\(signed) of \(signed + plain) numbers have a percent sign; the others, up to "
        + "\(largestPlain.shortestExact), "
        + (areFractions ? "may be fractions" : "are read as percent too"),
      hint: "write all numbers of the column in one way, 64% and 50% or 0.64 and 0.5")
  }
}
