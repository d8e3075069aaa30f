import ArgumentParser
import FreedomModel
import FreedomRatings
import RatingsCharts

extension ChartCommand {
  func validateScatter() throws {
    guard indicatorNames.count == 2 else {
      throw ValidationError(
        "scatter needs two indicators, such as: freedom chart scatter fiw.total fotp.total")
    }
  }

  /// Two indicators in one year; refused where no entity has both.
  func scatter(
    _ series: [Series], _ indicators: [Indicator], year: Int?, options: ChartOptions
  ) throws -> Chart {
    let scatter = try Chart.scatter(series: series, year: year, options: options)
    guard scatter.isEmpty else { return scatter }
    throw UsageError(
      "no one has a value of both in \(year.map { "\($0)" } ?? "one year")",
      hint: "choose an edition that both have: 'freedom codebook' lists those of "
        + indicators.map(\.id).joined(separator: " and "), status: .badData)
  }

  /// The newest year that all panels have, which a scatter shows where no other is chosen.
  func yearsOfScatter(of panels: [Panel]) -> [Int] {
    let all = panels.map { panel in Set(panel.editions.map { $0.year(by: years.rule) }) }
    let common = all.dropFirst().reduce(all.first ?? []) { $0.intersection($1) }
    return [common.max()].compactMap(\.self)
  }
}
