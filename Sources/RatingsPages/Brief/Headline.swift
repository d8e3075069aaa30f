internal import FreedomModel
internal import RatingsAnalysis

/// The first sentences of a brief.
enum Headline {
  static func sentences(of brief: CountryBrief) -> [[PageText]] {
    [main(brief), place(brief)].compactMap(\.self)
  }

  /// `Kazakhstan is rated Not Free in Freedom in the World 2026 with 23 of 100 points, unchanged
  /// from 2025 and 8 points below its highest score, in 2006.`
  private static func main(_ brief: CountryBrief) -> [PageText] {
    var text: [PageText] = [
      .plain(
        "\(brief.entity.name)\(brief.kind == .territory ? ", a territory," : "") "
          + "\(brief.isNewest ? "is" : "was") rated ")
    ]
    if let status = brief.status {
      text.append(.strong(status.label))
    } else if let split = brief.statuses.values.last??.description {
      text.append(.strong("\(split), two statuses for two parts of its people,"))
    }
    text.append(.plain(" in Freedom in the World \(brief.edition.label)"))
    guard let total = brief.total else { return text + ratings(brief) }
    text += [
      .plain(" with "), .value(Words.number(total.value), .scores), .plain(" of 100 points"),
    ]
    var clauses: [[PageText]] = []
    if let before = total.before { clauses.append(since(before, total.value, brief)) }
    clauses.append(extremes(total, of: brief))
    clauses.removeAll(where: \.isEmpty)
    for (position, clause) in clauses.enumerated() {
      text.append(.plain(position == 0 ? ", " : " and "))
      text += clause
    }
    text.append(.plain("."))
    if let before = brief.statusBefore, let status = brief.status, before != status {
      text.append(.plain(" In the edition before it was rated \(before.label)."))
    }
    return text
  }

  private static func ratings(_ brief: CountryBrief) -> [PageText] {
    guard let rights = brief.politicalRights, let liberties = brief.civilLiberties else {
      return [.plain(".")]
    }
    return [
      .plain(", with a rating of "), .value(rights.description, .ratings),
      .plain(" for political rights and "), .value(liberties.description, .ratings),
      .plain(" for civil liberties (1 is the most free, 7 the least)."),
    ]
  }

  private static func since(
    _ before: Double, _ value: Double, _ brief: CountryBrief
  ) -> [PageText] {
    let edition = brief.changes.first { $0.span == 1 }?.from.label ?? "the edition before"
    guard value != before else { return [.plain("unchanged from \(edition)")] }
    return [
      .plain(value > before ? "up " : "down "),
      .value(Words.points((value - before).magnitude), .changes), .plain(" from \(edition)"),
    ]
  }

  private static func extremes(
    _ total: CountryBrief.TotalHistory, of brief: CountryBrief
  ) -> [PageText] {
    guard total.highest.value > total.lowest.value else { return [] }
    let first = brief.total?.series.first.flatMap { series in
      zip(series.editions, series.values).first { $0.1 != nil }?.0.label
    }
    let since = first.map { " since \($0)" } ?? ""
    if total.value == total.highest.value { return [.plain("its highest score\(since)")] }
    if total.value == total.lowest.value { return [.plain("its lowest score\(since)")] }
    let below = total.highest.value - total.value
    return [
      .value(Words.points(below), .changes),
      .plain(" below its highest score, in \(total.highest.edition.label)"),
    ]
  }

  /// `It ranks 163rd of 195 countries in the world (162nd in the edition before) and 9th of 12 in
  /// Eurasia.`
  private static func place(_ brief: CountryBrief) -> [PageText]? {
    guard !brief.places.isEmpty else { return nil }
    var text: [PageText] = [.plain("It \(brief.isNewest ? "ranks" : "ranked") ")]
    for (position, place) in brief.places.enumerated() {
      if position > 0 { text.append(" and ") }
      text.append(.value(Words.ordinal(place.rank), .ranks))
      text.append(
        .plain(
          " of \(place.count) "
            + (place.region.map { "in \(Words.region($0))" } ?? "countries in the world")))
      if let before = place.rankBefore, before != place.rank {
        text += [
          .plain(" ("), .value(Words.ordinal(before), .ranks), .plain(" the edition before)"),
        ]
      }
    }
    return text + ["."]
  }
}
