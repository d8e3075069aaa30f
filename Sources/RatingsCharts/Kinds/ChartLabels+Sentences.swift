package import FreedomModel

extension ChartLabels {
  /// Every series in one sentence: where it began, where it ended, which way it went.
  static func description(
    _ tracks: [Track], named names: [String], on scale: ValueScale
  ) -> String {
    guard !tracks.isEmpty else { return "No values to draw." }
    return zip(tracks, names).map { "\($1) \(predicate($0, on: scale))." }.joined(separator: " ")
  }

  /// `4.5 → 6 declined`, or with `↓` for the word; one value where there is one.
  static func change(_ track: Track, on scale: ValueScale, isShort: Bool = false) -> String {
    guard let first = track.points.first, let last = track.points.last else {
      return isShort ? "" : "no values"
    }
    guard track.points.count > 1 else { return first.text }
    let figures = "\(first.text) → \(last.text)"
    let rise = scale.fraction(last.position) - scale.fraction(first.position)
    return figures
      + (rise == 0
        ? isShort ? " =" : " unchanged"
        : isShort ? rise > 0 ? " ↑" : " ↓" : " " + way(track.series.indicator, rise: rise))
  }

  /// `improved from 6 to 3`, `stayed at 6`.
  static func change(
    of track: Track, from start: Point, to end: Point, on scale: ValueScale
  ) -> String {
    let rise = scale.fraction(end.position) - scale.fraction(start.position)
    return rise == 0
      ? "unchanged at \(start.text)"
      : "\(way(track.series.indicator, rise: rise)) from \(start.text) to \(end.text)"
  }

  private static func predicate(_ track: Track, on scale: ValueScale) -> String {
    guard let first = track.points.first, let last = track.points.last else {
      return "has no values"
    }
    guard track.points.count > 1 else {
      return "was at \(first.text) in \(first.year), its only value"
    }
    let rise = scale.fraction(last.position) - scale.fraction(first.position)
    if rise == 0, Set(track.points.map(\.position)).count == 1 {
      return "stayed at \(first.text) from \(first.year) to \(last.year)"
    }
    let way =
      rise == 0
      ? "stood at \(first.text) in \(first.year) and again in \(last.year)"
      : way(track.series.indicator, rise: rise)
        + " from \(first.text) in \(first.year) to \(last.text) in \(last.year)"
    return way + extremes(track, first, last, on: scale)
  }

  /// The word for a change that is drawn as a rise or a fall: a scale's freer end is drawn on top,
  /// of one without a declared direction the higher end.
  private static func way(_ indicator: Indicator, rise: Double) -> String {
    let word: ChangeDirection =
      indicator.direction == nil ? rise > 0 ? .rose : .fell : rise > 0 ? .improved : .declined
    return word.rawValue
  }

  /// The freest and the least free point, or the highest and the lowest, where the ends of the
  /// series are not already those.
  private static func extremes(
    _ track: Track, _ first: Point, _ last: Point, on scale: ValueScale
  ) -> String {
    var (freest, least) = (first, first)
    for point in track.points {
      let place = scale.fraction(point.position)
      if place > scale.fraction(freest.position) { freest = point }
      if place < scale.fraction(least.position) { least = point }
    }
    let ends = [first.position, last.position]
    let words = endWords(of: track.series.indicator)
    var parts: [String] = []
    if !ends.contains(freest.position) {
      parts.append("\(words.top) \(freest.text) in \(freest.year)")
    }
    if !ends.contains(least.position) {
      parts.append("\(words.bottom) \(least.text) in \(least.year)")
    }
    return parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))"
  }
}

extension ChartLabels {
  /// Names at the end of a sentence, distinguished where they have commas or stops of their own.
  static func sentenceEnd(of names: [String]) -> String {
    let hasCommas = names.contains { $0.contains(",") }
    let list = names.joined(separator: hasCommas ? "; " : ", ")
    return list.hasSuffix(".") ? list : list + "."
  }

  /// What is shown and, where they have a name together, for which entities: `Freedom rating:
  /// Eurasia`.
  static func labels(_ series: [Series], who: String?) -> String {
    let labels = series.map(\.indicator.label).uniqued().joined(separator: ", ")
    return labels + (labels.isEmpty ? "" : who.map { ": \($0)" } ?? "")
  }

  /// The entities without a value, by name if they are few.
  static func absent(_ names: [String], in year: Int?) -> [String] {
    guard let year, !names.isEmpty else { return [] }
    return names.count <= 12
      ? ["No value in \(year): \(sentenceEnd(of: names))"]
      : ["\(names.count) have no value in \(year)."]
  }

