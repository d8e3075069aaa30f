extension RatingsLibrary {
  /// How the publications changed the way they measure, from the bundled table.
  ///
  /// - Throws: A ``LibraryError`` where that cannot be read.
  public func methodChanges() throws -> [MethodChange] {
    try Datasets(in: .find()).methodChanges()
  }

  /// The same for notes alone: none where the bundled table is not there.
  package var methodChangesForNotes: [MethodChange] { (try? methodChanges()) ?? [] }
}
