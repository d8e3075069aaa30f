internal import FreedomModel
internal import RatingsStore

extension RatingsLibrary {
  /// How much the database holds, in words.
  public func facts() throws -> [(key: String, value: String)] {
    let sources = try database.sources()
    return [
      ("entities", String(try register.entities.count)),
      ("indicators", String(try database.catalog().indicators.count)),
      ("editions", String(try database.editions().count)),
      ("sources", String(sources.count)),
      ("observations", String(sources.reduce(0) { $0 + $1.observations })),
      ("current observations", String(sources.reduce(0) { $0 + $1.current })),
    ]
  }
}
