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

    /// Whether there is a file of that name already.
    var isTakenName: Bool { errno == EEXIST }

    var reason: OutputFault.Reason {
      errno == EPIPE
        ? .readerIsGone : .system(errno: errno, text: String(cString: strerror(errno)))
    }
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
    let copy = dup(number)
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

  /// Whether no other process holds the file; holds it from now on.
  func lock() -> Bool {
    flock(number, LOCK_EX | LOCK_NB) == 0
  }

  func setPermissions(_ permissions: UInt32) {
    _ = fchmod(number, mode_t(permissions))
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
      throw Failure(errno: EEXIST)
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
  /// Makes a folder; one that is there is as good.
  static func makeFolder(_ path: String) throws(Failure) {
    guard mkdir(path, 0o777) != 0, currentErrno != EEXIST else { return }
    throw Failure.last
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

  /// The bytes that an action leaves in a temporary file, which exists only in the meantime.
  static func bytesOfTemporaryFile(
    filledBy action: (_ path: String) -> Void
  ) throws(Failure) -> [UInt8] {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? ""
    var template = Array(((folder.isEmpty ? "/tmp" : folder) + "/freedom-XXXXXX").utf8CString)
    let number = mkstemp(&template)
    guard number >= 0 else { throw Failure.last }
    let path = template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
    defer {
      remove(path)
      _ = systemClose(number)
    }
    action(path)
    return try bytes(number)
  }

  private static func bytes(_ number: Int32) throws(Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(number, &piece, piece.count)
      if count == 0 { return bytes }
      if count > 0 {
        bytes.append(contentsOf: piece[..<count])
      } else if currentErrno != EINTR {
        throw Failure.last
      }
    }
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
