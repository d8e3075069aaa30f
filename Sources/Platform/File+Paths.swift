#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

extension File {
  /// Whether a path leads to anything, a file or a folder.
  package static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Whether a path leads to a file with bytes of its own, not to a pipe or a device.
  package static func isRegular(_ path: String) -> Bool { FileStatus(path)?.kind == .regular }

  /// In bytes; `nil` where there is nothing.
  package static func size(_ path: String) -> Int? { FileStatus(path)?.size }

  /// Whether two paths lead to one file that exists.
  package static func isSame(_ path: String, _ otherPath: String) -> Bool {
    guard let identity = FileStatus(path)?.identity else { return false }
    return identity == FileStatus(otherPath)?.identity
  }

  /// The first bytes of a regular file; fewer where it is shorter or cannot be read.
  package static func start(of path: String, count: Int) -> [UInt8] {
    guard isRegular(path), let file = try? File(reading: path) else { return [] }
    var bytes = [UInt8](repeating: 0, count: count)
    let read = bytes.withUnsafeMutableBytes { (try? file.read(at: 0, into: $0)) ?? 0 }
    bytes.removeLast(count - read)
    return bytes
  }

  /// The path that symbolic links lead to; the path itself where there is nothing.
  package static func resolvingLinks(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  package static func checkWritable(_ path: String) throws(SystemError) {
    guard access(path, W_OK) == 0 else { throw .last }
  }

  /// Replaces what has the new name.
  package static func rename(_ path: String, to newPath: String) throws(SystemError) {
    guard systemRename(path, newPath) == 0 else { throw .last }
  }

  /// Renames a file in one step; throws ``SystemError/isNameTaken`` where the new name is not free.
  package static func renameToFree(_ path: String, to newPath: String) throws(SystemError) {
    if systemLink(path, newPath) == 0 {
      guard unlink(path) == 0 else {
        let failure = SystemError.last
        remove(newPath)
        throw failure
      }
      return
    }
    let failure = SystemError.last
    guard failure.isLinkUnsupported else { throw failure }
    guard try FileStatus.find(newPath, followingLinks: false) == nil else { throw .nameIsTaken }
    try rename(path, to: newPath)
  }

  /// Gives a file a second name; throws ``SystemError/isNameTaken`` where that is not free.
  package static func link(_ path: String, as newPath: String) throws(SystemError) {
    guard systemLink(path, newPath) == 0 else { throw .last }
  }

  /// Removes a file, if there is one.
  package static func remove(_ path: String) { _ = unlink(path) }
}
