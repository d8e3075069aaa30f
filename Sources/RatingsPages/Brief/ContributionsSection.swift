internal import FreedomModel
internal import RatingsAnalysis

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
