internal import FreedomModel
public import RatingsAnalysis

extension RatingsLibrary {
  /// Compares the values of the database with what Freedom House published about them.
  ///
  /// The published record is in the bundled tables `historical_distribution.csv`,
  /// `published_record.csv`, `reference_values.csv` and `edition_sums.csv`.
  ///
  /// - Throws: A ``LibraryError`` when one of them is missing, or a `StoreError`.
  public func verification() throws -> Verification {
    let datasets = Datasets(in: try .find())
    let register = try register()
    let panels = try panels(of: Verification.indicators)
    return try Verification(
      of: panels, record: datasets.publishedRecord(), register: register,
      others: BundledFigures(datasets: datasets).checks(
        against: { panels[$0] }, register: register))
  }
}

extension Datasets {
  /// What Freedom House published about its own values; a table that is missing or unreadable is a
  /// ``LibraryError``.
  func publishedRecord() throws -> PublishedRecord {
    try PublishedRecord(
      distributions: table("historical_distribution.csv", PublishedRecord.distributions),
      statements: table("published_record.csv", PublishedRecord.statements),
      references: table("reference_values.csv", PublishedRecord.references),
      sums: table("edition_sums.csv", PublishedRecord.sums))
  }

  private func table<Row>(_ name: String, _ read: ([[String]]) -> [Row]?) throws -> [Row] {
    guard let rows = read(try rows(of: name)), !rows.isEmpty else {
      throw LibraryError.datasets(
        "\(folder.path)/\(name)", "this is not the table that 'freedom verify' compares with")
    }
    return rows
  }
}
