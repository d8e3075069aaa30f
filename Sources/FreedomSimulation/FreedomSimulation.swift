import Foundation
import FreedomModel
import RatingsAnalysis

/// Simulates what the tests and limits are worth, and writes the tables into docs/methods.md, each
/// between `<!-- simulated: NAME -->` and `<!-- end -->`. It runs for minutes, in the checkout:
/// `swift run -c release freedom-simulation [TABLE...]`.
///
/// Every number is of the code that ships, on series made by a seeded generator, so that a run
/// repeats exactly. No product exports this program.
@main
enum FreedomSimulation {
  static let page = "docs/methods.md"

  static func main() throws {
    let tables: [(name: String, make: () throws -> String)] = [
      ("trend-size", { try TrendSizes().markdown }),
      ("slope-coverage", { SlopeCoverage().markdown }),
      ("false-breaks", { FalseBreaks().markdown }),
    ]
    let wanted = CommandLine.arguments.dropFirst()
    for table in tables where wanted.isEmpty || wanted.contains(table.name) {
      let made = try table.make()
      var text = try String(contentsOfFile: page, encoding: .utf8)
      guard let start = text.range(of: "<!-- simulated: \(table.name) -->\n")?.upperBound,
        let end = text.range(of: "<!-- end -->", range: start..<text.endIndex)?.lowerBound
      else { throw MissingPlace(table: table.name) }
      text.replaceSubrange(start..<end, with: made + "\n")
      try text.write(toFile: page, atomically: true, encoding: .utf8)
    }
  }

  /// The page has no place for a table.
  struct MissingPlace: Error {
    let table: String
  }
}

/// A table as lines of Markdown.
enum MarkdownTable {
  static func text(_ header: [String], _ rows: [[String]]) -> String {
    ([header, header.map { _ in "---" }] + rows)
      .map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
  }

  /// A share with three decimals.
  static func share(_ part: Int, of whole: Int) -> String {
    let thousandths = (1000 * part + whole / 2) / whole
    let decimals = String(1000 + thousandths % 1000).dropFirst()
    return "\(thousandths / 1000).\(decimals)"
  }

  /// A number of hundredths.
  static func hundredths(_ number: Double) -> String {
    let hundredths = Int((number * 100).rounded())
    return "\(hundredths / 100).\(String(100 + hundredths % 100).dropFirst())"
  }
}

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

/// How often the limits of a slope, at 95 per cent, include the slope that a series was made with,
/// and how wide they are.
struct SlopeCoverage {
  private struct Row {
    let series: SimulatedSeries
    var included: [Int], width: [Double]
  }

  private let rows: [Row]
  private static let seed = 21
  private static let slope = 0.5

  init() {
    rows = SimulatedSeries.Start.allCases.flatMap { start in
      [(23, 0.0), (23, 0.7), (52, 0.7)].map { count, correlation in
        let series = SimulatedSeries(
          count: count, correlation: correlation, start: start, slope: Self.slope)
        var row = Row(series: series, included: [0, 0], width: [0, 0])
        for one in series.all(seed: Self.seed) {
          for (position, method) in [SlopeLimits.bootstrap, .rank].enumerated() {
            let trend = Trend(one, options: TrendOptions(limits: method))
            guard let limits = trend.limits else { continue }
            if limits.contains(Self.slope) { row.included[position] += 1 }
            row.width[position] +=
              (limits.upperBound - limits.lowerBound) / Double(SimulatedSeries.draws)
          }
        }
        return row
      }
    }
  }

  var markdown: String {
    MarkdownTable.text(
      ["a series begins", "n", "rho", "`bootstrap`", "`rank`", "width", "width of `rank`"],
      rows.map { row in
        [row.series.start.words, "\(row.series.count)", "\(row.series.correlation)"]
          + row.included.map { MarkdownTable.share($0, of: SimulatedSeries.draws) }
          + row.width.map(MarkdownTable.hundredths)
      })
  }
}

/// How often the tests find a trend, at 5 per cent, where there is none.
struct TrendSizes {
  /// What is found in some series, method by method.
  private struct Row {
    let series: SimulatedSeries
    let found: [Int]
  }

  private let rows: [Row]
  /// The seed of all series of this table.
  private static let seed = 20

  init() throws {
    rows = SimulatedSeries.Start.allCases.flatMap { start in
      [23, 52].flatMap { count in
        [0, 0.5, 0.8].map { correlation in
          let series = SimulatedSeries(count: count, correlation: correlation, start: start)
          var found = [Int](repeating: 0, count: TrendMethod.allCases.count)
          for one in series.all(seed: Self.seed) {
            for (position, method) in TrendMethod.allCases.enumerated() {
              let trend = Trend(one, options: TrendOptions(method: method, limits: .rank))
              if let p = trend.test?.p, p < 0.05 { found[position] += 1 }
            }
          }
          return Row(series: series, found: found)
        }
      }
    }
  }

  var markdown: String {
    MarkdownTable.text(
      ["a series begins", "n", "rho"] + TrendMethod.allCases.map { "`\($0.rawValue)`" },
      rows.map { row in
        [row.series.start.words, "\(row.series.count)", "\(row.series.correlation)"]
          + row.found.map { MarkdownTable.share($0, of: SimulatedSeries.draws) }
      })
  }
}
