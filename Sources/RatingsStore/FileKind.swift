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
  /// There is a file that cannot be read; SQLite tells best why.
  case unreadable
  /// A database of SQLite, with the numbers that its header gives: whose it is, and which schema.
  case database(application: Int, version: Int)
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
      self = .unreadable
      return
    }
    defer { fclose(file) }
    var head = [UInt8](repeating: 0, count: 100)
    let count = fread(&head, 1, head.count, file)
    if count == 0 {
      self = .empty
    } else if count == head.count, head.starts(with: "SQLite format 3\u{0}".utf8) {
      func number(at offset: Int) -> Int {
        head[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
      }
      self = .database(application: number(at: 68), version: number(at: 60))
    } else {
      self = .other
    }
  }
}
