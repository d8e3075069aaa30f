import DisplayText
import FreedomModel
import FreedomTestSupport
import Testing

@testable import RatingsCharts

@Suite("Charts in text look as recorded")
struct GoldenTextTests {
  @Test(
    "every kind, every scene, narrow to wide, Unicode and ASCII",
    arguments: ChartKind.allCases.filter(\.isOfSeries))
  func scenes(kind: ChartKind) throws {
    for scene in Scene.allCases where scene != .scores || (kind != .strip && kind != .stacked) {
      let chart = try kind.chart(series: scene.series(for: kind))
      Golden.expect(sheet(chart), matches: "Text/\(kind.rawValue)-\(scene.rawValue).txt")
    }
  }

  @Test("annotations stand above the data and are listed under it")
  func annotations() throws {
    let notes = Notes.all
    let sheets = try [ChartKind.line, .strip, .heat, .multiples].map { kind in
      let series = [Figures.kazakhstan, .kyrgyzstan].map {
        kind == .strip ? $0.statuses : $0.ratings
      }
      return try kind.chart(series: series, annotations: notes).text()
    }
    Golden.expect(sheets.joined(separator: "\n"), matches: "Text/annotations.txt")
  }

  @Test("scales: press totals, net totals turned in 2019, statuses, two scales at once, items")
  func scales() throws {
    let text = try Scales.charts().map { $0.text(TextOptions(width: 72)) }.joined(separator: "\n")
    Golden.expect(text, matches: "Text/scales.txt")
  }

  @Test("contributions left and right of zero, narrow to wide")
  func contributions() throws {
    for (name, bars) in ContributionScenes.all {
      Golden.expect(
        sheet(try Chart.contributions(bars)), matches: "Text/contributions-of-\(name).txt")
    }
  }

  @Test("long, accented, wide and hostile names")
  func names() throws {
    let chart = try Chart.line(series: Names.series)
    let charts = try [chart, .spark(series: Names.series), .slope(series: Names.series)]
    let text = charts.flatMap { chart in
      [40, 80].flatMap { width in
        [false, true].map { chart.text(TextOptions(width: width, ascii: $0)) }
      }
    }
    Golden.expect(text.joined(separator: "\n"), matches: "Text/names.txt")
  }

  @Test("heights from cramped to tall")
  func heights() throws {
    let chart = try Chart.line(series: [Figures.turkey.ratings, Figures.hungary.ratings])
    let text = [8, 12, 20, 40].map { chart.text(TextOptions(width: 60, height: $0)) }
    Golden.expect(text.joined(separator: "\n"), matches: "Text/heights.txt")
  }

  @Test("widths from too narrow to narrow")
  func narrow() throws {
    let chart = try Chart.line(series: [Figures.turkey.ratings, Figures.hungary.ratings])
    let text = [1, 5, 12, 19, 20, 24, 30].map { chart.text(TextOptions(width: $0)) }
    Golden.expect(text.joined(separator: "\n"), matches: "Text/narrow.txt")
  }

  @Test("colour only adds to what is there without it")
  func color() throws {
    let series = [Figures.turkey.ratings, Figures.hungary.ratings]
    for kind in ChartKind.allCases where kind.isOfSeries {
      let chart = try kind.chart(series: series)
      let plain = chart.text(TextOptions(width: 60))
      let colored = chart.text(TextOptions(width: 60, color: true))
      #expect(colored.contains("\u{1B}["))
      #expect(colored.withoutEscapes == plain)
      // Each colour is one whose contrast is tested, and no text is dimmed.
      let known = Set(["0", "1"] + TerminalColor.allCases.map { "38;5;\($0.rawValue)" })
      #expect(
        Set(colored.matches(of: /\u{1B}\[([0-9;]*)m/).map { String($0.1) }).isSubset(of: known))
    }
  }

  /// A chart at three widths, in Unicode and in ASCII.
  private func sheet(_ chart: Chart) -> String {
    [40, 80, 120].flatMap { width in
      [false, true].map { ascii in
        "== \(width) \(ascii ? "ASCII" : "Unicode")\n"
          + chart.text(TextOptions(width: width, ascii: ascii))
      }
    }.joined(separator: "\n")
  }
}

