#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

import SQLite
import Testing

private func removeFile(_ path: String) { unlink(path) }

@Suite("A connection")
struct ConnectionTests {
  /// A database in memory with a table of three rows.
  private func sample() throws -> Connection {
    let connection = try Connection.inMemory()
    try connection.execute(
      """
      CREATE TABLE country (id TEXT PRIMARY KEY, total INTEGER, mean REAL) STRICT;
      INSERT INTO country VALUES ('NOR', 99, 1.0), ('KAZ', 23, 5.5), ('ZWE', NULL, NULL);
      """)
    return connection
  }

  @Test("gives each value with its type, NULL as none, in the order of the query")
  func columns() throws {
    let query = try sample().prepare("SELECT id, total, mean FROM country ORDER BY total")
    var rows: [String] = []
    try query.forEachRow { row in
      rows.append(
        "\(try row.text(0)) \(try row.optionalInteger(1) ?? -1) \(try row.optionalNumber(2) ?? -1)")
    }
    #expect(rows == ["ZWE -1 -1.0", "KAZ 23 5.5", "NOR 99 1.0"])
    #expect(query.columnNames == ["id", "total", "mean"])
    #expect(query.isReadOnly)
  }

  @Test("keeps a NUL and every character of a text that is bound")
  func texts() throws {
    let query = try Connection.inMemory().prepare("SELECT ?1, length(CAST(?1 AS BLOB))")
    query.bind("Côte\0d’Ivoire 🇨🇮", at: 1)
    let found = try query.first { (try $0.text(0), try $0.integer(1)) }
    #expect(found?.0 == "Côte\0d’Ivoire 🇨🇮")
    #expect(found?.1 == "Côte\0d’Ivoire 🇨🇮".utf8.count)
  }

  @Test("a value of the wrong type is damage that names table and column")
  func damage() throws {
    let connection = try Connection.inMemory()
    try connection.execute("CREATE TABLE entity (code, year); INSERT INTO entity VALUES (1, 'x')")
    let query = try connection.prepare("SELECT code, year FROM entity")
    let error = try #require(throws: SQLiteError.self) { try query.first { try $0.integer(1) } }
    #expect(error.kind == .corrupt)
    #expect(error.message == "entity.year contains 'x' where a whole number belongs")
  }

  @Test("an insertion whose primary key exists is answered, any other failure is thrown")
  func insertions() throws {
    let connection = try sample()
    let insertion = try connection.prepare("INSERT INTO country VALUES (?, ?, ?)")
    insertion.bind("SWE", at: 1)
    insertion.bind(99, at: 2)
    #expect(try insertion.insert())
    #expect(try !insertion.insert())
    insertion.bind(Value.text("many"), at: 2)
    insertion.bind("FIN", at: 1)
    #expect(throws: SQLiteError.self) { try insertion.insert() }
    #expect(try connection.integer("SELECT count(*) FROM country") == 4)
  }

  @Test("a cached statement with values runs again each time")
  func cachedStatements() throws {
    let connection = try sample()
    for (id, total) in [("SWE", 99), ("FIN", 100)] {
      try connection.execute("INSERT INTO country VALUES (?, ?, ?)", [id, total, nil])
    }
    #expect(try connection.integer("SELECT total FROM country WHERE id = 'FIN'") == 100)
    #expect(try connection.integer("SELECT mean FROM country WHERE id = 'FIN'") == nil)
  }

  @Test(
    "one statement is compiled, neither none nor several",
    arguments: ["", "  ;", "-- nothing", "SELECT 1; SELECT 2", "SELECT 1; x", "SELEC 1"])
  func refusedStatements(sql: String) throws {
    let connection = try Connection.inMemory()
    #expect(throws: SQLiteError.self) { try connection.prepare(sql) }
  }

  @Test(
    "blanks, semicolons and comments after a statement are nothing",
    arguments: [
      "SELECT 1", "SELECT 1; ;\n", "SELECT 1; -- one", "SELECT 1; /* one */ ;", "SELECT 1;\0",
    ])
  func acceptedStatements(sql: String) throws {
    #expect(try Connection.inMemory().integer(sql) == 1)
  }

