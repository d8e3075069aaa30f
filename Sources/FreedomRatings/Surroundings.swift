#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The world around the process: environment, files, time.
public enum Surroundings {
  /// The value of an environment variable; `nil` where it is not set or empty.
  public static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The value of an environment variable that is not UTF-8, as ``escaped(_:)`` shows it; `nil` for any
  /// other, and for one that is not set.
  public static func escapedBytes(ofVariable name: String) -> String? {
    getenv(name).flatMap { String(validatingCString: $0) == nil ? escaped($0) : nil }
  }

  /// The last second of the year 9999: dates have four digits.
  private static let lastSecond: time_t = 253_402_300_799

  /// The time now, ISO 8601 in UTC to the second. `SOURCE_DATE_EPOCH` stands in for it where it is a
  /// number of seconds from 1970 to 9999, so that what is built from the same data is the same to the byte.
  public static func now() -> String {
    let asked = variable("SOURCE_DATE_EPOCH").flatMap { time_t($0) }
    var seconds = asked.flatMap { (0...lastSecond).contains($0) ? $0 : nil } ?? time(nil)
    var parts = tm()
    gmtime_r(&seconds, &parts)
    func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
      + "T\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))Z"
  }

  /// The executable's own path, links resolved.
  static func executable() -> String? {
    #if os(Linux)
      var buffer = [UInt8](repeating: 0, count: 4096)
      let count = buffer.withUnsafeMutableBytes { bytes in
        bytes.withMemoryRebound(to: CChar.self) { characters in
          characters.baseAddress.map { readlink("/proc/self/exe", $0, characters.count) } ?? -1
        }
      }
      return count > 0 ? String(decoding: buffer.prefix(count), as: UTF8.self) : nil
    #else
      return CommandLine.arguments.first.flatMap { argument in
        guard let resolved = realpath(argument, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
      }
    #endif
  }

  /// Whether something is there, a file or a folder.
  public static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Whether a path is a folder.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Whether a path leads to a file with bytes of its own, and not to a pipe or a device.
  static func isRegularFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// How many bytes a file has; `nil` where there is none.
  static func size(of path: String) -> Int? {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : nil
  }

  /// What a path leads to, in words, where that is no file: a folder, a pipe, a device; `nil` for a file,
  /// and for what is not there.
  static func kindOfOther(_ path: String) -> String? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return nil
    case S_IFDIR: return "a folder"
    case S_IFIFO: return "a named pipe"
    case S_IFSOCK: return "a socket"
    default: return "a device"
    }
  }

  /// The first bytes of a file; fewer where it has not so many or cannot be read. A pipe or a device is
  /// not opened.
  static func start(of path: String, count: Int) -> [UInt8] {
    guard isRegularFile(path), let file = fopen(path, "rb") else { return [] }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: count)
    bytes.removeLast(count - fread(&bytes, 1, count, file))
    return bytes
  }

  /// Makes a folder of a new name for files that are needed for a moment; `nil` where that fails.
  static func makeTemporaryFolder() -> String? {
    var template = Array(((variable("TMPDIR") ?? "/tmp") + "/freedom-XXXXXX").utf8CString)
    return mkdtemp(&template) == nil
      ? nil : String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// Removes a folder with the files in it.
  static func removeFolder(_ path: String) {
    for name in names(in: path) ?? [] { remove("\(path)/\(name)") }
    rmdir(path)
  }

  /// What is in a folder.
  struct FolderEntries {
    /// The names, sorted, hidden ones left out.
    var names: [String] = []
    /// Names that are no UTF-8, each other byte as an escape: no path can be made of them.
    var unreadableNames: [String] = []
  }

  /// What is in a folder; `nil` where it cannot be read.
  static func entries(of folder: String) -> FolderEntries? {
    guard let directory = opendir(folder) else { return nil }
    defer { closedir(directory) }
    var entries = FolderEntries()
    while let entry = readdir(directory) {
      withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { bytes in
          if bytes[0] == CChar(UInt8(ascii: ".")) { return }
          if let name = String(validatingCString: bytes) {
            entries.names.append(name)
          } else {
            entries.unreadableNames.append(escaped(bytes))
          }
        }
      }
    }
    entries.names.sort()
    entries.unreadableNames.sort()
    return entries
  }

  /// The names in a folder, sorted, hidden ones left out; `nil` where it cannot be read.
  static func names(in folder: String) -> [String]? { entries(of: folder)?.names }

  /// A text that is no UTF-8: ASCII as it is, every other byte as an escape such as `\xFF`.
  public static func escaped(_ text: UnsafePointer<CChar>) -> String {
    var shown = ""
    for index in 0..<strlen(text) {
      let byte = UInt8(bitPattern: text[index])
      let digits = String(byte, radix: 16, uppercase: true)
      shown +=
        byte < 0x80 ? String(Unicode.Scalar(byte)) : "\\x\(digits)"
    }
    return shown
  }

  /// Makes a folder and those above it; says no where that fails.
  static func makeFolder(_ path: String) -> Bool {
    if isFolder(path) || path.isEmpty { return true }
    let parent = Surroundings.folder(of: path)
    guard parent == path || makeFolder(parent) else { return false }
    return mkdir(path, 0o777) == 0 || isFolder(path)
  }

  /// Whether two paths lead to one file that exists.
  public static func isSameFile(_ one: String, _ other: String) -> Bool {
    var first = stat()
    var second = stat()
    return stat(one, &first) == 0 && stat(other, &second) == 0 && first.st_dev == second.st_dev
      && first.st_ino == second.st_ino
  }

  /// Removes a file; a missing one is no trouble.
  public static func remove(_ path: String) { _ = unlink(path) }

  /// The path of the folder that a file is in.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
