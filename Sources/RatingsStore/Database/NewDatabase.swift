internal import Platform
internal import SQLite

/// A database that is being made: a file beside its place, of a hidden name, which gets its place
/// once it is complete.
///
/// A process that is killed leaves no half database. What it leaves under the hidden name the next
/// one that makes the database removes. Of two processes that make one the second waits for the
/// first.
struct NewDatabase {
  private let path: String
  private let file: AtomicFile

  /// Begins a database at a path where there is nothing, or an empty file.
  ///
  /// - Returns: `nil` where there is something, perhaps what another process has just made.
  init?(at path: String, _ lockTimeout: LockTimeout) throws {
    self.path = path
    let place = File.resolvingLinks(path)
    let mayWait = lockTimeout.handler(path: path)
    var tries = 0
    while true {
      do {
        file = try AtomicFile(place, overwriting: File.size(place) == 0, needsName: true)
        break
      } catch  where error == .isBeingWritten {
        guard mayWait(tries) else { throw StoreError.busy(path) }
        tries += 1
      } catch {
        guard RatingsDatabase.holdsNothing(at: path) else { return nil }
        throw Self.error(error, path)
      }
    }
    if !RatingsDatabase.holdsNothing(at: path) {
      file.discard()
      return nil
    }
  }

  /// Has the database filled, and moves it to its place if it is to be kept.
  func fill(_ work: (Connection) throws -> Transaction) throws {
    defer { file.discard() }
    guard try isKept(work) else { return }
    guard RatingsDatabase.holdsNothing(at: path) else { throw StoreError.moved(path) }
    // SQLite would take the journal of a database that was at the path before for one of this.
    File.remove(RatingsDatabase.journal(of: path))
    do {
      try file.publish()
    } catch {
      throw Self.error(error, path)
    }
  }

  /// The connection closes before the file gets its place.
  private func isKept(_ work: (Connection) throws -> Transaction) throws -> Bool {
    try StoreError.translating(path: path) {
      let db = try RatingsDatabase.open(file.partialPath, .readWrite, LockTimeout(seconds: 0))
      // What was there before is nothing: there is no need to find it again after a crash.
      try db.execute("PRAGMA journal_mode = MEMORY")
      var isKept = false
      try db.writing { db in
        try Schema.make(in: db)
        let end = try work(db)
        isKept = end == .commit
        return end
      }
      return isKept
    }
  }

  private static func error(_ failure: AtomicFile.Failure, _ path: String) -> StoreError {
    switch failure {
    case .exists, .isBeingWritten: .moved(path)
    case .isFolder, .isSymbolicLink:
      StoreError(
        .cannotCreate, path: path, message: "the database cannot be made",
        hint: "name another place with --database")
    case .system(let error):
      StoreError(
        error.isDiskFullOrBroken ? .inputOutput : .cannotCreate, path: path,
        message: "the database cannot be made (\(error.text))",
        hint: error.isDiskFullOrBroken ? nil : "name another place with --database")
    }
  }
}
