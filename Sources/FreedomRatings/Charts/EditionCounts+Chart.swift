internal import FreedomModel
public import RatingsAnalysis
public import RatingsCharts

extension EditionCounts {
  /// The counts as a chart of shares: a column an edition.
  ///
  /// - Throws: A `ChartError`.
  public func chart(options: ChartOptions? = nil) throws -> Chart {
    .stacked(
      counts: rows.map { row in
        StatusCounts(
          year: row.edition.year(by: scope.yearRule), label: row.edition.label, free: row.free,
          partlyFree: row.partlyFree, notFree: row.notFree)
      }, publication: ChartTitle.publication(of: indicator),
      options: options ?? ChartOptions(years: scope.yearRule))
  }
}

extension StatusPeople {
  /// The people as a chart of shares: a column an edition.
  ///
  /// - Throws: A `ChartError`.
  public func chart(options: ChartOptions? = nil) throws -> Chart {
    .stacked(
      counts: rows.map { row in
        StatusCounts(
          year: row.edition.year(by: scope.yearRule), label: row.edition.label, free: row.free,
          partlyFree: row.partlyFree, notFree: row.notFree)
      }, of: .people, publication: ChartTitle.publication(of: indicator),
      options: options ?? ChartOptions(years: scope.yearRule))
  }
}
