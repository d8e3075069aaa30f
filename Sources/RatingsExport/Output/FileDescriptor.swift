#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// The system calls that output needs: the one place of this room that touches the C library.
struct FileDescriptor {
  /// A call that failed.
  struct Failure: Error {
    let errno: Int32

    /// The failure of the call just made.
    static var last: Failure { Failure(errno: currentErrno) }

    static let takenName = Failure(errno: EEXIST)

    /// Whether there is a file of that name already, or a folder with files in it.
    var isTakenName: Bool { errno == EEXIST || errno == ENOTEMPTY }

    /// Whether there is nothing of that name.
    var isMissing: Bool { errno == ENOENT }

    var reason: OutputError.Reason {
      errno == EPIPE ? .readerIsGone : .system(errno: errno, text: text)
    }

    /// What the system says of it.
    var text: String { String(cString: strerror(errno)) }
  }

  /// What a path names.
  enum Kind {
    case nothing, regular, folder, symbolicLink, other
  }

  let number: Int32

  static let standardOutput = FileDescriptor(number: 1)

  /// Lets a write to a pipe whose reader has gone, or beyond the size that files may have, fail
  /// instead of killing the process.
  static func ignoreSignals() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
  }

  // MARK: Opening

  /// Opens a new file; fails with `EEXIST` where there is one.
  static func create(_ path: String) throws(Failure) -> FileDescriptor {
    try open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC)
  }

  /// Opens a file that has no name yet: nothing is left of it when the process ends, however it ends.
  /// `nil` where the system cannot do that in this folder.
  static func unnamed(in folder: String) -> FileDescriptor? {
    #if os(Linux)
      // Swift does not see the name O_TMPFILE, which C makes of other names.
      let flags = 0o20_000_000 | O_DIRECTORY | O_RDWR | O_CLOEXEC
      guard access(openFiles, F_OK) == 0 else { return nil }
      return try? open(folder.isEmpty ? "." : folder, flags)
    #else
      return nil
    #endif
  }

  private static let openFiles = "/proc/self/fd"

  /// Opens a folder.
  static func open(folder path: String) throws(Failure) -> FileDescriptor {
    try open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
  }

  /// Opens something that exists: a device, a FIFO or a file left behind.
  static func open(
    existing path: String, followingLinks: Bool = true
  ) throws(Failure) -> FileDescriptor {
    try open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY | (followingLinks ? 0 : O_NOFOLLOW))
  }

  private static func open(_ path: String, _ flags: Int32) throws(Failure) -> FileDescriptor {
    while true {
      let number = systemOpen(path, flags, 0o666)
      if number >= 0 { return FileDescriptor(number: number) }
      if currentErrno != EINTR { throw Failure.last }
    }
  }

  /// A second descriptor for an open file.
  static func duplicate(_ number: Int32) throws(Failure) -> FileDescriptor {
    let copy = fcntl(number, F_DUPFD_CLOEXEC, 0)
    guard copy >= 0 else { throw Failure.last }
    return FileDescriptor(number: copy)
  }

  // MARK: Using

  /// Writes all of the bytes, however many calls it takes.
  func write(_ bytes: [UInt8]) throws(Failure) {
    var failure: Failure?
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let count = systemWrite(number, UnsafeRawBufferPointer(rebasing: rest))
        if count >= 0 {
          rest = rest.dropFirst(count)
        } else if currentErrno == EAGAIN || currentErrno == EWOULDBLOCK {
          waitUntilWritable()
        } else if currentErrno != EINTR {
          failure = .last
          return
        }
      }
    }
    if let failure { throw failure }
  }

  private func waitUntilWritable() {
    var request = pollfd(fd: number, events: Int16(POLLOUT), revents: 0)
    _ = poll(&request, 1, -1)
  }

  /// Waits until everything is on the disk, where the file system can tell.
  func synchronize() throws(Failure) {
    while fsync(number) != 0 {
      switch currentErrno {
      case EINTR: continue
      case EINVAL, ENOTSUP, EROFS: return
      default: throw Failure.last
      }
    }
  }

  func close() throws(Failure) {
    guard systemClose(number) != 0, currentErrno != EINTR else { return }
    throw Failure.last
  }

  /// Closes a second descriptor of the same file. Where bytes are sent elsewhere only at the end, as on
  /// some network file systems, this tells whether they arrived.
  func closeCopy() throws(Failure) {
    guard let copy = try? Self.duplicate(number) else { return }
    try copy.close()
  }

  /// Closes the descriptor, and gives another one of the same file: what only the closing tells is known
  /// while the file can still be given up. After a failure neither is open.
  func closedForCopy() throws(Failure) -> FileDescriptor {
    guard let copy = try? Self.duplicate(number) else { return self }
    do throws(Failure) {
      try close()
    } catch {
      try? copy.close()
      throw error
    }
    return copy
  }

  /// Whether the descriptor leads to a terminal.
  var isTerminal: Bool { isatty(number) == 1 }

  /// Whether no other process holds the file; holds it from now on.
  func lock() -> Bool {
    flock(number, LOCK_EX | LOCK_NB) == 0
  }

  func setPermissions(_ permissions: UInt32) {
    _ = fchmod(number, mode_t(permissions))
  }

  /// Gives a file that was opened without a name one that is free; else fails with `EEXIST`.
  func giveName(_ path: String) throws(Failure) {
    let own = "\(Self.openFiles)/\(number)"
    guard linkat(AT_FDCWD, own, AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0 else { throw Failure.last }
  }

  // MARK: Paths

  /// What a path names and with which permissions.
  static func status(
    _ path: String, followingLinks: Bool
  ) throws(Failure) -> (kind: Kind, permissions: UInt32) {
    var status = stat()
    guard (followingLinks ? stat(path, &status) : lstat(path, &status)) == 0 else {
      if currentErrno == ENOENT { return (.nothing, 0) }
      throw Failure.last
    }
    let kind: Kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .regular
      case S_IFDIR: .folder
      case S_IFLNK: .symbolicLink
      default: .other
      }
    return (kind, UInt32(status.st_mode & 0o777))
  }

  /// The numbers of the file or folder that a path leads to, or that is open under a number; `nil` where
  /// there is none, and for devices and pipes, which several may use at once.
  static func identity(_ path: String) -> Identity? {
    var status = stat()
    return stat(path, &status) == 0 ? Identity(status) : nil
  }

  static func identity(ofOpen number: Int32) -> Identity? {
    var status = stat()
    return fstat(number, &status) == 0 ? Identity(status) : nil
  }

  /// What tells one file or folder from all others.
  struct Identity: Hashable {
    private let device: UInt64
    private let inode: UInt64

    fileprivate init?(_ status: stat) {
      guard [S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT) else { return nil }
      device = UInt64(truncatingIfNeeded: status.st_dev)
      inode = UInt64(truncatingIfNeeded: status.st_ino)
    }
  }

  static func mayWrite(_ path: String) throws(Failure) {
    guard access(path, W_OK) == 0 else { throw Failure.last }
  }

  static func rename(_ path: String, to newPath: String) throws(Failure) {
    guard systemRename(path, newPath) == 0 else { throw Failure.last }
  }

  /// Gives a file its name unless the name is taken (`EEXIST`), at one stroke.
  static func renameToFree(_ path: String, to newPath: String) throws(Failure) {
    if link(path, newPath) == 0 {
      guard unlink(path) == 0 else {
        let failure = Failure.last
        remove(newPath)
        throw failure
      }
      return
    }
    // Some file systems have no hard links.
    guard [EPERM, ENOTSUP, EOPNOTSUPP, ENOSYS, EMLINK, EXDEV].contains(currentErrno) else {
      throw Failure.last
    }
    guard try status(newPath, followingLinks: false).kind == .nothing else {
      throw .takenName
    }
    try rename(path, to: newPath)
  }

  static func remove(_ path: String) {
    _ = unlink(path)
  }

  /// Makes a new name in a folder survive a power cut, where the system allows.
  static func synchronize(folder: String) {
    let number = systemOpen(folder, O_RDONLY | O_CLOEXEC, 0)
    guard number >= 0 else { return }
    _ = fsync(number)
    _ = systemClose(number)
  }
}

extension FileDescriptor {
  /// Makes a folder; fails with `EEXIST` where there is one.
  static func makeFolder(_ path: String) throws(Failure) {
    guard mkdir(path, 0o777) == 0 else { throw Failure.last }
  }

  /// The names in a folder, hidden ones too.
  static func names(in path: String) throws(Failure) -> [String] {
    guard let folder = opendir(path) else { throw Failure.last }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Removes a folder that is empty.
  static func removeFolder(_ path: String) {
    _ = rmdir(path)
  }
}

// Inside the type, its own members hide the C functions of the same names.
private var currentErrno: Int32 { errno }

private func systemOpen(_ path: String, _ flags: Int32, _ mode: mode_t) -> Int32 {
  open(path, flags, mode)
}

private func systemWrite(_ number: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  write(number, bytes.baseAddress, bytes.count)
}

private func systemClose(_ number: Int32) -> Int32 { close(number) }

private func systemRename(_ path: String, _ newPath: String) -> Int32 { rename(path, newPath) }
