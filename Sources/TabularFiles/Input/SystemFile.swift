#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// An open file of the operating system. The only place that calls it.
final class SystemFile: Sendable {
  /// What tells whether a file is still the one that was opened.
  struct Stamp: Equatable {
    let device: UInt64
    let inode: UInt64
    let size: Int
    let seconds: Int
    let nanoseconds: Int
  }

  /// What a path leads to.
  enum Kind {
    case regular
    case folder
    case stream
  }

  private let descriptor: Int32

  private init(descriptor: Int32) {
    self.descriptor = descriptor
  }

  deinit {
    close(descriptor)
  }

  /// Opens a path for reading.
  static func open(path: String) throws(FileError) -> SystemFile {
    let descriptor = systemOpen(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      let isMissing = errno == ENOENT || errno == ENOTDIR
      throw FileError(
        .refusedFile, code: isMissing ? "no-such-file" : "cannot-read",
        rule: isMissing ? "there is no such file" : "the file cannot be opened: \(reason())")
    }
    return SystemFile(descriptor: descriptor)
  }

  /// Makes a file without a name, gone as soon as it is closed.
  static func temporary() throws(FileError) -> SystemFile {
    var folders: [String] = []
    if let folder = getenv("TMPDIR") { folders.append(String(cString: folder)) }
    folders.append("/tmp")
    for folder in folders {
      var template = Array((folder + "/tabular-XXXXXX").utf8CString)
      let descriptor = mkstemp(&template)
      if descriptor >= 0 {
        unlink(template)
        return SystemFile(descriptor: descriptor)
      }
    }
    throw FileError(
      .refusedFile, code: "cannot-write", rule: "no temporary file can be made: \(reason())")
  }

  /// What the file is.
  func kind() throws(FileError) -> Kind {
    switch try status().st_mode & S_IFMT {
    case S_IFREG: .regular
    case S_IFDIR: .folder
    default: .stream
    }
  }

  /// What tells this file from another one, and from itself after a change.
  func stamp() throws(FileError) -> Stamp {
    let status = try status()
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    return Stamp(
      device: UInt64(truncatingIfNeeded: status.st_dev),
      inode: UInt64(truncatingIfNeeded: status.st_ino), size: Int(status.st_size),
      seconds: time.tv_sec, nanoseconds: time.tv_nsec)
  }

  /// Reads from a place of the file; fewer bytes than asked for only at its end.
  func read(at offset: Int, into target: UnsafeMutableRawBufferPointer) throws(FileError) -> Int {
    try fill(target) { pread(descriptor, $0, $1, off_t(offset + $2)) }
  }

  /// Reads what a stream delivers next; fewer bytes than asked for only at its end.
  func readNext(into target: UnsafeMutableRawBufferPointer) throws(FileError) -> Int {
    try fill(target) { bytes, count, _ in systemRead(descriptor, bytes, count) }
  }

  /// Writes at the end of a temporary file.
  func append(_ bytes: [UInt8]) throws(FileError) {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes {
        write(descriptor, $0.baseAddress.map { $0 + done }, $0.count - done)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        throw FileError(
          .refusedFile, code: "cannot-write",
          rule: "no temporary copy can be made: \(Self.reason())"
        )
      }
      done += count
    }
  }

  private func fill(
    _ target: UnsafeMutableRawBufferPointer,
    by read: (UnsafeMutableRawPointer, Int, Int) -> Int
  ) throws(FileError) -> Int {
    guard let base = target.baseAddress else { return 0 }
    var done = 0
    while done < target.count {
      let count = read(base + done, target.count - done, done)
      if count == 0 { break }
      if count < 0 {
        if errno == EINTR { continue }
        throw FileError(
          .refusedFile, code: "cannot-read", rule: "the file cannot be read: \(Self.reason())")
      }
      done += count
    }
    return done
  }

  private func status() throws(FileError) -> stat {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw FileError(
        .refusedFile, code: "cannot-read", rule: "the file cannot be read: \(Self.reason())")
    }
    return status
  }

  private static func reason() -> String {
    String(cString: strerror(errno))
  }
}

// Inside the type, its own members hide the C functions of the same names.
private func systemOpen(_ path: String, _ flags: Int32) -> Int32 { open(path, flags) }

private func systemRead(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int) -> Int
{
  read(descriptor, bytes, count)
}
