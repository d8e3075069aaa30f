public import RatingsStore

extension RatingsLibrary {
  /// Removes a source and all that came from it; says no when there is no such source.
  public static func removeSource(
    _ number: Int, at location: DatabaseLocation, patience: Patience = Patience()
  ) throws -> Bool {
    if try RatingsDatabase.holdsNothing(at: location.path, patience: patience) {
      throw StoreFault(.missing, path: location.path, message: "there is no such database")
    }
    return try RatingsDatabase(writing: location.path, patience: patience).removeSource(number)
  }
}
