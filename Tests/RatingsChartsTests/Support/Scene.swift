import FreedomModel
@testable import RatingsCharts
import Testing

/// What a chart is tried with: the hard cases that every kind must draw well.
enum Scene: String, CaseIterable, CustomTestStringConvertible {
  case one, eight, gaps, point, equal, none, scores

  var testDescription: String { rawValue }

  /// The series of the scene; statuses for the kinds that draw statuses.
  func series(for kind: ChartKind) -> [Series] {
    let wantsStatuses = kind == .strip || kind == .stacked
    switch self {
    case .one: return [wantsStatuses ? Figures.kazakhstan.statuses : Figures.kazakhstan.ratings]
    case .eight: return Figures.eight.map { wantsStatuses ? $0.statuses : $0.ratings }
    case .gaps:
      return [Figures.turkey, .kazakhstan].map {
        (wantsStatuses ? $0.statuses : $0.ratings).without([1990, 1999, 2001, 2004, 2005, 2006])
      }
    case .point:
      return [(wantsStatuses ? Figures.hungary.statuses : Figures.hungary.ratings).only(2025)]
    case .equal:
      return ["Ay", "Bee", "Sea"].map {
        Series.constant($0, wantsStatuses ? 0 : 6.5, wantsStatuses ? "fiw.status" : "fiw.rating")
      }
    case .none:
      return [(wantsStatuses ? Figures.hungary.statuses : Figures.hungary.ratings).only(0)]
    case .scores: return [Figures.hungaryTotals, Figures.turkeyTotals, Figures.gambiaTotals]
    }
  }
}

extension Figures {
  static let eight: [Figures] = [
    .hungary, .kazakhstan, .kyrgyzstan, .turkey, .uzbekistan, .eastGermany, .poland, .southAfrica,
  ]
}

extension Series {
  /// The series with some editions' values missing.
  func without(_ years: Set<Int>) -> Series {
    Series(
      entity: entity, indicator: indicator, editions: editions,
      values: zip(editions, values).map { years.contains($0.year) ? nil : $1 })
  }

  /// The series with the value of one edition only.
  func only(_ year: Int) -> Series {
    Series(
      entity: entity, indicator: indicator, editions: editions,
      values: zip(editions, values).map { $0.year == year ? $1 : nil })
  }

  /// A series that stays where it is, editions 2000 to 2025.
  static func constant(_ name: String, _ value: Double, _ indicator: String) -> Series {
    Series(
      entity: Entity(id: name.uppercased(), name: name, kind: .country),
      indicator: Figures.indicator(indicator),
      editions: (2000...2025).map { Edition(publication: "fiw", year: $0, coverageYear: $0 - 1) },
      numbers: (2000...2025).map { _ in value })
  }
}
