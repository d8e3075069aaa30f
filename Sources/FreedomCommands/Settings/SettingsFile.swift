#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The file of the settings, read as nothing but a small text: every command begins with it.
enum SettingsFile {
  /// More bytes than any settings need.
  private static let longest = 65_536

  /// The text of the file; `nil` where there is none. A pipe, a device or a folder is not read, and neither
  /// is what is too long or no UTF-8.
  static func text(at path: String) throws(UsageError) -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw UsageError(
        "\(path): the settings cannot be read: \(String(cString: strerror(errno)))",
        hint: "check the permissions of the file", status: .inputOutput)
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw UsageError(
        "\(path): this is not a file of settings but a folder, a pipe or a device",
        hint: "remove it, or write a text file in its place", status: .badData)
    }
    let bytes = try bytes(of: descriptor, at: path)
    guard bytes.count <= longest else {
      throw UsageError(
        "\(path): settings have at most \(longest) bytes", hint: "remove what is not a setting",
        status: .badData)
    }
    guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
      throw UsageError(
        "\(path): this is not UTF-8 text", hint: "save the settings as UTF-8 text", status: .badData
      )
    }
    return text
  }

  /// The bytes of the file, one more than the longest where it is longer.
  private static func bytes(of descriptor: Int32, at path: String) throws(UsageError) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: longest + 1)
    while bytes.count <= longest {
      let count = systemRead(descriptor, &buffer, buffer.count)
      if count == 0 { break }
      if count > 0 {
        bytes += buffer.prefix(count)
      } else if errno != EINTR {
        throw UsageError("\(path): the settings cannot be read", status: .inputOutput)
      }
    }
    return bytes
  }
}

// Inside the type, its own members hide the C function of the same name.
private func systemRead(_ descriptor: Int32, _ buffer: inout [UInt8], _ count: Int) -> Int {
  read(descriptor, &buffer, count)
}
