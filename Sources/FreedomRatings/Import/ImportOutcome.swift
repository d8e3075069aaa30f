package import RatingsImport
package import RatingsStore

extension RatingsImporter {
  /// What became of one file.
  public struct FileOutcome: Sendable {
    /// The file's name.
    public let file: String
    /// The layout it was recognised as.
    public let layout: String
    /// The publication's id; `nil` where it is not named; then the file is refused.
    public let publication: String?
    /// The sort years of its editions, oldest first.
    public internal(set) var editions: [Int] = []
    /// All rows: kept, ``rejected`` and ``emptyRows``.
    public internal(set) var rows = 0
    package internal(set) var counts = ImportCounts()
    /// Rows refused.
    public internal(set) var rejected = 0
    /// Rows in which no value was published, and which removed none.
    public internal(set) var emptyRows = 0
    /// Whether the very same file had been imported before.
    public internal(set) var wasKnown = false
    /// Whether its years are those judged, and not those of its editions.
    var hasYearsOfCoverage = false
    /// How many indicators it declares, where it has no values.
    public internal(set) var declared: Int?
  }

  /// What became of a run.
  public struct Outcome: Sendable {
    /// File by file, in the order given.
    public internal(set) var files: [FileOutcome] = []
    package internal(set) var log = FindingLog()
    /// How the files are read, on a dry run.
    package internal(set) var readings: [FileReading] = []
    /// Whether the database contains the files now.
    public internal(set) var isKept = false
    /// Whether nothing keeps the database from holding the files.
    public internal(set) var isAcceptable = false
  }
}

/// What receives the rows that an import leaves out: all of them, however many there are.
package protocol RejectedRows: AnyObject {
  /// Receives a refused row: what is wrong with it, and its fields where they are known. A row that
  /// breaks several rules comes once for each.
  func take(_ finding: Finding, fields: [String])
  /// Called when all files are read: an error undoes the import. Nothing has a name yet.
  func complete() throws
  /// Called when all outputs are complete too, before anything is kept: an error undoes the import.
  func finish() throws
  /// Called when nothing is kept.
  func discard()
}

extension RatingsImporter.FileOutcome {
  /// What became of the file, in one sentence without a full stop: `ngo.csv: 8 rows added, 2024 to
  /// 2025, as publication ngo`. The counts make up all rows.
  ///
  /// - Parameters:
  ///   - isKept: Whether the database has the file now, and would not only have it.
  ///   - isAcceptable: Whether nothing keeps the database from having it.
  /// - Returns: The sentence.
  package func sentence(isKept: Bool, isAcceptable: Bool) -> String {
    guard isAcceptable else {
      return "\(file): nothing would be imported"
        + (rejected == 0
          ? "" : "; of \(Self.rows(rows)) \(rejected) \(rejected == 1 ? "is" : "are") refused")
    }
    if let declared {
      let indicators = declared == 1 ? "1 indicator" : "\(declared) indicators"
      return "\(file): \(indicators) \(isKept ? "declared" : "would be declared")"
        + (publication.map { ", of publication \($0)" } ?? "")
    }
    if wasKnown {
      let refused = rejected == 0 ? "" : ", \(rejected) refused"
      return "\(file): imported before, nothing changed (\(Self.rows(rows - rejected))\(refused))"
    }
    let counted = [
      (counts.added, isKept ? "added" : "would be added"),
      (counts.changed, isKept ? "changed" : "would be changed"),
      (counts.unchanged, "unchanged" + superseded), (counts.repeated, "repeated"),
      (emptyRows, "without a value"), (rejected, "refused"),
    ].filter { $0.0 > 0 }
    var parts = counted.enumerated().map { position, count in
      position == 0 ? "\(Self.rows(count.0)) \(count.1)" : "\(count.0) \(count.1)"
    }
    if parts.isEmpty { parts = ["no rows"] }
    if let span { parts.append(span) }
    if let publication { parts.append("as publication \(publication)") }
    return "\(file): \(parts.joined(separator: ", "))"
  }

  private var superseded: String {
    counts.superseded == 0
      ? "" : " (\(counts.superseded) of them differ from a newer source, whose values stay current)"
  }

  /// `2024 to 2025`, or `editions 2015 to 2016` where the file has other years than these; `nil`
  /// where there are none.
  private var span: String? {
    guard let first = editions.first, let last = editions.last else { return nil }
    return (hasYearsOfCoverage ? "editions " : "")
      + (first == last ? "\(first)" : "\(first) to \(last)")
  }

  private static func rows(_ count: Int) -> String { count == 1 ? "1 row" : "\(count) rows" }
}
