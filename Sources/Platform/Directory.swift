#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

package enum Directory {
  package struct Entries {
    /// Sorted.
    package var names: [String] = []
    /// Names that are not UTF-8, sorted, each byte beyond ASCII as an escape: no path can be made
    /// of them.
    package var unreadableNames: [String] = []

    package var isEmpty: Bool { names.isEmpty && unreadableNames.isEmpty }
  }

  package static func exists(_ path: String) -> Bool { FileStatus(path)?.kind == .folder }

  package static func entries(
    of path: String, includingHidden: Bool = false
  ) throws(SystemError) -> Entries {
    guard let directory = opendir(path) else { throw .last }
    defer { closedir(directory) }
    var entries = Entries()
    while let entry = readdir(directory) {
      withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { bytes in
          guard let name = String(validatingCString: bytes) else {
            if includingHidden || bytes[0] != CChar(UInt8(ascii: ".")) {
              entries.unreadableNames.append(Environment.escaped(bytes))
            }
            return
          }
          guard name != ".", name != "..", includingHidden || !name.hasPrefix(".") else { return }
          entries.names.append(name)
        }
      }
    }
    entries.names.sort()
    entries.unreadableNames.sort()
    return entries
  }

  /// The folder that a path is in, without a slash at its end.
  package static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The folder that a path is in, with a slash at its end, and the name in it.
  package static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return ("./", path) }
    return (String(path[...slash]), String(path[path.index(after: slash)...]))
  }

  /// Throws ``SystemError/isNameTaken`` where the path leads to something.
  package static func create(_ path: String) throws(SystemError) {
    guard mkdir(path, 0o777) == 0 else { throw .last }
  }

  /// Makes a folder and those above it, where they are missing; returns false if that fails.
  package static func createWithParents(_ path: String) -> Bool {
    if exists(path) || path.isEmpty { return true }
    let parent = parent(of: path)
    guard parent == path || createWithParents(parent) else { return false }
    return mkdir(path, 0o777) == 0 || exists(path)
  }

  /// Makes a folder of a new name in `TMPDIR`, or else in `/tmp`.
  package static func createTemporary() throws(SystemError) -> String {
    let folder = Environment.variable("TMPDIR") ?? "/tmp"
    var template = Array((folder + "/freedom-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else { throw .last }
    return String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// Removes a folder and the files in it, but no folder in it.
  package static func remove(_ path: String) {
    let entries = try? entries(of: path, includingHidden: true)
    for name in entries?.names ?? [] { File.remove("\(path)/\(name)") }
    _ = rmdir(path)
  }

  /// Makes a new name in a folder survive a power cut, where the system allows.
  package static func synchronize(_ path: String) {
    try? (try? File(folder: path))?.synchronize()
  }
}

extension File {
  /// Whether a path leads to anything, a file or a folder.
  package static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Whether a path leads to a file with bytes of its own, not to a pipe or a device.
  package static func isRegular(_ path: String) -> Bool { FileStatus(path)?.kind == .regular }

  /// In bytes; `nil` where there is nothing.
  package static func size(_ path: String) -> Int? { FileStatus(path)?.size }

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

  /// The path that symbolic links lead to, whether there is something or not.
  package static func resolvingLinks(_ path: String) -> String {
    var path = path
    // Links that lead to nothing are followed one by one, as many as Linux follows.
    for _ in 0..<40 {
      if let resolved = realpath(path, nil) {
        defer { free(resolved) }
        return String(cString: resolved)
      }
      guard let target = target(ofLink: path) else { break }
      path = target.hasPrefix("/") ? target : Directory.split(path).folder + target
    }
    return path
  }

  private static func target(ofLink path: String) -> String? {
    var bytes = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(path, &bytes, bytes.count)
    return count < 0
      ? nil : String(decoding: bytes.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  package static func checkWritable(_ path: String) throws(SystemError) {
    guard access(path, W_OK) == 0 else { throw .last }
  }

  package static func rename(_ path: String, to newPath: String) throws(SystemError) {
    guard systemRename(path, newPath) == 0 else { throw .last }
  }

  /// Renames a file in one step; throws ``SystemError/isNameTaken`` where the new name is not free.
  package static func renameToFree(_ path: String, to newPath: String) throws(SystemError) {
    if systemLink(path, newPath) == 0 {
      guard unlink(path) == 0 else {
        let failure = SystemError.last
        // Where nothing can be removed, the file is there, and its first name only left over.
        if unlink(newPath) == 0 { throw failure }
        return
      }
      return
    }
    let failure = SystemError.last
    guard failure.isLinkUnsupported else { throw failure }
    guard try FileStatus.find(newPath, followingLinks: false) == nil else { throw .nameIsTaken }
    try rename(path, to: newPath)
  }

  /// Adds a second name to a file; throws ``SystemError/isNameTaken`` where that is not free.
  package static func link(_ path: String, as newPath: String) throws(SystemError) {
    guard systemLink(path, newPath) == 0 else { throw .last }
  }

  package static func remove(_ path: String) { _ = unlink(path) }
}
