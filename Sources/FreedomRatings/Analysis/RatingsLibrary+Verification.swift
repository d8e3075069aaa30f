internal import FreedomModel
public import RatingsAnalysis

extension RatingsLibrary {
  /// The figures of the database against what Freedom House published about them.
  ///
  /// What was published are the bundled tables `historical_distribution.csv`,
  /// `published_record.csv`, `reference_values.csv` and `edition_sums.csv`; where one is missing
  /// this is a ``DatasetsError``.
  public func verification() throws -> Verification {
    let datasets = Datasets(in: try .find())
    let register = try register
    let panels = try panels(of: Verification.indicators)
    return try Verification(
      of: panels, record: datasets.publishedRecord(), register: register,
      others: BundledFigures(datasets: datasets).checks(
        against: { panels[$0] }, register: register))
  }
}
