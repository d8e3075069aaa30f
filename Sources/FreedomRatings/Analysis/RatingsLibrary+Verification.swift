internal import FreedomModel
public import RatingsAnalysis

extension RatingsLibrary {
  /// The figures of the database against what Freedom House published about them.
  ///
  /// The published counts of statuses are those of the bundled `historical_distribution.csv`; where
  /// it is missing this is a ``DatasetsFault``.
  public func verification() throws -> Verification {
    try Verification(
      of: panels(of: Verification.indicators),
      distribution: Datasets(in: .find()).historicalDistribution(), links: register.links)
  }
}

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
