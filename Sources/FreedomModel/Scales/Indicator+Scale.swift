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