  @Test("cannot change the schema by writing to its table, nor read the tokenizer's address")
  func defences() throws {
    let connection = try sample()
    #expect(throws: SQLiteError.self) {
      try connection.execute("PRAGMA writable_schema = ON; DELETE FROM sqlite_schema")
    }
    #expect(throws: SQLiteError.self) {
      try connection.execute("SELECT fts3_tokenizer('simple', x'4141414141414141')")
    }
    #expect(throws: SQLiteError.self) { try connection.execute("SELECT load_extension('x')") }
    #expect(try connection.integer("SELECT count(*) FROM country") == 3)
  }

  @Test("a copy has the same rows, and its bytes are a database")
  func copies() throws {
    let copy = try sample().backup()
    #expect(try copy.integer("SELECT sum(total) FROM country") == 122)
    #expect(try copy.serialized().starts(with: "SQLite format 3\0".utf8))
  }

  @Test("is closed when no one uses it, whatever statements it keeps")
  func closing() throws {
    let path = "/tmp/freedom-connection-\(UInt64.random(in: 0 ... .max)).sqlite"
    weak var gone: Connection?
    do {
      let connection = try Connection(path: path, mode: .readWrite)
      try connection.execute("CREATE TABLE one (value)")
      try connection.execute("INSERT INTO one VALUES (?)", [1])
      gone = connection
      let other = try Connection(path: path, mode: .readOnly)
      #expect(!other.hasMoved)
      removeFile(path)
      #expect(other.hasMoved)
    }
    #expect(gone == nil)
  }

  @Test("asks while it works whether to go on, and ends when the answer is no")
  func asking() throws {
    let connection = try sample()
    var questions = 0
    connection.ask(every: 100) {
      questions += 1
      return questions < 3
    }
    let endless =
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
    let error = #expect(throws: SQLiteError.self) { try connection.integer(endless) }
    #expect(error?.kind == .interrupted)
    #expect(questions == 3)
    connection.ask(every: 100, nil)
    #expect(try connection.integer("SELECT count(*) FROM country") == 3)
  }

  @Test("a statement that exceeds a limit fails")
  func limits() throws {
    let connection = try sample()
    connection.limit(.valueLength, to: 1000)
    connection.limit(.patternLength, to: 10)
    let long = #expect(throws: SQLiteError.self) { try connection.integer("SELECT zeroblob(1001)") }
    #expect(long?.kind == .tooBig)
    #expect(throws: SQLiteError.self) { try connection.integer("SELECT 'x' LIKE '12345678901'") }
  }

  @Test("can attach no file and fires no trigger")
  func isolation() throws {
    let connection = try sample()
    #expect(throws: SQLiteError.self) { try connection.execute("ATTACH ':memory:' AS other") }
    try connection.execute(
      """
      CREATE TRIGGER more AFTER INSERT ON country BEGIN DELETE FROM country; END;
      INSERT INTO country VALUES ('SWE', 99, 1.0)
      """)
    #expect(try connection.integer("SELECT count(*) FROM country") == 4)
  }

  @Test("what is done before each sync belongs to the transaction; what it cannot do fails it")
  func syncing() throws {
    let path = "/tmp/freedom-connection-\(UInt64.random(in: 0 ... .max)).sqlite"
    defer { removeFile(path) }
    let connection = try Connection(path: path, mode: .readWrite)
    connection.reserveBytes(8)
    var canWrite = true
    connection.beforeEachSync { file in
      guard canWrite, let size = file.size, size >= 4096 else { return canWrite }
      return [UInt8](repeating: 7, count: 8).withUnsafeBytes { file.write($0, at: 4088) }
    }
    try connection.execute("CREATE TABLE one (value)")
    var end = [UInt8](repeating: 0, count: 8)
    #expect(end.withUnsafeMutableBytes { connection.file?.read($0, at: 4088) } == true)
    #expect(end == [UInt8](repeating: 7, count: 8))
    canWrite = false
    #expect(throws: SQLiteError.self) { try connection.execute("INSERT INTO one VALUES (1)") }
    canWrite = true
    #expect(try connection.integer("SELECT count(*) FROM one") == 0)
  }
}

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
