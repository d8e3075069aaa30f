internal import FreedomModel

/// The sentences that builders write: titles, scales, gaps and descriptions.
enum Wording {
  /// `Freedom rating: Hungary, Turkey, 1973–2025`.
  static func title(
    _ series: [Series], who population: String?, years: ClosedRange<Int>?
  ) -> String {
    let labels = series.map(\.indicator.label).uniqued()
    let names = series.map(\.entity.name).uniqued()
    let who =
      population ?? (names.count <= 5 ? names.joined(separator: ", ") : "\(names.count) entities")
    let what = labels.count <= 3 ? labels.joined(separator: ", ") : "\(labels.count) indicators"
    let parts = what.isEmpty ? "No series" : names.isEmpty ? what : "\(what): \(who)"
    return years.map { "\(parts), \(span($0))" } ?? parts
  }

  /// `1973–2025`, or one year.
  static func span(_ years: ClosedRange<Int>) -> String {
    years.count == 1 ? "\(years.lowerBound)" : "\(years.lowerBound)–\(years.upperBound)"
  }

  /// What the years of an axis are.
  static func years(_ rule: YearRule) -> String {
    switch rule {
    case .edition: "years are editions"
    case .coverage: "years are those covered"
    case .coverageFilled: "years are those covered, 1981 as 1982"
    }
  }

  /// Which end of a scale is which, and where the freer one is drawn.
  static func scale(_ shared: SharedScale, _ series: [Series], freerAt place: String) -> String {
    guard let indicator = series.first?.indicator else { return "" }
    if shared.isRelative {
      return "each on its own scale: 100 = most free (\(place)), 0 = least free"
    }
    if indicator.measure == .status {
      return "F = Free (\(place)), PF = Partly Free, NF = Not Free"
    }
    let low = indicator.nominalMinimum?.shortestExact
    let high = indicator.maximum?.shortestExact
    guard let direction = indicator.direction else {
      return "highest value (\(place)); direction not declared"
    }
    let (free, unfree) = direction == .higher ? (high, low) : (low, high)
    guard let free, let unfree else { return "\(direction.rawValue) = freer (\(place))" }
    return "\(free) = most free (\(place)), \(unfree) = least free"
  }

  /// Which years between a series' first and last have no figure, and why.
  static func gaps(_ tracks: [Track], by rule: YearRule) -> [String] {
    var editions: Set<Int> = []
    for track in tracks { editions.formUnion(track.series.editions.map { $0.year(by: rule) }) }
    var notes: [String] = []
    let unpublished = Set(tracks.flatMap(\.missing)).subtracting(editions)
    if !unpublished.isEmpty {
      notes.append("Gap: no edition for \(list(unpublished.sorted())).")
    }
    let missing = tracks.compactMap { track -> String? in
      let years = track.missing.filter(editions.contains)
      return years.isEmpty ? nil : "\(track.series.entity.name) \(list(years))"
    }
    if !missing.isEmpty {
      notes.append("Gap: no figure for \(missing.joined(separator: "; ")).")
    }
    return notes
  }

  /// Years with runs shortened: `1983, 1990–1992`.
  static func list(_ years: [Int]) -> String {
    var runs: [ClosedRange<Int>] = []
    for year in years {
      if let last = runs.last, last.upperBound + 1 == year {
        runs[runs.count - 1] = last.lowerBound...year
      } else {
        runs.append(year...year)
      }
    }
    return runs.map(span).joined(separator: ", ")
  }

  /// What differs in the older editions from the bands drawn.
  static func olderRule(_ series: [Series], since year: Int?) -> [String] {
    guard let year, year < StatusRule.strictSince,
      series.contains(where: { $0.indicator.id == "fiw.rating" })
    else { return [] }
    return [
      "Bands as from the edition \(StatusRule.strictSince); before, 5.5 was Partly Free or Not Free."
    ]
  }

  /// What was turned or left out to keep the freer end at the end of the scale.
  static func turned(_ series: [Series]) -> [String] {
    let since = series.compactMap { one in
      one.indicator.directionSince.flatMap { first in
        one.observed().contains { $0.year < first } ? first : nil
      }
    }
    guard let first = since.first else { return [] }
    return [
      "Editions before \(first) counted the other way; they are drawn turned, freer on top, "
        + "and not joined. Their figures are given as published."
    ]
  }
}
