import FreedomModel
import SQLite
import Testing

@testable import RatingsStore

@Suite("The seal of a database")
struct SealTests {
  private let fixture: StoreFixture
  private let sound: [UInt8]
  /// The same database before its last import.
  private let older: [UInt8]

  init() throws {
    fixture = StoreFixture()
    let years = (1990...2020).map { ("KAZ", $0, "fiw.pr", ObservationValue.number(6)) }
    _ = try fixture.importing("older", years)
    older = readFile(fixture.path)
    _ = try fixture.importing(
      "newer", (1990...2021).map { ("KAZ", $0, "fiw.pr", .number(5)) })
    sound = readFile(fixture.path)
  }

  /// Everything that a user can do with a database.
  private static let uses: [(String, @Sendable (StoreFixture) throws -> Void)] = [
    ("reading", { _ = try $0.reading }),
    ("import", { _ = try $0.importing("more", [("SUN", 1990, "fiw.pr", .number(6))]) }),
    ("dry run", { _ = try $0.importing("more", isDryRun: true, []) }),
    ("removal", { _ = try RatingsDatabase.removeSource(1, fromDatabaseAt: $0.path) }),
  ]

  /// `check` finds the damage, everything else refuses the file, and nothing changes it.
  private func expectRefused(_ bytes: [UInt8], _ what: Comment) throws {
    for (name, use) in Self.uses {
      writeFile(fixture.path, bytes)
      do {
        try use(fixture)
        Issue.record("\(what): \(name) takes it")
      } catch let error as StoreError {
        #expect(error.kind == .notOurs, "\(what), \(name): \(error.message)")
      }
      #expect(readFile(fixture.path) == bytes, "\(what): \(name) changes it")
      #expect(!fileExists(RatingsDatabase.journal(of: fixture.path)), "\(what): \(name)")
    }
    do {
      let checks = try RatingsDatabase.health(ofDatabaseAt: fixture.path)
      #expect(checks.contains { $0.holds == false }, what)
    } catch let error as StoreError {
      #expect(error.kind == .notOurs, what)
    }
    #expect(readFile(fixture.path) == bytes, what)
  }

  private func page(_ number: Int) -> Range<Int> { number * 4096..<(number + 1) * 4096 }

  @Test("reports one byte that is another, wherever it is", arguments: 0..<60)
  func changedByte(seed: Int) throws {
    var generator = Seeded(seed)
    var bytes = sound
    // Every fourth time in the header, of which SQLite looks only at parts.
    let place = Int.random(in: 0..<(seed % 4 == 0 ? 100 : bytes.count), using: &generator)
    bytes[place] ^= UInt8.random(in: 1...255, using: &generator)
    try expectRefused(bytes, "byte \(place)")
  }

  @Test("reports a value that is another in a sound page")
  func changedFigure() throws {
    try openUnprotected(fixture.path).execute(
      "UPDATE observation SET value = 1 WHERE value = 6 AND edition = 3")
    try expectRefused(readFile(fixture.path), "UPDATE")
  }

  @Test("reports two pages that have changed places", arguments: 0..<40)
  func exchangedPages(seed: Int) throws {
    var generator = Seeded(seed)
    let pages = Array(0..<sound.count / 4096).shuffled(using: &generator)
    var bytes = sound
    bytes.replaceSubrange(page(pages[0]), with: sound[page(pages[1])])
    bytes.replaceSubrange(page(pages[1]), with: sound[page(pages[0])])
    guard bytes != sound else { return }
    try expectRefused(bytes, "pages \(pages[0]) and \(pages[1])")
  }

  @Test("reports a page of zeros, and one of an older copy")
  func lostPages() throws {
    var count = 0
    for number in 0..<sound.count / 4096 {
      var bytes = sound
      bytes.replaceSubrange(page(number), with: repeatElement(0, count: 4096))
      if number > 0 { try expectRefused(bytes, "page \(number) of zeros") }
      guard page(number).upperBound <= older.count, older[page(number)] != sound[page(number)]
      else { continue }
      count += 1
      bytes.replaceSubrange(page(number), with: older[page(number)])
      try expectRefused(bytes, "older page \(number)")
    }
    #expect(count > 2)
  }

  @Test("reports a file that is cut short or has more at its end")
  func otherLength() throws {
    for cut in [1, 100, 4095, 4096, 8192, sound.count / 2] {
      try expectRefused(Array(sound.dropLast(cut)), "\(cut) bytes cut off")
    }
    for more in [1, 32, 4096] {
      try expectRefused(sound + [UInt8](repeating: 0, count: more), "\(more) zeros more")
    }
  }

  @Test("reports an index from which a row is missing")
  func indexBesideItsTable() throws {
    // The index is taken for a table's, emptied, and put back.
    try openUnprotected(fixture.path).execute(
      """
      PRAGMA writable_schema = 1;
      UPDATE sqlite_schema SET sql = 'CREATE INDEX sheet_by_source ON sheet (source) WHERE 0'
        WHERE name = 'sheet_by_source'
      """)
    try openUnprotected(fixture.path).execute(
      """
      REINDEX sheet_by_source; PRAGMA writable_schema = 1;
      UPDATE sqlite_schema SET sql = 'CREATE INDEX sheet_by_source ON sheet (source)'
        WHERE name = 'sheet_by_source'
      """)
    try expectRefused(readFile(fixture.path), "index")
  }

  @Test("is the same after a transaction that is rolled back")
  func takenBack() throws {
    writeFile(fixture.path, sound)
    _ = try fixture.importing(
      "dry", isDryRun: true, (1900...2025).map { ("SUN", $0, "fiw.pr", .number(6)) })
    #expect(readFile(fixture.path) == sound)
    let db = try openSealed(fixture.path)
    // With room for few pages in memory, pages are written before the end of the transaction.
    try db.execute(
      """
      PRAGMA cache_size = 1; BEGIN;
      UPDATE entity_name SET name = name || hex(zeroblob(9000));
      UPDATE observation SET value = 1
      """)
    #expect(readFile(fixture.path) != sound)
    try db.execute("ROLLBACK")
    #expect(readFile(fixture.path) == sound)
  }

  @Test("stands on a database made in an empty file too")
  func emptyFile() throws {
    writeFile(fixture.path, [])
    _ = try fixture.importing("a", [("KAZ", 2008, "fiw.pr", .number(6))])
    #expect(try fixture.value("KAZ", 2008, "fiw.pr") == 6)
  }
}

/// The same numbers for the same seed.
struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state &* 0x2545_F491_4F6C_DD1D
  }
}
