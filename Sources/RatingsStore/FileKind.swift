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
  /// A database of ours that nothing has been imported into yet.
  case unfilled
  /// A database of SQLite, with what its header tells: whose it is, which schema, and whether its pages
  /// have room for a seal.
  case database(application: Int, version: Int, hasRoom: Bool)
  /// A file that begins with zeros only: a database that is being made in an empty file, or one whose
  /// making was broken off. SQLite writes the first page last.
  case begun
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
    // To open a pipe would wait for whoever writes it.
    guard status.st_mode & S_IFMT == S_IFREG else {
      self = .other
      return
    }
    guard let header = Header(ofFileAt: path) else {
      self = .unreadable
      return
    }
    if header.bytes.isEmpty {
      self = .empty
    } else if header.isUnfilled {
      self = .unfilled
    } else if header.isDatabase {
      self = .database(
        application: header.number(at: 68), version: header.number(at: 60),
        hasRoom: header.bytes[20] == DatabaseSeal.room)
    } else if header.bytes.count == Header.length, header.bytes.allSatisfy({ $0 == 0 }) {
      self = .begun
    } else {
      self = .other
    }
  }
}

extension FileKind {
  /// How many bytes a file has; 0 where there is none.
  static func size(ofFileAt path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }

  /// The path that links lead to; where nothing is there, the path itself.
  static func linksResolved(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// Removes a file; a missing one is no trouble.
  static func removeFile(_ path: String) { _ = unlink(path) }

  /// How much of a database is missing, in words, where the file has fewer bytes than its header says.
  static func cutShort(_ path: String) -> String? {
    guard let head = Header(ofFileAt: path), head.isDatabase else { return nil }
    let size = size(ofFileAt: path)
    guard size < head.size else { return nil }
    return "the database is cut short: \(size) of \(head.size) bytes are there"
  }

  /// The first bytes of a file.
  private struct Header {
    static let length = 100
    let bytes: [UInt8]

    /// `nil` where the file cannot be read.
    init?(ofFileAt path: String) {
      guard let file = fopen(path, "rb") else { return nil }
      defer { fclose(file) }
      var bytes = [UInt8](repeating: 0, count: Self.length)
      bytes.removeLast(bytes.count - fread(&bytes, 1, bytes.count, file))
      self.bytes = bytes
    }

    var isDatabase: Bool {
      bytes.count == Self.length && bytes.starts(with: "SQLite format 3\u{0}".utf8)
    }

    var isUnfilled: Bool {
      isDatabase && number(at: 68) == Schema.applicationID && number(at: 60) == 0
    }

    /// How many bytes the file has by its own account.
    var size: Int { number(at: 28) * (number(at: 16) >> 16 == 1 ? 65_536 : number(at: 16) >> 16) }

    func number(at offset: Int) -> Int {
      bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
    }
  }
}
