internal import RatingsStore

extension RatingsLibrary {
  /// Removes a source and all that came from it; says no when there is no such source.
  public static func removeSource(
    _ number: Int, at location: DatabaseLocation, timeout: Double = 5
  ) throws -> Bool {
    guard Surroundings.size(of: location.path) ?? 0 > 0 else {
      throw StoreFault(.missing, path: location.path, message: "there is no such database")
    }
    return try RatingsDatabase(writing: location.path, timeout: timeout).removeSource(number)
  }
}
