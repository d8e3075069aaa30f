internal import FreedomModel
public import RatingsAnalysis

extension Datasets {
  /// How many countries Freedom House counted in each status, edition by edition.
  public func historicalDistribution() throws -> [StatusDistribution] {
    let name = "historical_distribution.csv"
    guard let distributions = try StatusDistribution.distributions(fromTable: rows(of: name)) else {
      throw DatasetsFault(
        path: "\(folder.path)/\(name)",
        message: "the columns year,total,free,partly_free,not_free with whole numbers are needed")
    }
    return distributions
  }
}
