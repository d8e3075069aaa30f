#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A system call that failed, with the number that the system gives its reason (`errno`).
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
