#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

internal import Synchronization

/// An open file, folder, pipe or device. It closes with the last reference, or earlier by
/// ``close()``.
package final class File: Sendable {
  package static let standardInput = File(number: STDIN_FILENO, isOwned: false)
  package static let standardOutput = File(number: STDOUT_FILENO, isOwned: false)
  package static let standardError = File(number: STDERR_FILENO, isOwned: false)

  let number: Int32
  private let isOpen: Atomic<Bool>

  init(number: Int32, isOwned: Bool = true) {
    self.number = number
    isOpen = Atomic(isOwned)
  }

  deinit { try? close() }

  // MARK: Opening

  private convenience init(
    _ path: String, _ flags: Int32, permissions: UInt32 = 0o666
  ) throws(SystemError) {
    while true {
      let number = systemOpen(path, flags | O_CLOEXEC, mode_t(permissions))
      if number >= 0 {
        self.init(number: number)
        return
      }
      if errno != EINTR { throw .last }
    }
  }

  /// Opens what exists; unless `waiting`, a pipe without a writer too.
  package convenience init(
    reading path: String, waiting: Bool = true
  ) throws(SystemError) {
    try self.init(path, O_RDONLY | (waiting ? 0 : O_NONBLOCK | O_NOCTTY))
  }

  /// Opens what exists: a file, a device or a pipe.
  package convenience init(
    writing path: String, followingLinks: Bool = true
  ) throws(SystemError) {
    try self.init(path, O_WRONLY | O_NOCTTY | (followingLinks ? 0 : O_NOFOLLOW))
  }

  /// Makes a file; throws ``SystemError/isNameTaken`` where the path leads to something.
  package convenience init(
    creating path: String, permissions: UInt32 = 0o666
  ) throws(SystemError) {
    try self.init(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, permissions: permissions)
  }

  package convenience init(folder path: String) throws(SystemError) {
    try self.init(path, O_RDONLY | O_DIRECTORY)
  }

  /// A second descriptor for what is open under a number.
  package convenience init(duplicating number: Int32) throws(SystemError) {
    let copy = fcntl(number, F_DUPFD_CLOEXEC, 0)
    guard copy >= 0 else { throw .last }
    self.init(number: copy)
  }

  /// Makes a file that has no name yet: it vanishes when the process ends, however it ends.
  ///
  /// - Returns: `nil` where the system cannot do that in this folder.
  package static func unnamed(in folder: String, permissions: UInt32 = 0o666) -> File? {
    #if os(Linux)
      // Swift does not import O_TMPFILE, a macro made of other macros.
      let temporary: Int32 = 0o20_000_000 | O_DIRECTORY
      guard File.exists(openFiles) else { return nil }
      return try? File(
        folder.isEmpty ? "." : folder, temporary | O_RDWR, permissions: permissions)
    #else
      return nil
    #endif
  }

  /// Makes a file without a name in `TMPDIR`, or else in `/tmp`, to write and read again.
  package static func temporary() throws(SystemError) -> File {
    for folder in [Environment.variable("TMPDIR"), "/tmp"].compactMap(\.self) {
      var template = Array((folder + "/freedom-XXXXXX").utf8CString)
      let number = mkstemp(&template)
      guard number >= 0 else { continue }
      _ = unlink(template)
      _ = fcntl(number, F_SETFD, FD_CLOEXEC)
      return File(number: number)
    }
    throw .last
  }

  private static let openFiles = "/proc/self/fd"

  // MARK: Reading

  /// Reads from an offset; fewer bytes than the target has only at the end of the file.
  package func read(
    at offset: Int, into target: UnsafeMutableRawBufferPointer
  ) throws(SystemError) -> Int {
    try fill(target) { pread(number, $0, $1, off_t(offset + $2)) }
  }

  /// Reads what comes next; fewer bytes than the target has only at the end.
  package func read(into target: UnsafeMutableRawBufferPointer) throws(SystemError) -> Int {
    try fill(target) { bytes, count, _ in systemRead(number, bytes, count) }
  }

  private func fill(
    _ target: UnsafeMutableRawBufferPointer,
    by read: (UnsafeMutableRawPointer, Int, Int) -> Int
  ) throws(SystemError) -> Int {
    guard let base = target.baseAddress else { return 0 }
    var done = 0
    while done < target.count {
      let count = read(base + done, target.count - done, done)
      if count == 0 { break }
      if count > 0 { done += count } else if errno != EINTR { throw .last }
    }
    return done
  }

  /// Reads to the end, or until there are more bytes than the limit.
  package func readAll(limit: Int) throws(SystemError) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: min(limit + 1, 65_536))
    while bytes.count <= limit {
      let count = systemRead(number, &chunk, chunk.count)
      if count == 0 { break }
      if count > 0 { bytes += chunk.prefix(count) } else if errno != EINTR { throw .last }
    }
    return bytes
  }

  // MARK: Writing

  package func write(_ bytes: [UInt8]) throws(SystemError) {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes {
        systemWrite(number, $0.baseAddress.map { $0 + done }, $0.count - done)
      }
      if count >= 0 {
        done += count
      } else if errno == EAGAIN || errno == EWOULDBLOCK {
        var request = pollfd(fd: number, events: Int16(POLLOUT), revents: 0)
        _ = poll(&request, 1, -1)
      } else if errno != EINTR {
        throw .last
      }
    }
  }

  /// Waits until everything is on the disk, where the file system supports it.
  package func synchronize() throws(SystemError) {
    while fsync(number) != 0 {
      switch errno {
      case EINTR: continue
      case EINVAL, ENOTSUP, EROFS: return
      default: throw .last
      }
    }
  }

  package func setPermissions(_ permissions: UInt32) { _ = fchmod(number, mode_t(permissions)) }

  /// Sets a free name for a file without one; else throws ``SystemError/isNameTaken``.
  package func link(as path: String) throws(SystemError) {
    let own = "\(Self.openFiles)/\(number)"
    guard linkat(AT_FDCWD, own, AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0 else { throw .last }
  }

  // MARK: Closing

  package func close() throws(SystemError) {
    guard isOpen.exchange(false, ordering: .relaxed) else { return }
    guard systemClose(number) != 0, errno != EINTR else { return }
    throw .last
  }

  /// Closes a second descriptor of the same file. Network file systems may send bytes only at a
  /// closing, which reports whether they arrived.
  package func closeCopy() throws(SystemError) {
    guard let copy = try? File(duplicating: number) else { return }
    try copy.close()
  }

  /// Closes the file and returns another descriptor of it: what only a closing reports is known
  /// while the file can still be given up. After an error neither is open.
  package func closedForCopy() throws(SystemError) -> File {
    guard let copy = try? File(duplicating: number) else { return self }
    try close()
    return copy
  }

  // MARK: Looking

  package func status() throws(SystemError) -> FileStatus {
    var status = stat()
    guard fstat(number, &status) == 0 else { throw .last }
    return FileStatus(status)
  }

  package var isTerminal: Bool { isatty(number) == 1 }

  /// Locks one byte against other processes, until the process closes any descriptor of the file.
  package func lock(byte: Int) throws(SystemError) {
    var lock = Self.lock(byte: byte)
    guard fcntl(number, F_SETLK, &lock) == 0 else { throw .last }
  }

  // Inside of the type, its own `lock` and `flock` the function hide the structure.
  private static func lock(byte: Int) -> flock {
    var lock = flock()
    lock.l_type = Int16(F_WRLCK)
    lock.l_whence = Int16(SEEK_SET)
    lock.l_start = off_t(byte)
    lock.l_len = 1
    return lock
  }

  /// Locks the file against other processes that ask; returns false if one of them has the lock.
  package func lock() -> Bool { flock(number, LOCK_EX | LOCK_NB) == 0 }
}
