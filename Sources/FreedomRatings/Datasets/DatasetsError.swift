/// Why the bundled figures cannot be used.
public struct DatasetsError: Error, Sendable, Hashable {
  /// The file or folder.
  public let path: String
  /// What was found: a sentence in lower case without a final stop.
  public let message: String
  /// Whether the figures are there, and are not those that came with the toolkit.
  public let isChanged: Bool

  init(path: String, message: String, isChanged: Bool = false) {
    self.path = path
    self.message = message
    self.isChanged = isChanged
  }

  static let notFound = DatasetsError(
    path: "datasets",
    message: "the bundled figures were not found; set FREEDOM_DATASETS to the datasets folder")
}
