import SQLite
import Testing

@Suite("A transaction")
struct TransactionTests {
  private struct Interruption: Error {}

  @Test("is kept when committed, and taken back when it says so or fails")
  func endings() throws {
    let connection = try Connection.inMemory()
    try connection.execute("CREATE TABLE one (value)")
    func rows() throws -> Int? { try connection.integer("SELECT count(*) FROM one") }

    try connection.writing { db in
      try db.execute("INSERT INTO one VALUES (1)")
      return .commit
    }
    #expect(try rows() == 1)
    try connection.writing { db in
      try db.execute("INSERT INTO one VALUES (2)")
      return .rollback
    }
    #expect(try rows() == 1)
    #expect(throws: Interruption.self) {
      try connection.writing { db in
        try db.execute("INSERT INTO one VALUES (3)")
        throw Interruption()
      }
    }
    #expect(try rows() == 1)
  }

  @Test("that reads can be followed by one that writes")
  func readingThenWriting() throws {
    let connection = try Connection.inMemory()
    try connection.execute("CREATE TABLE one (value); INSERT INTO one VALUES (7)")
    let value = try connection.reading { try $0.integer("SELECT value FROM one") }
    #expect(value == 7)
    try connection.writing { db in
      try db.execute("UPDATE one SET value = 8")
      return .commit
    }
    #expect(try connection.integer("SELECT value FROM one") == 8)
  }
}
