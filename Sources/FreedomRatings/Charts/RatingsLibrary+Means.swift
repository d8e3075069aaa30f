public import FreedomModel
public import RatingsAnalysis

extension RatingsLibrary {
  /// The means of some memberships as series that a chart can show beside others.
  ///
  /// - Parameters:
  ///   - memberships: What the means are of; see ``membership(_:groupsFile:)``.
  ///   - panel: The values of all entities.
  ///   - kind: Which entities count; `nil` for countries and territories.
  ///   - years: The years wanted.
  /// - Returns: One series a membership, named `World mean`; one of a single entity has its name.
  /// - Throws: An `AnalysisError` or a `StoreError`.
  public func means(
    of memberships: [Membership], in panel: Panel, kind: EntityKind? = .country,
    years: YearChoice = YearChoice()
  ) throws -> [Series] {
    let comparison = try Comparison(
      of: [], in: [panel],
      options: ComparisonOptions(
        baselines: memberships, kind: kind, yearRule: years.rule, from: years.from, to: years.to))
    let register = try register()
    return comparison.lines.map { line in
      let id = line.series.entity.id
      let name = register[id: id]?.name ?? "\(Membership.title(id)) mean"
      return Series(
        entity: Entity(id: "mean of \(id)", name: name, kind: .country),
        indicator: line.series.indicator, editions: line.series.editions,
        values: line.series.values)
    }
  }
}

extension Membership {
  /// The entities it includes, as the end of a sentence: `Eurasia`, `the EU`, `Europe and the EU`.
  package var titleInSentence: String {
    let parts = name.split(separator: " and ", omittingEmptySubsequences: true).map { part in
      let title = Self.title(String(part))
      return Self.withArticle.contains(title) ? "the \(title)" : title
    }
    return parts.joined(separator: " and ")
  }

  private static let withArticle: Set<String> = [
    "Americas", "Middle East", "African Union", "Arab League", "CIS", "Council of Europe", "EU",
    "OAS", "OECD", "OSCE",
  ]

  /// A name such as `region:Eurasia`, `group:osce` or `world`, as people write it.
  package static func title(_ name: String) -> String {
    if name == Membership.world.name { return "World" }
    if name.hasPrefix("region:") { return String(name.dropFirst("region:".count)) }
    guard name.hasPrefix("group:") else { return name }
    return GroupMembership.title(ofGroup: String(name.dropFirst("group:".count)))
  }
}