  /// A ranking in words: everyone if they are few, else both ends.
  static func ranking(
    _ entries: [String], _ what: String, _ year: Int?, by indicator: Indicator?
  ) -> String {
    let words = endWords(of: indicator)
    guard let year, let first = entries.first, let last = entries.last else {
      return "No values to draw."
    }
    guard entries.count <= 12 else {
      return "\(what) in \(year), \(entries.count) entities: \(words.top) \(first), "
        + "\(words.bottom) \(last)."
    }
    return "\(what) in \(year), \(words.top) first: \(entries.joined(separator: ", "))."
  }

  /// What the upper and the lower end of a scale are called.
  static func endWords(of indicator: Indicator?) -> (top: String, bottom: String) {
    guard let indicator, indicator.direction == nil else { return ("freest", "least free") }
    return ("highest", "lowest")
  }

  /// Who is not drawn because a value at one end is missing.
  static func slopeNotes(_ missing: [String], _ first: Int, _ last: Int) -> [String] {
    if missing.isEmpty { return [] }
    if first == last { return ["A slope needs values of two years."] }
    return ["Without a value in \(first) or \(last): \(sentenceEnd(of: missing))"]
  }
}

/// The title that a chart gets where the user has none: what is measured, who is shown and when.
///
/// `Freedom in the World, total score: Hungary, Tunisia and six others, 2003–2026`.
package struct ChartTitle {
  /// The title, and the line under it.
  let first: String, second: String

  /// The title of some series.
  ///
  /// - Parameters:
  ///   - series: What is drawn.
  ///   - when: The years in words; empty where there are none.
  ///   - options: The user's own words, and who is shown where they have a name together.
  init(_ series: [Series], when: String, options: ChartOptions) {
    let who = options.who ?? Self.who(series.map(\.entity), first: options.highlighted)
    self.init(
      [Self.what(series.map(\.indicator)), who].filter { !$0.isEmpty }.joined(separator: ": "),
      when: when, options: options)
  }

  /// The title of some words and years.
  init(_ words: String, when: String, options: ChartOptions) {
    let own = [words.isEmpty ? "No series" : words, when].filter { !$0.isEmpty }
      .joined(separator: ", ")
    first = options.title ?? own
    second = options.subtitle ?? (options.title == nil ? "" : own)
  }

  /// What is measured, with the publication that says it: `Freedom in the World, total score`.
  static func what(_ indicators: [Indicator]) -> String {
    let indicators = indicators.uniqued(by: \.id)
    guard indicators.count <= 3 else {
      let titles = indicators.map(publication).uniqued()
      return "\(Self.list(titles)): \(indicators.count) indicators"
    }
    let groups = indicators.map(publication).uniqued().map { title in
      let labels = indicators.filter { Self.publication(of: $0) == title }.map { indicator in
        label(of: indicator, after: title)
      }.uniqued()
      return "\(title), \(list(labels))"
    }
    return list(groups, and: groups.count > 1 ? " and " : ", ")
  }

  /// `total score`; `Freedom in the World status` is `status` after the publication's title.
  private static func label(of indicator: Indicator, after title: String) -> String {
    guard Publication.isFreedomHouse(indicator.publication) else { return indicator.label }
    return indicator.label.hasPrefix(title + " ")
      ? String(indicator.label.dropFirst(title.count + 1)) : indicator.label.lowercasedFirst
  }

  /// The title of an indicator's publication; its id where no title is known.
  package static func publication(of indicator: Indicator) -> String {
    Publication.freedomHouse.first { $0.id == indicator.publication }?.title
      ?? indicator.publicationTitle ?? indicator.publication
  }

  /// `Hungary, Tunisia and six others`, those that are picked out first; all names where they are
  /// few.
  package static func who(_ entities: [Entity], first highlighted: [String] = []) -> String {
    let entities = entities.uniqued(by: \.id)
    let picked = highlighted.compactMap { id in entities.first { $0.id == id } }
    let names = (picked + entities.filter { !highlighted.contains($0.id) }).map(\.name)
    guard names.count > 4 else { return list(names) }
    let others = names.count - 2
    let separator = names.prefix(2).contains { $0.contains(",") } ? "; " : ", "
    return names.prefix(2).joined(separator: separator) + " and \(number(others)) others"
  }

  /// `A, B and C`; names with commas of their own come with semicolons.
  static func list(_ names: [String], and word: String = " and ") -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    let separator = names.contains { $0.contains(",") } ? "; " : ", "
    return names.dropLast().joined(separator: separator) + word + last
  }

  private static func number(_ count: Int) -> String {
    let words = [
      "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
      "eleven", "twelve",
    ]
    return words.indices.contains(count) ? words[count] : "\(count)"
  }
}
