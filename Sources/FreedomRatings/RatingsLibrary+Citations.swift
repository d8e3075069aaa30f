public import FreedomModel
public import RatingsExport
internal import RatingsStore

extension RatingsLibrary {
  /// How to cite the publications whose figures are in the database, and this software.
  public func citations(version: String, accessed: CalendarDate? = nil) throws -> [Citation] {
    let spans = try database.indicatorSpans()
    let used = Set(spans.keys.map { $0.prefix { $0 != "." } })
    return try citations(
      of: Set(database.editions().filter { used.contains($0.publication[...]) }),
      version: version, accessed: accessed)
  }

  /// How to cite the publications of some editions, and this software.
  func citations(
    of editions: Set<Edition>, version: String, accessed: CalendarDate? = nil
  ) throws -> [Citation] {
    try database.publications().filter { publication in
      editions.contains { $0.publication == publication.id }
    }.map { Citation($0, editions: Array(editions), accessed: accessed) }
      + [.software(version: version, accessed: accessed)]
  }
}
