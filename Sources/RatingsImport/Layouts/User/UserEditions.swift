import FreedomModel
import TabularFiles

/// Which edition a year or label of a person's own file stands for.
struct UserEditions {
  private let publication: String
  private let rule: YearRule
  private let isFreedomHouse: Bool

  init(publication: String, rule: YearRule) {
    self.publication = publication
    self.rule = rule
    isFreedomHouse = Publication.freedomHouse.contains { $0.id == publication }
  }

  /// The edition; `nil` where none has this year or label.
  func edition(_ text: String) -> Edition? {
    guard text.utf8.count <= Self.longestLabel else { return nil }
    let trimmed = text.trimmedOfBlanks
    if let year = Self.year(trimmed) {
      guard isFreedomHouse else {
        return Edition(publication: publication, year: year, coverageYear: year)
      }
      return rule == .edition
        ? EditionCalendar.edition(publication: publication, year: year)
        : EditionCalendar.edition(
          publication: publication, coverageYear: year, filled: rule == .coverageFilled)
    }
    guard isFreedomHouse else { return nil }
    return Edition.parse(label: trimmed, coverage: nil, publication: publication)
      ?? edition(judging: trimmed)
  }

  /// The edition that judges a period such as `Nov.1983-Nov.1984`.
  private func edition(judging period: String) -> Edition? {
    guard CoveragePeriod.parse(period) != nil else { return nil }
    return EditionCalendar.editions(of: publication).first {
      Edition.parse(label: $0.label, coverage: period, publication: publication) != nil
    }
  }

  /// Why a text names no edition.
  func rule(for text: String) -> String {
    if text.utf8.count <= Self.longestLabel, let year = Self.year(text.trimmedOfBlanks) {
      return isFreedomHouse
        ? "no edition of \(publication) \(rule == .edition ? "has the year" : "ends its coverage in") \(year)"
        : "a year must be 1000 to 2999"
    }
    return "this is not a year or the label of an edition"
  }

  /// What to do about it.
  func hint(for text: String) -> String? {
    guard text.utf8.count <= Self.longestLabel else { return nil }
    let trimmed = text.trimmedOfBlanks
    if let number = Double(trimmed), number > 10_000, number < 80_000 {
      return "this looks like a spreadsheet's date number; format the column as a plain year"
    }
    guard isFreedomHouse else { return nil }
    guard let year = Self.year(trimmed), let near = nearEdition(year) else {
      return rule == .edition
        ? "years are editions here; if they are the years covered, say --years coverage" : nil
    }
    let span = "the edition \(near.label) covers \(near.coverageStart) to \(near.coverageEnd)"
    return rule == .edition
      ? "\(span), and its year is \(near.year); if these are the years covered, say --years coverage"
      : "\(span): write \(near.coverageEnd.year), or say --years coverage-filled"
  }

  /// The edition whose period has part of a year for which no edition stands.
  private func nearEdition(_ year: Int) -> Edition? {
    EditionCalendar.editions(of: publication).first {
      rule == .edition
        ? $0.year == year + 1 : $0.years(under: .coverageFilled).dropLast().contains(year)
    }
  }

  /// The years that can stand for an edition under any rule. An edition of a person's own publication may
  /// cover its own year or, as Freedom House's mostly do, the one before.
  static func years(of edition: Edition) -> Set<Int> {
    var years = Set(YearRule.allCases.flatMap(edition.years(under:)))
    if EditionCalendar.editions(of: edition.publication).isEmpty { years.insert(edition.year - 1) }
    return years
  }

  /// More bytes than any label or period has, so that a cell of megabytes costs nothing.
  private static let longestLabel = 200

  private static func year(_ text: String) -> Int? {
    guard text.utf8.count == 4, text.utf8.allSatisfy({ (48...57).contains($0) }),
      let year = Int(text), (1000...2999).contains(year)
    else { return nil }
    return year
  }
}
