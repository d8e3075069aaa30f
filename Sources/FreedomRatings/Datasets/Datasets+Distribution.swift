internal import FreedomModel
public import RatingsAnalysis

extension Datasets {
  /// How many countries Freedom House counted in each status, edition by edition.
  public func historicalDistribution() throws -> [StatusDistribution] {
    let path = "\(folder.path)/historical_distribution.csv"
    let rows = try Self.rows(ofTableAt: path)
    guard let distributions = StatusDistribution.distributions(fromTable: rows) else {
      throw DatasetsFault(
        path: path,
        message: "the columns year,total,free,partly_free,not_free with whole numbers are needed")
    }
    return distributions
  }
}
