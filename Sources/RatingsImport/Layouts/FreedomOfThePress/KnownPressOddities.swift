import FreedomModel

/// Figures of Freedom House's own files that later files contradict, and that a single file cannot
/// show to be wrong. They are told where a file really has them, and kept as published.
enum KnownPressOddities {
  private struct Oddity {
    let edition: Int
    let indicator: String
    let value: Double
    let rule: String
  }

  private static let kinshasa = "Congo (Kinshasa)"
  private static let brazzaville = "Congo (Brazzaville)"

  /// By entity id.
  private static let known: [String: [Oddity]] = [
    "COD": [
      exchanged(2007, 51, later: "80, Not Free", brazzaville),
      exchanged(2008, 51, later: "81, Not Free", brazzaville),
      exchanged(2013, 56, later: "83, Not Free", brazzaville),
      exchangedParts(16),
    ],
    "COG": [
      exchanged(2007, 80, later: "51, Partly Free", kinshasa),
      exchanged(2008, 81, later: "51, Partly Free", kinshasa),
      exchanged(2013, 83, later: "56, Partly Free", kinshasa),
      exchangedParts(25),
    ],
    "SCG": [2007, 2008].map {
      Oddity(
        edition: $0, indicator: "fotp.total", value: 39,
        rule: "later files have this figure under Serbia")
    },
  ]

  /// Tells what is known to be odd about a record.
  static func report(_ record: RatingRecord, in session: ImportSession) {
    guard let oddities = known[record.entity.id] else { return }
    for oddity in oddities where oddity.edition == record.edition.year {
      let figure = record.figures.first { $0.slot.indicator.id == oddity.indicator }
      guard let figure, figure.value.number == oddity.value else { continue }
      session.report(
        session.finding(
          .note, code: "known-oddity", row: figure.row, column: figure.column,
          value: "\(record.entity.name) \(record.edition.label): \(oddity.indicator) "
            + oddity.value.shortestExact,
          rule: oddity.rule, hint: "kept as published"))
    }
  }

  private static func exchanged(
    _ edition: Int, _ value: Double, later: String, _ other: String
  ) -> Oddity {
    Oddity(
      edition: edition, indicator: "fotp.total", value: value,
      rule: "the two Congos seem to be exchanged: later files have \(later) here, "
        + "and this figure under \(other)")
  }

  private static func exchangedParts(_ value: Double) -> Oddity {
    Oddity(
      edition: 2012, indicator: "fotp.legal", value: value,
      rule: "the parts of the two Congos seem to be exchanged: they add up to the other's total")
  }
}
