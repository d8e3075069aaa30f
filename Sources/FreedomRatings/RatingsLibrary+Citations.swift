public import FreedomModel
public import RatingsExport
internal import RatingsStore

extension RatingsLibrary {
  /// How to cite the publications whose figures are in the database, and this software.
  public func citations(version: String, accessed: CalendarDate? = nil) throws -> [Citation] {
    let spans = try database.indicatorSpans()
    let used = Set(spans.keys.map { $0.prefix { $0 != "." } })
    let editions = try database.editions()
    return try database.publications().filter { used.contains($0.id[...]) }.map { publication in
      Citation(publication, editions: editions, accessed: accessed)
    } + [.software(version: version, accessed: accessed)]
  }
}
