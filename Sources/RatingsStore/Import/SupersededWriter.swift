import SQLite

/// Marks figures as superseded, in the order of the table's key a batch at a time.
struct SupersededWriter {
  private static let capacity = 1 << 16
  /// How many figures go into one statement.
  private static let batch = 32

  private var keys: [UInt64] = []
  private let one: Statement
  private let many: Statement

  init(_ db: Connection) throws {
    func insertion(of count: Int) throws -> Statement {
      let values = Array(repeating: "(?, ?)", count: count).joined(separator: ", ")
      return try db.prepare("INSERT OR IGNORE INTO superseded VALUES \(values)")
    }
    one = try insertion(of: 1)
    many = try insertion(of: Self.batch)
  }

  /// Marks a figure.
  mutating func add(series: Int, edition: Int) throws {
    keys.append(
      UInt64(truncatingIfNeeded: series) << 32 | UInt64(UInt32(truncatingIfNeeded: edition)))
    if keys.count == Self.capacity { try flush() }
  }

  /// Writes what is left.
  mutating func flush() throws {
    keys.sort()
    var start = 0
    while start < keys.count {
      let isWhole = keys.count - start >= Self.batch
      let statement = isWhole ? many : one
      var place: Int32 = 1
      for key in keys[start..<start + (isWhole ? Self.batch : 1)] {
        statement.bind(Int(key >> 32), at: place)
        statement.bind(Int(key & 0xFFFF_FFFF), at: place + 1)
        place += 2
      }
      try statement.run()
      start += isWhole ? Self.batch : 1
    }
    keys.removeAll(keepingCapacity: true)
  }
}
