internal import FreedomModel
public import RatingsAnalysis
public import RatingsCharts

extension Survival {
  /// How long statuses last as a chart of steps, a line a status or a part.
  ///
  /// - Throws: A `ChartError`.
  public func chart(options: ChartOptions? = nil) throws -> Chart {
    let statuses = self.options.statuses
    let status = statuses.count == 1 ? statuses[0].label : "a status"
    return try .survival(
      rows.map { row in
        SurvivalLine(
          name: name(of: row), shortName: shortName(of: row),
          steps: row.curve.points.map { point in
            let limits = point.low.flatMap { low in point.high.map { low...$0 } }
            return .init(editions: point.editions, share: point.survival, limits: limits)
          }, atRisk: row.curve.atRisk, status: row.part == nil ? row.status : nil)
      }, of: "\(ChartTitle.publication(of: indicator)), how long \(status) lasts",
      options: options ?? ChartOptions())
  }

  /// The name of a row, and the code of its status instead of its words.
  private func shortName(of row: Row) -> String {
    let part = row.part ?? ""
    return options.statuses.count == 1 && row.part != nil
      ? part : part.isEmpty ? row.status.code : "\(row.status.code) \(part)"
  }
}
