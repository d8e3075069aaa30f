import FreedomModel
import SQLite

/// Whether the years of a file that was read by edition are rather the years covered: some of its
/// values differ from those of Freedom House's editions, and all agree with the editions that cover
/// those years.
package struct YearsOfCoverage: Sendable, Hashable {
  /// How many values differ from those of the editions that the file was read as.
  package let differing: Int
  /// How many values agree with the editions that cover their years.
  package let agreeing: Int

  /// How many values must agree: one or two may do so by chance.
  private static let fewest = 4

  /// Compares a source whose values are written, before it is settled which are current; `nil`
  /// where its years are not likely to be those covered.
  init?(ofSource source: Int, in db: Connection) throws {
    func count(_ edition: String, isSame: Bool) throws -> Int {
      try db.integer(
        """
        SELECT count(*) FROM observation n
        JOIN edition a ON a.id = n.edition
        JOIN publication p ON p.id = a.publication
        JOIN edition b ON b.publication = a.publication AND \(edition)
        JOIN observation o ON o.entity = n.entity AND o.indicator = n.indicator
          AND o.edition = b.id AND o.source <> n.source AND o.current AND o.value IS NOT NULL
        WHERE n.source = \(source) AND n.value IS NOT NULL
          AND p.code IN (\(Publication.freedomHouse.map { "'\($0.id)'" }.joined(separator: ", ")))
          AND (n.value = o.value) = \(isSame ? 1 : 0)
        """) ?? 0
    }
    let isOwn = "b.id = a.id"
    let covers = "CAST(substr(b.coverage_end, 1, 4) AS INTEGER) = a.year"
    differing = try count(isOwn, isSame: false)
    guard differing > 0 else { return nil }
    agreeing = try count(covers, isSame: true)
    guard agreeing >= Self.fewest, try count(covers, isSame: false) == 0 else { return nil }
  }
}