extension String {
  /// The text without escape sequences that set colours.
  fileprivate var withoutEscapes: String {
    var text = ""
    var isEscape = false
    for scalar in unicodeScalars {
      if scalar == "\u{1B}" {
        isEscape = true
      } else if isEscape {
        isEscape = scalar != "m"
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}

@Suite("Charts in SVG look as recorded")
struct GoldenSVGTests {
  @Test(
    "every kind with one and with eight entities",
    arguments: ChartKind.allCases.filter(\.isOfSeries))
  func kinds(kind: ChartKind) throws {
    for scene in [Scene.one, .eight] {
      let chart = try kind.chart(series: scene.series(for: kind), annotations: Notes.all)
      Golden.expect(chart.svg(), matches: "SVG/\(kind.rawValue)/\(scene.rawValue).svg")
    }
  }

  @Test("hard cases of the line chart", arguments: [Scene.gaps, .point, .equal, .none, .scores])
  func scenes(scene: Scene) throws {
    let chart = try Chart.line(series: scene.series(for: .line))
    Golden.expect(chart.svg(), matches: "SVG/line/\(scene.rawValue).svg")
  }

  @Test("contributions left and right of zero, on a page and on a phone")
  func contributions() throws {
    for (name, bars) in ContributionScenes.all {
      let chart = try Chart.contributions(bars)
      Golden.expect(chart.svg(), matches: "SVG/contributions/of-\(name).svg")
      Golden.expect(
        chart.svg(SVGOptions(width: 340)), matches: "SVG/contributions/of-\(name)-phone.svg")
    }
  }

  @Test("values in the fields of a heat map, hostile names, a narrow page")
  func others() throws {
    let heat = try Chart.heat(series: Scene.scores.series(for: .heat))
    Golden.expect(heat.svg(), matches: "SVG/heat/scores.svg")
    Golden.expect(try Chart.slope(series: Names.series).svg(), matches: "SVG/slope/names.svg")
    let narrow = try Chart.line(series: Scene.eight.series(for: .line)).svg(SVGOptions(width: 400))
    Golden.expect(narrow, matches: "SVG/line/narrow.svg")
  }
}

/// Changes that a chart of contributions is tried with.
enum ContributionScenes {
  static let all: [(name: String, bars: ContributionBars)] = [
    ("country", country), ("mean", mean), ("press", press), ("nothing", nothing),
  ]

  private static let country = ContributionBars(
    of: "Total score of Tunisia", from: ("2013", "2025"), values: (59, 44), direction: .higher,
    bars: [
      .init("A Electoral process", -7), .init("B Political pluralism and participation", -6),
      .init("C Functioning of government", -2), .init("D Freedom of expression and belief", -1),
      .init("E Associational and organizational rights", 0), .init("F Rule of law", 1),
      .init("G Personal autonomy and individual rights", 1), .init("Additional questions", 0),
      .init("Not divided", -1),
    ])

  /// Parts far below one point, on a scale of tenths.
  private static let mean = ContributionBars(
    of: "Total score, mean of world", from: ("2011", "2012"), values: (61.33, 61.25),
    direction: .higher,
    bars: [
      .init("Tunisia", 0.18041237113402062), .init("Niger", 0.07216494845360824),
      .init("Bahrain", -0.05154639175257732), .init("The Gambia", -0.07216494845360824),
      .init("190 others", -0.06185567010309279),
      .init("Composition: South Sudan entered", -0.14560),
    ])

  /// A scale on which lower is freer.
  private static let press = ContributionBars(
    of: "Press freedom total of Turkey", from: ("2010", "2017"), values: (51, 76),
    direction: .lower,
    bars: [
      .init("Legal environment", 5), .init("Political environment", 15),
      .init("Economic environment", 5),
    ])

  private static let nothing = ContributionBars(
    of: "Total score of Norway", from: ("2024", "2025"), values: (99, 99), direction: .higher,
    bars: [.init("A Electoral process", 0), .init("F Rule of law", 0)])
}
