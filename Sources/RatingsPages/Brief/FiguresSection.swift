internal import FreedomModel
internal import RatingsAnalysis

/// What the values are: which edition, which period, how far to trust them, and Freedom House's own
/// page.
enum FiguresSection: BriefSection {
  static func section(of brief: CountryBrief) -> PageSection? {
    let edition = brief.edition
    var points: [[PageText]] = [
      [
        .plain(
          "Edition \(edition.label) of Freedom in the World, which covers "
            + "\(edition.coverageStart) to \(edition.coverageEnd).")
      ]
    ]
    points += thirdParties(of: [brief])
    let page = FreedomHousePage(of: brief)
    points.append([
      "Freedom House's own text: ", .link(page.address, address: page.address), ".",
    ])
    return PageSection("about", heading: "About these values", [.list(points)])
  }

  /// The editions whose values others than Freedom House have written down.
  static func thirdParties(of briefs: [CountryBrief]) -> [[PageText]] {
    SourceTrust.allCases.compactMap { trust in
      let editions = briefs.flatMap { $0.thirdParties.filter { $0.value == trust }.map(\.key) }
        .uniqued().sorted()
      guard trust != .official, !editions.isEmpty else { return nil }
      return [
        .plain(
          "Values of \(trust.rawValue), not of Freedom House's own file: "
            + editions.map { "\($0.publication) \($0.label)" }.joined(separator: ", ") + ".")
      ]
    }
  }
}

/// Where Freedom House's own text about an entity is.
struct FreedomHousePage {
  let address: String

  /// Reports have pages of their own since this edition.
  private static let firstEdition = 2017
  private static let scores = "https://freedomhouse.org/country/scores"

  /// The page of an edition; where the form of its address is not certain, the table of all
  /// countries.
  init(of brief: CountryBrief) {
    let (entity, edition) = (brief.entity, brief.edition)
    let slug = brief.hasPublishedName ? Self.slug(entity.name) : nil
    guard edition.publication == "fiw", edition.year >= Self.firstEdition,
      entity.kind == .country, let slug
    else {
      address = Self.scores
      return
    }
    address = "https://freedomhouse.org/country/\(slug)/freedom-world/\(edition.year)"
  }

  /// The name in lower case with hyphens; `nil` where it has more than letters and blanks, since it
  /// is not certain how Freedom House writes it then.
  private static func slug(_ name: String) -> String? {
    let lower = name.lowercased()
    let isPlain = lower.unicodeScalars.allSatisfy { ("a"..."z").contains($0) || $0 == " " }
    return isPlain ? lower.split(separator: " ").joined(separator: "-") : nil
  }
}

/// Which categories and questions changed.
enum ContributionsSection: BriefSection {
  static func section(of brief: CountryBrief) -> PageSection? {
    let blocks = brief.contributions.map { contributions -> PageBlock in
      let moved = contributions.rows.filter { $0.change != 0 }
      let span = "from \(contributions.first.label) to \(contributions.last.label)"
      guard !moved.isEmpty else {
        return .paragraph([.plain("No \(contributions.level.noun) changed \(span).")])
      }
      return .table(table(contributions, moved, span))
    }
    return blocks.isEmpty
      ? nil : PageSection("what-changed", heading: "What changed", blocks)
  }

  private static func table(
    _ contributions: Contributions, _ rows: [Contributions.Row], _ span: String
  ) -> PageTable {
    PageTable(
      "Change of the total score \(span) by \(contributions.level.noun): "
        + "\(Words.change(contributions.change)) in all; those that did not change are left out",
      columns: [
        .init(contributions.level.heading), .init("Before", isNumeric: true),
        .init("After", isNumeric: true), .init("Change", isNumeric: true),
      ],
      rows: rows.map { row in
        [
          .plain(row.label),
          row.before.map { .value(Words.number($0), .scores) } ?? "",
          row.after.map { .value(Words.number($0), .scores) } ?? "",
          row.change.map { .value(Words.change($0), .changes) } ?? "not known",
        ]
      })
  }
}

extension Contributions.Level {
  fileprivate var noun: String {
    switch self {
    case .parts: "part"
    case .categories: "category"
    case .questions: "question"
    }
  }

  fileprivate var heading: String {
    switch self {
    case .parts: "Part"
    case .categories: "Category"
    case .questions: "Question"
    }
  }
}

extension Contributions.Row {
  fileprivate var label: String {
    switch part {
    case .indicator(let indicator): indicator.label
    case .additionalQuestions: "Additional questions"
    case .notDivided: "Not divided"
    }
  }
}
