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
