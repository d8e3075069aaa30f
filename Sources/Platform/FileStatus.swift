#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// What a path leads to, or what is open.
package struct FileStatus: Sendable {
  package enum Kind: Sendable {
    case regular, folder, symbolicLink, pipe, socket, device
  }

  /// What distinguishes one file or folder from all others.
  package struct Identity: Sendable, Hashable {
    private let device: UInt64
    private let inode: UInt64

    fileprivate init(_ status: stat) {
      device = UInt64(truncatingIfNeeded: status.st_dev)
      inode = UInt64(truncatingIfNeeded: status.st_ino)
    }
  }

  /// Differs once a file is replaced or written.
  package struct Stamp: Sendable, Hashable {
    private let identity: Identity
    private let size: Int
    private let seconds: Int
    private let nanoseconds: Int

    fileprivate init(_ status: stat) {
      #if canImport(Darwin)
        let time = status.st_mtimespec
      #else
        let time = status.st_mtim
      #endif
      identity = Identity(status)
      size = Int(status.st_size)
      seconds = time.tv_sec
      nanoseconds = time.tv_nsec
    }
  }

  package let kind: Kind
  /// The nine bits for owner, group and others.
  package let permissions: UInt32
  package let size: Int
  package let identity: Identity
  package let stamp: Stamp

  init(_ status: stat) {
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .regular
      case S_IFDIR: .folder
      case S_IFLNK: .symbolicLink
      case S_IFIFO: .pipe
      case S_IFSOCK: .socket
      default: .device
      }
    permissions = UInt32(status.st_mode & 0o777)
    size = Int(status.st_size)
    identity = Identity(status)
    stamp = Stamp(status)
  }

  /// - Returns: `nil` where there is nothing of that name.
  package static func find(
    _ path: String, followingLinks: Bool = true
  ) throws(SystemError) -> FileStatus? {
    var status = stat()
    guard (followingLinks ? stat(path, &status) : lstat(path, &status)) == 0 else {
      if errno == ENOENT { return nil }
      throw .last
    }
    return FileStatus(status)
  }

  /// - Returns: `nil` where there is nothing, or nothing that this process may look at.
  package init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.init(status)
  }
}

/// A system call that failed, with the system's number of its reason (`errno`).
package struct SystemError: Error, Hashable {
  package let code: Int32

  package init(code: Int32) { self.code = code }

  /// The reason of the call that has just failed.
  static var last: SystemError { SystemError(code: errno) }

  package static let nameIsTaken = SystemError(code: EEXIST)

  /// The system's words for it.
  package var text: String { String(cString: strerror(code)) }

  package var isMissing: Bool { code == ENOENT || code == ENOTDIR }

  /// Whether the name belongs to a file, or to a folder with files in it.
  package var isNameTaken: Bool { code == EEXIST || code == ENOTEMPTY }

  /// Whether nothing reads the pipe any more.
  package var isReaderGone: Bool { code == EPIPE }

  /// Whether there is no space for the bytes, or the disk fails.
  package var isDiskFullOrBroken: Bool { [ENOSPC, EDQUOT, EFBIG, EIO].contains(code) }

  /// Whether the file system has no hard links, or none for this file.
  package var isLinkUnsupported: Bool {
    [EPERM, ENOTSUP, EOPNOTSUPP, ENOSYS, EMLINK, EXDEV].contains(code)
  }
}

// Inside our types, their own members hide the C functions of the same names.

func systemOpen(_ path: String, _ flags: Int32, _ mode: mode_t) -> Int32 {
  open(path, flags, mode)
}

func systemRead(_ number: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  read(number, bytes, count)
}

func systemWrite(_ number: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(number, bytes, count)
}

func systemClose(_ number: Int32) -> Int32 { close(number) }

func systemLink(_ path: String, _ newPath: String) -> Int32 { link(path, newPath) }

func systemRename(_ path: String, _ newPath: String) -> Int32 { rename(path, newPath) }

func systemExit(_ code: Int32) -> Never { exit(code) }
