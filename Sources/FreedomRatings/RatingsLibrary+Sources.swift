public import RatingsStore

extension RatingsLibrary {
  /// Removes a source and all that came from it; says no when there is no such source.
  ///
  /// - Parameters:
  ///   - number: The source's number.
  ///   - location: Where the database is.
  ///   - lockTimeout: How long to wait for another process.
  ///   - watch: Is asked now and then; the removal ends with what it throws, and nothing is removed.
  /// - Returns: Whether there was such a source.
  /// - Throws: A `StoreError`, or what `watch` throws.
  public static func removeSource(
    _ number: Int, at location: DatabaseLocation, lockTimeout: LockTimeout = LockTimeout(),
    watch: @escaping () throws -> Void = {}
  ) throws -> Bool {
    if try RatingsDatabase.holdsNothing(at: location.path, lockTimeout: lockTimeout) {
      throw StoreError(.missing, path: location.path, message: "there is no such database")
    }
    return try RatingsDatabase(writing: location.path, lockTimeout: lockTimeout)
      .removeSource(number, watch: watch)
  }
}
