/// Why the bundled figures cannot be used.
public struct DatasetsFault: Error, Sendable, Hashable {
  /// The file or folder.
  public let path: String
  /// What was found: a sentence in lower case without a final stop.
  public let message: String

  static let notFound = DatasetsFault(
    path: "datasets",
    message: "the bundled figures were not found; set FREEDOM_DATASETS to the datasets folder")
}
