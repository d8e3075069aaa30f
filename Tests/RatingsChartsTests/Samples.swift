import FreedomModel
import Testing

@testable import RatingsCharts

/// Annotations of every kind.
enum Notes {
  static let all: [Annotation] =
    Annotation.statusChanges(in: Figures.kazakhstan.statuses)
    + Annotation.statusChanges(in: Figures.kyrgyzstan.statuses) + [
      .episode(entity: "KAZ", years: 1993...1995, text: "decline, 4.5 to 5.5"),
      .breakpoint(entity: "KAZ", year: 2017, text: "break in level, mean 5.5 to 6"),
      .event(
        date: CalendarDate(year: 2010, month: 4, day: 7), entity: "KGZ", text: "April revolution"),
      .event(year: 2014, text: "Eurasian Economic Union signed"),
      .event(year: 1960, text: "long before"),
    ]
}

/// Charts of other scales than ratings.
enum Scales {
  static func series(
    _ name: String, _ id: String, _ indicator: String, from year: Int, _ values: [Double?]
  ) -> Series {
    let publication = String(indicator.prefix { $0 != "." })
    return Series(
      entity: Entity(id: id, name: name, kind: .country),
      indicator: Figures.indicator(indicator),
      editions: values.indices.map {
        Edition(publication: publication, year: year + $0, coverageYear: year + $0 - 1)
      }, numbers: values)
  }

  /// Kazakhstan in Freedom of the Press, editions 2002 to 2017.
  static let press = series(
    "Kazakhstan", "KAZ", "fotp.total", from: 2002,
    [69, 73, 74, 75, 75, 76, 78, 78, 78, 80, 81, 84, 84, 85, 85, 85])

  /// A made-up series of Freedom on the Net: 40 of the old scale is 60 of the new.
  static let net = series(
    "Netland", "NET", "fotn.total", from: 2015, [40, 41, 43, 42, 58, 57, 55, 56])

  static func charts() throws -> [Chart] {
    try [
      .line(series: [press]),
      .line(series: [net]),
      .line(series: [Figures.turkey.statuses]),
      .line(series: [press, Figures.kazakhstan.ratings]),
      .line(series: [series("Itemland", "ITM", "fiw.a1", from: 2013, [4, 4, 3, 3, 2, 1, 1, 0])]),
      .line(
        series: [Figures.hungaryTotals], options: ChartOptions(title: "Fitted", range: .data)),
      .line(
        series: [series("Minus", "MIN", "fiw.total", from: 2013, [3, 1, -1, -2, 0])]),
      .line(series: [series("Own", "OWN", "own.index", from: 2001, [0.25, 0.3, 0.45, 0.4])]),
      .line(
        series: [Figures.hungary.ratings],
        options: ChartOptions(title: "Coverage, 1981 filled", years: .coverageFilled)),
    ]
  }
}

/// Names that do not fit, need accents, take two cells, or try to do harm.
enum Names {
  static let series: [Series] = [
    "Democratic Republic of the Congo and of a Much Longer Name Still", "Côte d’Ivoire",
    "São Tomé e Príncipe", "中华人民共和国", "Türkiye 🇹🇷", "\u{1B}[31mRed\u{7}\u{202E}dne",
    "A&B <script>\"x\"</script>",
  ].enumerated().map { index, name in
    Scales.series(
      name, "N\(index)", "fiw.total", from: 2015,
      (0..<10).map { Double(10 * index + 20 - $0) })
  }
}

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
