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
