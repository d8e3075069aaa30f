import FreedomModel
import RatingsAnalysis
import RatingsCharts
import RatingsExport
import RatingsTables

/// From a panel to what a person sees: trends, charts, tables.
enum AnswerPaths {
  static func all(_ samples: Samples) throws -> [Benchmark] {
    let panel = samples.panel
    let five = (0..<5).map(panel.series)
    let chart = try Chart.line(series: five)
    let table = ResultTable(try Trends(of: panel))
    func rendering(_ format: any TableFormat.Type) -> Benchmark {
      Benchmark(name: "table as \(format.name)", unit: "row", units: table.rows.count) {
        format.render(table).count
      }
    }
    return [
      Benchmark(name: "trend", unit: "series", units: panel.entities.count) {
        ResultTable(try Trends(of: panel)).rows.count
      },
      Benchmark(name: "line chart made", unit: "chart", units: 1) {
        try Chart.line(series: five).title.utf8.count
      },
      Benchmark(name: "line chart as text", unit: "chart", units: 1) { chart.text().utf8.count },
      Benchmark(name: "line chart as SVG", unit: "chart", units: 1) { chart.svg().utf8.count },
      rendering(TerminalTable.self), rendering(CSVFormat.self), rendering(JSONFormat.self),
    ]
  }
}
