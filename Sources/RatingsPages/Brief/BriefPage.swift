internal import FreedomModel
package import RatingsAnalysis

/// A section of a brief.
protocol BriefSection: Sendable {
  /// The section, or `nil` where the brief has nothing for it.
  static func section(of brief: CountryBrief) -> PageSection?
}

extension Page {
  /// The sections of a brief in their order: a new one is one file and one line here.
  private static let briefSections: [any BriefSection.Type] = [
    StatusSection.self, TotalSection.self, PlacesSection.self, ContributionsSection.self,
    OtherPublicationsSection.self, HistorySection.self, PeersSection.self, GroupsSection.self,
    OwnSection.self, FiguresSection.self,
  ]

  /// The page about one country or territory.
  ///
  /// - Parameters:
  ///   - brief: What the page says.
  ///   - files: The files that the values were read from, by the id of a publication.
  ///   - citations: How to cite the publications and the software.
  package init(
    _ brief: CountryBrief, files: [String: [String]] = [:], citations: [String] = []
  ) {
    self.init(title: brief.entity.name)
    lead = Headline.sentences(of: brief)
    sections = Self.briefSections.compactMap { $0.section(of: brief) }
    notes = BriefNotes(brief, files: files).notes
    self.citations = citations
  }
}

/// Numbers as the sentences and tables of a page have them.
enum Words {
  /// A value of a scale as published; computed ones with four digits, as tables have them.
  static func number(_ value: Double) -> String {
    if value == value.rounded() { return minus(value.shortestExact) }
    return minus(RoundedNumber.text(value, significantDigits: 4) ?? value.shortestExact)
  }

  /// The words with a capital letter in front.
  static func capitalized(_ words: String) -> String {
    words.prefix(1).uppercased() + words.dropFirst()
  }

  /// A value with all its digits.
  static func published(_ value: Double) -> String { minus(value.shortestExact) }

  /// A change: `+3`, `−2.5`, `0`.
  static func change(_ value: Double) -> String {
    let written = number(value)
    return value > 0 && written != "0" ? "+" + written : written
  }

  private static func minus(_ written: String) -> String {
    written.hasPrefix("-") ? "\u{2212}" + written.dropFirst() : written
  }

  /// `1st`, `2nd`, `11th`.
  static func ordinal(_ number: Int) -> String {
    let ending =
      switch (number % 100, number % 10) {
      case (11...13, _): "th"
      case (_, 1): "st"
      case (_, 2): "nd"
      case (_, 3): "rd"
      default: "th"
      }
    return "\(number)\(ending)"
  }

  static func points(_ value: Double) -> String {
    number(value) + (value.magnitude == 1 ? " point" : " points")
  }

  /// `1 country`, `3 territories`.
  static func count(_ number: Int, _ noun: String) -> String {
    "\(number) " + (number == 1 ? noun : noun.hasSuffix("y") ? noun.dropLast() + "ies" : noun + "s")
  }

  /// `a, b and c`.
  static func list(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }

  /// The same of pieces of text.
  static func list(_ pieces: [[PageText]], and last: String = " and ") -> [PageText] {
    pieces.enumerated().flatMap { position, piece in
      let before = position == 0 ? "" : position == pieces.count - 1 ? last : ", "
      return before.isEmpty ? piece : [.plain(before)] + piece
    }
  }

  /// The name of a region in a sentence: `the Middle East`.
  static func region(_ name: String) -> String {
    ["Americas", "Middle East"].contains(name) ? "the \(name)" : name
  }
}

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
    let begin = first.map { " (scores begin in \($0))" } ?? ""
    if total.value == total.highest.value {
      return [.plain("its highest score\(again(total.highest))\(begin)")]
    }
    if total.value == total.lowest.value {
      return [.plain("its lowest score\(again(total.lowest))\(begin)")]
    }
    let below = total.highest.value - total.value
    return [
      .value(Words.points(below), .changes),
      .plain(" below its highest score, \(when(total.highest))"),
    ]
  }

  /// `, first reached in 2006`: of a score that this edition is not the first to have.
  private static func again(_ extreme: CountryBrief.TotalHistory.Extreme) -> String {
    extreme.editions.count > 1 ? ", first reached in \(extreme.editions[0].label)" : ""
  }

  /// `in 2006`, `in 2005 and 2006`, `from 2005 to 2008`, `first in 2005 and last in 2012`.
  private static func when(_ extreme: CountryBrief.TotalHistory.Extreme) -> String {
    let labels = extreme.editions.map(\.label)
    let (first, last) = (labels[0], labels[labels.count - 1])
    return switch (labels.count, extreme.isOneSpan) {
    case (1, _): "in \(first)"
    case (2, _): "in \(first) and \(last)"
    case (_, true): "from \(first) to \(last)"
    case (_, false): "first in \(first) and last in \(last)"
    }
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

/// The notes of a brief, of the values that it has.
struct BriefNotes {
  let notes: [SourceNote]

  init(_ brief: CountryBrief, files: [String: [String]]) {
    func from(_ publication: String) -> String {
      let names = files[publication] ?? []
      return names.isEmpty ? "" : " Read from \(Words.list(names))."
    }
    var notes = [
      SourceNote(
        .ratings,
        "Freedom House, Freedom in the World, statuses and ratings as published; "
          + "ratings from 1 (most free) to 7.\(from("fiw"))")
    ]
    if brief.total != nil {
      notes.append(
        SourceNote(
          .scores,
          "Freedom House, Freedom in the World, scores as published; the total is 0 to 100, "
            + "higher is freer.\(from("fiw"))"))
      notes.append(
        SourceNote(
          .means,
          "Computed here: means of the total scores of countries, territories left out, each "
            + "country counting equally."))
    }
    if !brief.places.isEmpty {
      notes.append(
        SourceNote(
          .ranks,
          "Computed here: ranks by total score among countries; countries that tie share the best "
            + "rank."))
    }
    if !brief.changes.isEmpty {
      notes.append(
        SourceNote(.changes, "Computed here: differences of the published scores, in points."))
    }
    for other in brief.otherPublications {
      let isPress = other.indicator.publication == "fotp"
      notes.append(
        SourceNote(
          isPress ? .press : .net,
          "Freedom House, \(isPress ? "Freedom of the Press" : "Freedom on the Net"), as published."
            + from(other.indicator.publication)))
    }
    if !brief.breaks.isEmpty {
      notes.append(
        SourceNote(
          .breaks,
          "Computed here: shifts of the mean of the two ratings by exact search (Bai and Perron "
            + "2003); each must fit better than in 95 % of simulated series that resemble the year "
            + "before as much as these ratings do, or the least BIC chooses where they do not."))
    }
    if !brief.episodes.isEmpty {
      notes.append(
        SourceNote(
          .episodes,
          "Computed here: this project's adaptation of the Episodes of Regime Transformation rules "
            + "(Edgell et al. 2020) to the total score; at least 10 points in all."))
    }
    if !brief.own.isEmpty {
      notes.append(SourceNote(.own, "Not Freedom House's: the sources are named in the table."))
    }
    self.notes = notes
  }
}
