import FreedomModel
import RatingsTables

@testable import RatingsAnalysis

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

/// Series whose trends and breaks reference implementations have computed.
enum ReferenceSeries {
  static let a: [Double] = [1, 1, 1, 2, 2, 3, 3, 3, 4, 5, 5, 6]
  static let b: [Double] = [7, 7, 7, 7, 6, 6, 6, 6, 6, 5]
  /// Totals of Freedom in the World, editions 2013 to 2025.
  static let hungary: [Double] = [88, 88, 82, 79, 76, 72, 70, 70, 69, 69, 66, 65, 65]
  static let turkey: [Double] = [61, 60, 55, 53, 38, 32, 31, 32, 32, 32, 32, 33, 33]
  static let gambia: [Double] = [23, 21, 20, 18, 20, 41, 45, 46, 46, 47, 48, 50, 50]
  /// The flow of the Nile at Aswan, 1871 to 1970.
  static let nile: [Double] = [
    1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960,
    1180, 799, 958, 1140, 1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774, 840, 874, 694, 940,
    833, 701, 916, 692, 1020, 1050, 969, 831, 726, 456, 824, 702, 1120, 1100, 832, 764, 821, 768,
    845, 864, 862, 698, 845, 744, 796, 1040, 759, 781, 865, 845, 944, 984, 897, 822, 1010, 771,
    676, 649, 846, 812, 742, 801, 1040, 860, 874, 848, 890, 744, 749, 838, 1050, 918, 986, 797,
    923, 975, 815, 1020, 906, 901, 1170, 912, 746, 919, 718, 714, 740,
  ]
}

/// The generator of the analysis, not the one that tests of other targets share.
typealias SeededGenerator = RatingsAnalysis.SeededGenerator
