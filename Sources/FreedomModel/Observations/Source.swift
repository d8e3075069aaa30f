/// One imported file: where observations come from.
public struct Source: Sendable, Hashable {
  /// The number it has in the database.
  public let id: Int
  /// The file's name, without its folder.
  public let file: String
  /// The SHA-256 of its bytes, 64 hexadecimal digits.
  public let sha256: String
  /// The layout it was recognised as, such as `fiw-ratings`.
  public let layout: String
  /// The publication's id.
  public let publication: String
  /// How far its values are to be trusted.
  public let trust: SourceTrust
  /// When it was imported, ISO 8601 in UTC.
  public let importedAt: String

  /// Describes a source.
  public init(
    id: Int, file: String, sha256: String, layout: String, publication: String,
    trust: SourceTrust = .official, importedAt: String
  ) {
    self.id = id
    self.file = file
    self.sha256 = sha256
    self.layout = layout
    self.publication = publication
    self.trust = trust
    self.importedAt = importedAt
  }
}
