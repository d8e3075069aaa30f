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
