import FreedomModel
import RatingsAnalysis

/// Series like totals of countries: whole numbers around 50, about as far apart as those of a
/// country around its line (half of all countries: within 2.2 points of 2003 to 2025), in which
/// each value resembles the one before it.
struct SimulatedSeries {
  /// How many series each number of a table is made of.
  static let draws = 2000

  /// How a series begins.
  enum Start: CaseIterable {
    /// With a first shock alone, so that it wanders from its middle first.
    case shock
    /// As far from its middle as at any other time.
    case stationary

    var words: String { self == .shock ? "first shock" : "anywhere" }
  }

  let count: Int
  let correlation: Double
  let start: Start
  /// Points a year.
  var slope = 0.0

  /// The standard deviation, in points.
  private static let spread = 3.0
  private static let indicator = IndicatorCatalog()["fiw.total"]
  private static let entity = Entity(id: "AAA", name: "A", kind: .country)

  /// The series, one after the other; the same for the same seed.
  func all(seed: Int) -> [Series] {
    var generator = SeededGenerator(seed: seed)
    return (0..<Self.draws).compactMap { _ in next(&generator) }
  }

  private func next(_ generator: inout SeededGenerator) -> Series? {
    guard let indicator = Self.indicator else { return nil }
    let share = (1 - correlation * correlation).squareRoot()
    var value = generator.normal() * (start == .shock ? share : 1)
    let numbers = (0..<count).map { position in
      if position > 0 { value = correlation * value + share * generator.normal() }
      return (50 + Self.spread * value + slope * Double(position)).rounded()
    }
    return Series(
      entity: Self.entity, indicator: indicator,
      editions: (0..<count).map {
        Edition(publication: "fiw", year: 1973 + $0, coverageYear: 1972 + $0)
      }, numbers: numbers)
  }
}
