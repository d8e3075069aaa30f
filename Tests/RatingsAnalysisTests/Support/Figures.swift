import FreedomModel
import RatingsAnalysis
import RatingsTables

/// Short ways to write panels in tests.
enum Figures {
  static let catalog = IndicatorCatalog()

  static func indicator(_ id: String) -> Indicator {
    catalog[id]
      ?? Indicator(id: id, publication: "own", label: id, measure: .figure, direction: .higher)
  }

  /// Editions of one year each, the year judged being the one before.
  static func editions(_ years: some Sequence<Int>, of publication: String = "fiw") -> [Edition] {
    years.map { Edition(publication: publication, year: $0, coverageYear: $0 - 1) }
  }

  static func entity(_ id: String, region: String? = nil, roles: [Entity.Role] = []) -> Entity {
    Entity(id: id, name: "Land \(id)", kind: .country, otherRoles: roles, region: region)
  }

  static let southAfrica = Entity(id: "ZAF", name: "South Africa", kind: .country)

  static func territory(_ id: String) -> Entity {
    Entity(id: id, name: "Land \(id)", kind: .territory)
  }

  /// A panel whose first edition is a year.
  static func panel(
    _ id: String, from year: Int, _ rows: [(Entity, [Double?])], splits: [(Entity, Int)] = []
  ) -> Panel {
    let indicator = indicator(id)
    let width = rows.first?.1.count ?? 0
    let editions = editions(year..<year + width, of: indicator.publication)
    return Panel(
      indicator: indicator, entities: rows.map(\.0), editions: editions,
      values: rows.flatMap { entity, numbers in
        zip(editions, numbers).map { edition, number in
          splits.contains { $0.0.id == entity.id && $0.1 == edition.year }
            ? .split("2(5)") : number.flatMap { RatingValue(number: $0, of: indicator) }
        }
      })
  }

  static func options(
    indicator: String? = nil, kind: EntityKind? = .country, membership: Membership = .world,
    by division: RegionDivision? = nil, from: Int? = nil, to: Int? = nil, span: Int = 1,
    top: Int? = nil, bound: Double? = nil, showsShares: Bool = false, isReversed: Bool = false,
    method: BalanceMethod = .automatic
  ) -> TableOptions {
    TableOptions(
      indicator: indicator,
      scope: Scope(kind: kind, membership: membership, from: from, to: to), division: division,
      span: span, top: top, bound: bound, showsShares: showsShares, isReversed: isReversed,
      method: method)
  }

  static func series(
    _ values: [Double?], of id: String = "fiw.total", from year: Int = 2001
  ) -> Series {
    panel(id, from: year, [(entity("AAA"), values)]).series(0)
  }
}

extension ResultTable {
  /// One column as text.
  func texts(_ column: String) -> [String] {
    guard let position = columns.firstIndex(where: { $0.name == column }) else { return [] }
    return rows.map { $0[position].plainText }
  }

  /// Every row as text with commas.
  var lines: [String] { rows.map { $0.map(\.plainText).joined(separator: ",") } }

  /// The names of the columns with commas.
  var header: String { columns.map(\.name).joined(separator: ",") }
}

/// Whether two numbers agree to some digits after the point, relative to their size.
func agree(_ one: Double?, _ other: Double?, within tolerance: Double = 1e-9) -> Bool {
  guard let one, let other else { return one == nil && other == nil }
  return (one - other).magnitude <= tolerance * max(1, other.magnitude)
}

func trendTable(of panel: Panel, options: TrendOptions = TrendOptions()) throws -> ResultTable {
  ResultTable(try Trends(of: panel, options: options))
}

func episodeTable(of panel: Panel, options: EpisodeOptions? = nil) throws -> ResultTable {
  ResultTable(try Episodes(of: panel, options: options))
}

func breakTable(
  of panel: Panel, options: BreakOptions = BreakOptions(), showsAllModels: Bool = false
) throws -> ResultTable {
  ResultTable(try Breaks(of: panel, options: options), showsAllModels: showsAllModels)
}
