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
  /// In bytes.
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
