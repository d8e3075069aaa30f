internal import FreedomModel

/// The sentences that builders write: titles, scales, gaps and descriptions.
enum ChartLabels {
  /// `1973–2025`, or one year.
  static func span(_ years: ClosedRange<Int>) -> String {
    years.count == 1 ? "\(years.lowerBound)" : "\(years.lowerBound)–\(years.upperBound)"
  }

  /// What the years are; empty for one year that is an edition, which is what readers expect.
  static func years(_ rule: YearRule, isOne: Bool = false) -> String {
    switch rule {
    case .edition: isOne ? "" : "years are editions"
    case .coverage: isOne ? "the year is the one covered" : "years are those covered"
    case .coverageFilled: "years are those covered, 1981 as 1982"
    }
  }

  /// Which end of a scale is which, and where the freer one is drawn.
  static func scale(_ shared: SharedScale, _ series: [Series], freerAt place: String) -> String {
    let direction = series.first.flatMap(\.indicator.direction)
    return scale(shared, series, direction: direction, freerAt: place)
      + (shared.isRelative ? "" : reversal(series))
  }

  /// The same for values of one edition, in which the scale has some direction.
  static func scale(
    _ shared: SharedScale, _ series: [Series], direction: ScaleDirection?, freerAt place: String
  ) -> String {
    guard let indicator = series.first?.indicator else { return "" }
    if shared.isRelative {
      return "each on its own scale: 100 % = most free (\(place)), 0 % = least free; "
        + "beside the names are the values themselves"
    }
    if indicator.measure == .status {
      return "F = Free (\(place)), PF = Partly Free, NF = Not Free"
    }
    guard let direction else { return "highest value (\(place)); direction not declared" }
    let low = indicator.nominalMinimum?.shortestExact
    let high = indicator.maximum?.shortestExact
    let (free, unfree) = direction == .higher ? (high, low) : (low, high)
    guard let free, let unfree else { return "\(direction.rawValue) = freer (\(place))" }
    return "\(free) = most free (\(place)), \(unfree) = least free"
  }

  /// How values of older editions are shown on the scale of the newer ones: `; before 2019 shown
  /// as 100 - x`; empty where all count one way.
  private static func reversal(_ series: [Series]) -> String {
    guard let (since, indicator) = firstReversed(series),
      let sum = indicator.mirrored(0)?.shortestExact
    else { return "" }
    return "; before \(since) shown as \(sum) - x"
  }

  /// The first edition with the present direction, where older values are drawn too.
  private static func firstReversed(_ series: [Series]) -> (since: Int, Indicator)? {
    for one in series {
      guard let since = one.indicator.directionSince,
        one.observed().contains(where: { $0.year < since })
      else { continue }
      return (since, one.indicator)
    }
    return nil
  }

  /// Which years between a series' first and last have no value, and why.
  static func gaps(_ tracks: [Track], by rule: YearRule) -> [String] {
    var editions: Set<Int> = []
    for track in tracks { editions.formUnion(track.series.editions.map { $0.year(by: rule) }) }
    var unpublished: Set<Int> = []
    let missing = tracks.compactMap { track -> String? in
      let years = track.missing.filter {
        editions.contains($0) || hasEdition(track.series.indicator.publication, $0, rule)
      }
      unpublished.formUnion(Set(track.missing).subtracting(years))
      return years.isEmpty ? nil : "\(track.series.entity.name) \(list(years))"
    }
    return unpublishedNote(unpublished)
      + (missing.isEmpty ? [] : ["Gap: no value for \(missing.joined(separator: "; "))."])
  }

  /// The years between the first and the last that no series has a value for: because there is no
  /// edition, such as 1983, or because the edition rates none of them.
  static func missingEditions(_ tracks: [Track], by rule: YearRule) -> [String] {
    missingEditions(
      tracks.flatMap { $0.series.editions.flatMap { $0.years(under: rule) } },
      of: tracks.map(\.series.indicator.publication).uniqued(), by: rule,
      within: YearScale.of(tracks, by: rule).span)
  }

  /// The same for the years of some editions. Where a publication comes out every second year,
  /// the years between are not gaps.
  static func missingEditions(
    _ years: some Sequence<Int>, of publications: [String], by rule: YearRule,
    within span: ClosedRange<Int>? = nil
  ) -> [String] {
    let known = Set(years).filter { span?.contains($0) ?? true }.sorted()
    let step = zip(known, known.dropFirst()).map { $1 - $0 }.min() ?? 1
    let missing = zip(known, known.dropFirst()).flatMap { before, after in
      Array(stride(from: before + step, to: after, by: step))
    }
    let unrated = missing.filter { year in
      publications.contains { hasEdition($0, year, rule) }
    }
    return unpublishedNote(Set(missing).subtracting(unrated))
      + (unrated.isEmpty ? [] : ["Gap: no value for \(list(unrated))."])
  }

  private static func unpublishedNote(_ years: Set<Int>) -> [String] {
    years.isEmpty ? [] : ["Gap: no edition for \(list(years.sorted()))."]
  }

  /// Series of one entity have the editions that rate it, and the calendar has the others.
  private static func hasEdition(_ publication: String, _ year: Int, _ rule: YearRule) -> Bool {
    EditionCalendar.hasEdition(of: publication, for: year, by: rule)
  }

  /// A mean in as many digits as fit into the field of a year.
  static func shortText(of point: Point) -> String {
    RoundedNumber.text(point.position, significantDigits: 2) ?? point.text
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

  static func olderRule(_ series: [Series], since year: Int?) -> [String] {
    guard let year, year < RuleBook.strictStatusSince,
      series.contains(where: { $0.indicator.id == "fiw.rating" })
    else { return [] }
    return [
      "Bands as from the edition \(RuleBook.strictStatusSince); before, 5.5 was Partly Free or "
        + "Not Free."
    ]
  }

  static func reversed(_ series: [Series]) -> [String] {
    guard let (since, indicator) = firstReversed(series),
      let sum = indicator.mirrored(0)?.shortestExact
    else { return [] }
    return [
      "Before the edition \(since) lower was freer: those values are shown as \(sum) less the "
        + "published one."
    ]
  }
}

extension ChartLabels {
  static var statusKey: [KeyEntry] {
    FreedomStatus.freestFirst.map { KeyEntry(.status($0), "\($0.code) \($0.label)") }
  }

  /// Every series as its spells: `Hungary was Not Free 1973–1984, Partly Free 1985–1990`.
  static func statuses(_ tracks: [Track]) -> String {
    guard !tracks.isEmpty else { return "No statuses to draw." }
    let names = LineNames(tracks.map(\.series)).full
    return zip(tracks, names).map { track, name in
      var spells: [(status: FreedomStatus, years: ClosedRange<Int>)] = []
      for (year, status) in track.statuses {
        if let last = spells.last, last.status == status {
          spells[spells.count - 1].years = last.years.lowerBound...year
        } else {
          spells.append((status, year...year))
        }
      }
      guard !spells.isEmpty else { return "\(name) was not rated." }
      let parts = spells.map { "\($0.status.label) \(span($0.years))" }
      return "\(name) was \(parts.joined(separator: ", "))."
    }.joined(separator: " ")
  }
}
