#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Makes the file of a new database.
///
/// SQLite would make an empty one, which cannot be told from somebody else's when the first import is
/// killed. This one says from its first moment whose it is.
enum NewDatabase {
  /// Makes a database without tables at a path where there is nothing; another process may be as quick.
  ///
  /// - Parameter path: The file.
  /// - Throws: A ``StoreError`` where the system refuses.
  static func make(at path: String) throws(StoreError) {
    let number = openUnnamed(inFolderOf: path)
    let isMade =
      number < 0
      ? makeNamed(path)
      : make(number, at: path) { giveName(path, to: number) }
    let failure = errno
    if number >= 0 { _ = close(number) }
    // Where there are no hard links, SQLite makes the file.
    guard isMade || [EEXIST, EPERM, ENOTSUP, ENOSYS].contains(failure) else {
      throw error(path, failure)
    }
  }

  private static let permissions: mode_t = 0o644
  private static let openFiles = "/proc/self/fd"

  /// Opens a file that has no name yet, where the system can; else the answer is negative.
  private static func openUnnamed(inFolderOf path: String) -> Int32 {
    #if os(Linux)
      guard access(openFiles, F_OK) == 0 else { return -1 }
      let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
      // Swift does not see the name O_TMPFILE, which C makes of other names.
      return open(folder, 0o20_000_000 | O_DIRECTORY | O_WRONLY | O_CLOEXEC, permissions)
    #else
      return -1
    #endif
  }

  private static func giveName(_ path: String, to number: Int32) -> Bool {
    linkat(AT_FDCWD, "\(openFiles)/\(number)", AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0
  }

  /// Makes the file where it has to have a name from the start: another one, for a moment.
  private static func makeNamed(_ path: String) -> Bool {
    let hidden = "\(path).\(getpid())"
    let number = open(hidden, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, permissions)
    guard number >= 0 else { return false }
    let isMade = make(number, at: path) { link(hidden, path) == 0 }
    let failure = errno
    _ = close(number)
    _ = unlink(hidden)
    errno = failure
    return isMade
  }

  /// Fills an open file, gives it its name, and removes the journal of a database that was at the path
  /// before: to SQLite it would be this one's.
  ///
  /// Meanwhile the file is marked as being written. Whoever finds it sees that the journal is not to be
  /// played back; and nobody has written a journal of their own yet, which must not be lost.
  private static func make(_ number: Int32, at path: String, naming: () -> Bool) -> Bool {
    guard write(number), markAsBeingWritten(number), naming() else { return false }
    FileKind.removeFile(RatingsDatabase.journal(of: path))
    return true
  }

  /// Takes the lock by which SQLite tells that a transaction is under way, until the file is closed.
  private static func markAsBeingWritten(_ number: Int32) -> Bool {
    var lock = flock()
    lock.l_type = Int16(F_WRLCK)
    lock.l_whence = Int16(SEEK_SET)
    lock.l_start = 0x4000_0001
    lock.l_len = 1
    return fcntl(number, F_SETLK, &lock) == 0
  }

  private static func write(_ number: Int32) -> Bool {
    let bytes = firstPage
    let count = pwrite(number, bytes, bytes.count, 0)
    if count >= 0, count < bytes.count { errno = ENOSPC }
    return count == bytes.count && fsync(number) == 0
  }

  /// The one page of a database without tables, as SQLite's file format has it.
  private static var firstPage: [UInt8] {
    var page = [UInt8](repeating: 0, count: DatabaseSeal.pageSize)
    func put(_ bytes: [UInt8], at offset: Int) {
      page.replaceSubrange(offset..<offset + bytes.count, with: bytes)
    }
    put(Array("SQLite format 3\0".utf8), at: 0)
    // The page's size, versions for writing and reading, room kept free, and fractions of a page.
    put([0x10, 0, 1, 1, DatabaseSeal.room, 64, 32, 32], at: 16)
    // How often it was changed; how many pages it has, as of which change.
    put(number(1) + number(1), at: 24)
    put(number(1), at: 92)
    put(number(Schema.applicationID), at: 68)
    // The version of SQLite that wrote it last: 3.40.1.
    put(number(3_040_001), at: 96)
    // A leaf without cells, whose content begins where the room that is kept free does.
    put([0x0D, 0, 0, 0, 0, 0x0F, UInt8(0x100 - Int(DatabaseSeal.room)), 0], at: 100)
    DatabaseSeal.seal(&page)
    return page
  }

  private static func number(_ value: Int) -> [UInt8] {
    withUnsafeBytes(of: UInt32(truncatingIfNeeded: value).bigEndian) { Array($0) }
  }

  private static func error(_ path: String, _ failure: Int32) -> StoreError {
    let isFull = [ENOSPC, EDQUOT, EFBIG, EIO].contains(failure)
    return StoreError(
      isFull ? .inputOutput : .cannotCreate, path: path,
      message: "the database cannot be made (\(String(cString: strerror(failure))))",
      hint: isFull ? nil : "name another place with --database")
  }
}
