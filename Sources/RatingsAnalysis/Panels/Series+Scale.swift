public import FreedomModel

extension Indicator {
  /// The edition inside a window in which the scale was turned round, given by its sort year.
  ///
  /// - Parameter editions: The editions with a figure.
  /// - Returns: `nil` unless there are figures on both sides.
  public func turn(within editions: [Edition]) -> Int? {
    guard let directionSince, editions.contains(where: { $0.year < directionSince }),
      editions.contains(where: { $0.year >= directionSince })
    else { return nil }
    return directionSince
  }

  /// How many points the scale spans: 6 for ratings, 100 for totals. A score's scale begins at
  /// zero, even where an additional question can bring it lower.
  var span: Double? {
    guard let maximum, let nominalMinimum, maximum > nominalMinimum else { return nil }
    return maximum - nominalMinimum
  }
}

extension Series {
  /// The positions of the editions with a figure.
  var observedPositions: [Int] { values.indices.filter { values[$0]?.asNumber != nil } }

  /// The edition inside the figures in which the scale was turned round; `nil` unless there are
  /// figures on both sides.
  var turn: Int? {
    guard indicator.directionSince != nil else { return nil }
    return indicator.turn(within: observedPositions.map { editions[$0] })
  }

  /// Whether an edition is missing between the first figure and the last.
  var hasGap: Bool {
    let observed = observedPositions
    return zip(observed.dropFirst(), observed).contains { later, earlier in
      later > earlier + 1 || !editions[later].follows(editions[earlier])
    }
  }
}
