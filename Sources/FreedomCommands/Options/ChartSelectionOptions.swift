import ArgumentParser
import FreedomModel
import FreedomRatings
import RatingsAnalysis

/// Who is on a chart: those named, or everybody of some kind.
struct ChartSelectionOptions: ParsableArguments {
  @Flag(name: .long, help: "Everybody; see --kind.")
  var all = false

  @Option(name: .long, help: "Everybody of a region, such as Eurasia; see --kind.")
  var region: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "country, territory or all (default: both where they are named or the publication is not fiw, else countries).",
      valueName: "kind"))
  var kind: KindChoice?

  /// Whether everybody of some kind is wanted.
  var isOpen: Bool { all || region != nil }

  /// The kind wanted of an indicator's entities; `nil` for both.
  func kind(for indicator: Indicator, isOpen: Bool) -> EntityKind? {
    if let kind { return kind.kind }
    return isOpen
      ? CountsTable.usualKind(for: TableOptions(indicator: indicator.id)) : nil
  }

  /// Everybody wanted in words: `countries of Eurasia`, `all territories`.
  func population(_ indicators: [Indicator], _ library: RatingsLibrary) throws -> String {
    let kinds = Set(indicators.map { kind(for: $0, isOpen: true) })
    let noun =
      switch kinds.count == 1 ? kinds.first ?? nil : nil {
      case .country: "countries"
      case .territory: "territories"
      case nil: "countries and territories"
      }
    guard let region else { return "all \(noun)" }
    let name = try library.membership("region:\(region)").name
    return "\(noun) of \(name[name.index(after: name.firstIndex(of: ":") ?? name.startIndex)...])"
  }

  /// The figures of everybody wanted, by name; those who have none are left out.
  func panel(
    of indicator: Indicator, _ library: RatingsLibrary, _ years: YearChoice
  ) throws -> Panel {
    let membership = try region.map { try library.membership("region:\($0)") } ?? .world
    return try library.panel(
      of: indicator, entities: library.register.entities.sorted { $0.sortName < $1.sortName },
      years: years
    )
    .keeping { membership.includes($0, in: $1) }
    .keeping(kind: kind(for: indicator, isOpen: true))
    .leavingOutUnrated(keepingAll: false)
  }
}
