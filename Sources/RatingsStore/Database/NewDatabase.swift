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

/// What a path leads to, by its first bytes.
enum FileKind {
  case missing
  case directory
  case empty
  /// There is a file that cannot be read; SQLite has the best message for it.
  case unreadable
  /// A database of SQLite, with what its header says: the program, the schema, and whether its
  /// pages leave bytes free for a seal.
  case database(application: Int, version: Int, hasRoom: Bool)
  case other

  init(ofFileAt path: String) {
    guard let status = FileStatus(path) else {
      self = .missing
      return
    }
    guard status.kind == .regular else {
      // To open a pipe would wait for whoever writes it.
      self = status.kind == .folder ? .directory : .other
      return
    }
    guard let header = Header(ofFileAt: path) else {
      self = .unreadable
      return
    }
    if header.bytes.isEmpty {
      self = .empty
    } else if header.isDatabase {
      self = .database(
        application: header.number(at: 68), version: header.number(at: 60),
        hasRoom: header.bytes[20] == DatabaseSeal.room)
    } else {
      self = .other
    }
  }
}

extension FileKind {
  /// How much of a database is missing, in words, where the file has fewer bytes than its header
  /// says.
  static func cutShort(_ path: String) -> String? {
    guard let head = Header(ofFileAt: path), head.isDatabase else { return nil }
    let size = File.size(path) ?? 0
    guard size < head.size else { return nil }
    return "the database is cut short: \(size) of \(head.size) bytes are there"
  }

  /// The first bytes of a file.
  private struct Header {
    static let length = 100
    let bytes: [UInt8]

    /// `nil` where the file cannot be read.
    init?(ofFileAt path: String) {
      guard let file = try? File(reading: path) else { return nil }
      var bytes = [UInt8](repeating: 0, count: Self.length)
      guard let count = bytes.withUnsafeMutableBytes({ try? file.read(at: 0, into: $0) }) else {
        return nil
      }
      self.bytes = Array(bytes.prefix(count))
    }

    var isDatabase: Bool {
      bytes.count == Self.length && bytes.starts(with: "SQLite format 3\u{0}".utf8)
    }

    /// How many bytes the file has by its own account.
    var size: Int { number(at: 28) * (number(at: 16) >> 16 == 1 ? 65_536 : number(at: 16) >> 16) }

    func number(at offset: Int) -> Int {
      bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
    }
  }
}
