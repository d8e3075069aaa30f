internal import Platform

/// What a path leads to, by its first bytes.
enum FileKind {
  case missing
  case directory
  case empty
  /// There is a file that cannot be read; SQLite has the best message for it.
  case unreadable
  /// A database of SQLite, with what its header says: the program, the schema, and whether its
  /// pages leave bytes free for a seal.
  case database(application: Int, version: Int, hasRoom: Bool)
  case other

  init(ofFileAt path: String) {
    guard let status = FileStatus(path) else {
      self = .missing
      return
    }
    guard status.kind == .regular else {
      // To open a pipe would wait for whoever writes it.
      self = status.kind == .folder ? .directory : .other
      return
    }
    guard let header = Header(ofFileAt: path) else {
      self = .unreadable
      return
    }
    if header.bytes.isEmpty {
      self = .empty
    } else if header.isDatabase {
      self = .database(
        application: header.number(at: 68), version: header.number(at: 60),
        hasRoom: header.bytes[20] == DatabaseSeal.room)
    } else {
      self = .other
    }
  }
}

extension FileKind {
  /// How much of a database is missing, in words, where the file has fewer bytes than its header
  /// says.
  static func cutShort(_ path: String) -> String? {
    guard let head = Header(ofFileAt: path), head.isDatabase else { return nil }
    let size = File.size(path) ?? 0
    guard size < head.size else { return nil }
    return "the database is cut short: \(size) of \(head.size) bytes are there"
  }

  /// The first bytes of a file.
  private struct Header {
    static let length = 100
    let bytes: [UInt8]

    /// `nil` where the file cannot be read.
    init?(ofFileAt path: String) {
      guard let file = try? File(reading: path) else { return nil }
      var bytes = [UInt8](repeating: 0, count: Self.length)
      guard let count = bytes.withUnsafeMutableBytes({ try? file.read(at: 0, into: $0) }) else {
        return nil
      }
      self.bytes = Array(bytes.prefix(count))
    }

    var isDatabase: Bool {
      bytes.count == Self.length && bytes.starts(with: "SQLite format 3\u{0}".utf8)
    }

    /// How many bytes the file has by its own account.
    var size: Int { number(at: 28) * (number(at: 16) >> 16 == 1 ? 65_536 : number(at: 16) >> 16) }

    func number(at offset: Int) -> Int {
      bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
    }
  }
}
