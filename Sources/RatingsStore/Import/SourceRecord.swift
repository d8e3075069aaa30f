package import FreedomModel

/// What the store has to know of a file before its observations come.
package struct SourceRecord: Sendable {
  /// The file's name, without its folder.
  package let file: String
  package let layout: String
  /// Whose ratings it contains.
  package let publication: Publication
  /// Of two sources of one value that of higher authority is current, then the one with the newer
  /// last edition, then the one imported later. 0 for an official file.
  package let authority: Int
  package let trust: SourceTrust
  /// When it is imported, ISO 8601 in UTC.
  package let importedAt: String

  package init(
    file: String, layout: String, publication: Publication, authority: Int = 0,
    trust: SourceTrust = .official, importedAt: String
  ) {
    self.file = file
    self.layout = layout
    self.publication = publication
    self.authority = authority
    self.trust = trust
    self.importedAt = importedAt
  }
}

/// What a file changed: the rows added, changed, unchanged, repeated and withdrawn make up its
/// rows.
package struct ImportCounts: Sendable, Hashable {
  /// Rows that were not there.
  package var added = 0
  /// Rows with a current value that is another now.
  package var changed = 0
  /// Rows that change no current value.
  package var unchanged = 0
  /// Rows that differ from the current values of a newer source, which stay; part of ``unchanged``.
  package var superseded = 0

  /// Rows that say what another row of the file says.
  package var repeated = 0
  /// Rows without any value, where a current value of another source is gone; part of ``changed``.
  package var withdrawn = 0
  /// What its values of Freedom House's publications are beside those that were current; `nil`
  /// where that was not requested.
  package var official: OfficialChanges?
  /// Why its years are rather those covered; `nil` where they are not, or that was not requested.
  package var yearsOfCoverage: YearsOfCoverage?

  package init() {}
}
