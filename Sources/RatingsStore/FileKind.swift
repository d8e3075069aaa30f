#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// What lies at a path, told by its first bytes.
enum FileKind {
  case missing
  case directory
  case empty
  case database
  case other

  init(ofFileAt path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      self = .missing
      return
    }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      self = .directory
      return
    }
    guard let file = fopen(path, "rb") else {
      // SQLite tells best why a file cannot be read.
      self = .database
      return
    }
    defer { fclose(file) }
    var head = [UInt8](repeating: 0, count: 16)
    let count = fread(&head, 1, head.count, file)
    if count == 0 {
      self = .empty
    } else {
      self = head.starts(with: "SQLite format 3\u{0}".utf8) ? .database : .other
    }
  }
}
