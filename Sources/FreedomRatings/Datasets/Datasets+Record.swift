internal import FreedomModel
public import RatingsAnalysis

extension Datasets {
  /// What Freedom House published about its own figures; a table that is missing or is not as it
  /// should be is a ``DatasetsError``.
  public func publishedRecord() throws -> PublishedRecord {
    try PublishedRecord(
      distributions: table("historical_distribution.csv", StatusDistribution.distributions),
      statements: table("published_record.csv", PublishedRecord.statements),
      references: table("reference_values.csv", PublishedRecord.references),
      sums: table("edition_sums.csv", PublishedRecord.sums))
  }

  private func table<Row>(_ name: String, _ read: ([[String]]) -> [Row]?) throws -> [Row] {
    guard let rows = read(try rows(of: name)), !rows.isEmpty else {
      throw DatasetsError(
        path: "\(folder.path)/\(name)",
        message: "this is not the table that 'freedom verify' compares with")
    }
    return rows
  }
}
