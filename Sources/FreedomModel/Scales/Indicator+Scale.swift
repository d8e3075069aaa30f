extension Indicator {
  /// The lowest figure of the scale as people know it: totals that can fall below 0 begin at 0.
  package var nominalMinimum: Double? {
    guard let minimum, let maximum, minimum < 0, maximum > 0 else { return minimum }
    return 0
  }

  /// A figure on the scale turned round, such as 7 for the rating 1; `nil` when the scale has no ends
  /// to turn it between.
  package func mirrored(_ figure: Double) -> Double? {
    guard let minimum, let maximum else { return nil }
    return minimum + maximum - figure
  }

  /// A value on the same range with higher being freer: reversed where lower is freer in its edition,
  /// else as published; `nil` where the scale has no ends to reverse it between.
  package func reversed(_ value: Double, edition year: Int) -> Double? {
    direction(inEdition: year) == .lower ? mirrored(value) : value
  }

  /// What ``reversed(_:edition:)`` does to values of some editions, as a heading says it: `8 - x`, or
  /// `100 - x before 2019` where only older editions are reversed; `nil` where it changes nothing.
  package func reversal(over editions: [Edition]) -> String? {
    guard let minimum, let maximum else { return nil }
    let lower = editions.filter { direction(inEdition: $0.year) == .lower }
    guard !lower.isEmpty else { return nil }
    let formula = "\((minimum + maximum).shortestExact) - x"
    guard lower.count < editions.count, let directionSince else { return formula }
    return formula + (direction == .lower ? " since " : " before ") + String(directionSince)
  }

  /// The scale and its direction in one sentence, for a result's notes.
  package var scaleNote: String {
    if measure == .status { return "\(id): 0 is Not Free, 1 Partly Free, 2 Free." }
    var note = "\(id): " + (direction.map { "\($0.rawValue) is freer" } ?? "direction not declared")
    if let minimum, let maximum {
      note += " (\(minimum.shortestExact) to \(maximum.shortestExact))"
    }
    if let directionSince { note += "; before the edition \(directionSince) the other way round" }
    if isComputed {
      note += "; computed here, the mean of \(meanOf.joined(separator: " and "))"
    }
    return note + "."
  }
}
