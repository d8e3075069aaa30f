import FreedomModel
import FreedomRatings

extension ResultTable {
  /// The table with a first note on the one source whose values answer, where there is one.
  func naming(sourceOf library: RatingsLibrary) -> ResultTable {
    var table = self
    table.notes.insert(contentsOf: [library.sourceNote].compactMap(\.self), at: 0)
    return table
  }
}
