import DisplayText
import FreedomTestSupport
import FreedomModel
@testable import RatingsCharts
import Testing

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
