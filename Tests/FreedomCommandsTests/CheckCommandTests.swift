import FreedomTestSupport
import Foundation
import Testing

@Suite("freedom check")
struct CheckCommandTests {
  /// A small sound database.
  private func makeDatabase() throws -> String {
    let database = FreedomBinary.temporary("x.sqlite")
    let file = try FreedomBinary.file(
      "r.csv", "country,year,pr,cl,status\nKenya,2009,4,3,PF\nPoland,2009,1,1,F\n")
    #expect(
      FreedomBinary.run(["import", file, "--publication", "fiw", "--database", database]).status
        == 0)
    return database
  }

  private func data(_ path: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: path))
  }

  private func check(_ database: String, _ options: String...) -> FreedomBinary.Result {
    FreedomBinary.run(["check", "--database", database] + options)
  }

  @Test("a sound one: every rule as text, exit code 0, not a byte changed")
  func sound() throws {
    let database = try makeDatabase()
    let before = try data(database)
    let result = check(database)
    #expect(result.status == 0, "\(result.error)")
    for rule in [
      "unfinished import", "content", "integrity", "tables, indexes, views",
      "rows that refer to nothing", "values out of their range", "sources",
    ] {
      #expect(result.output.contains(rule))
    }
    #expect(result.output.contains("13 checks, 0 fail, 0 not looked at."))
    #expect(try data(database) == before)
    let folder = URL(fileURLWithPath: database).deletingLastPathComponent().path
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["x.sqlite"])
  }

  @Test("JSON holds each check with what was expected, what was found, and what it means")
  func json() throws {
    let database = try makeDatabase()
    let result = check(database, "--format", "json")
    #expect(result.status == 0)
    let table = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    let rows = try #require(table["rows"] as? [[String: Any]])
    #expect(rows.count == 13)
    #expect(rows.allSatisfy { $0["holds"] as? Bool == true })
    #expect(rows.first { $0["check"] as? String == "integrity" }?["found"] as? String == "ok")
  }

  @Test(
    "what is not a database of ours is an error in one line, with its exit code",
    arguments: [
      ("text", 65, "this file is not a database"), ("empty", 65, "this file is empty"),
      ("newer", 65, "newer than this program's"),
      ("foreign", 65, "this database was made by another program"),
      ("missing", 66, "there is no such database"), ("folder", 65, "this is a folder"),
    ])
  func refused(kind: String, status: Int32, message: String) throws {
    let database = try makeDatabase()
    var bytes = try data(database)
    switch kind {
    case "text": bytes = Data(repeating: UInt8(ascii: "x"), count: 9000)
    case "empty": bytes = Data()
    case "newer": bytes[63] = 99
    case "foreign": bytes[71] = 0
    default: break
    }
    try FileManager.default.removeItem(atPath: database)
    switch kind {
    case "missing": break
    case "folder":
      try FileManager.default.createDirectory(
        atPath: database, withIntermediateDirectories: true)
    default: try bytes.write(to: URL(fileURLWithPath: database))
    }
    let result = check(database)
    #expect(result.status == status)
    #expect(result.output.isEmpty)
    #expect(result.error.hasPrefix("freedom: error: \(database): "))
    #expect(result.error.contains(message))
    if kind != "missing", kind != "folder" { #expect(try data(database) == bytes) }
  }

  /// What a user does with a database: of a damaged one none of it works.
  private static let uses = [
    ["check"], ["sources"], ["show", "Poland"], ["export", "tidy"], ["import", "r.csv"],
  ]

  @Test(
    "damaged, cut and foreign ones: a finding or one error, and nothing changed", arguments: uses)
  func damaged(use: [String]) throws {
    let database = try makeDatabase()
    let whole = try data(database)
    let folder = URL(fileURLWithPath: database).deletingLastPathComponent()
    let file = try FreedomBinary.file("r.csv", "country,year,pr,cl,status\nGhana,2009,1,1,F\n")
    let arguments = use.map { $0 == "r.csv" ? file : $0 } + ["--database", database]
    var cases = [Data(count: 8192), Data(repeating: UInt8(ascii: "x"), count: 300), whole, whole]
    cases[2][63] = 99  // A newer version.
    cases[3][71] = 0  // Another program's.
    let sizes = [1, 15, 16, 99, 100, 512, 4095, 4096, 4097, 8192]
    let cuts = [whole.count / 2, whole.count - 4096, whole.count - 1]
    cases += (sizes + cuts).map { Data(whole.prefix($0)) }
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<(ProcessInfo.processInfo.environment["FREEDOM_ALL_TESTS"] == nil ? 5 : 50) {
      var turned = whole
      let page = Int.random(in: 0..<whole.count / 4096, using: &generator) * 4096
      for place in page..<page + 4096 { turned[place] ^= 0xFF }
      var changed = whole
      for _ in 0..<([1, 10, 100, 1000].randomElement(using: &generator) ?? 1) {
        let place = Int.random(in: 100..<whole.count, using: &generator)
        changed[place] ^= UInt8.random(in: 1...255, using: &generator)
      }
      cases += [turned, changed]
    }
    for (number, bytes) in cases.enumerated() {
      try bytes.write(to: URL(fileURLWithPath: database))
      let result = FreedomBinary.run(arguments)
      let errors = result.error.split(separator: "\n").filter { $0.hasPrefix("freedom: error") }
      let isRefused = [65, 74].contains(result.status) && errors.count == 1
      let isFound = use == ["check"] && result.status == 1
      #expect(isRefused || isFound, "\(number): \(result.status): \(result.error)")
      #expect(try data(database) == bytes, "\(number)")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["x.sqlite"])
    }
  }

  @Test("a hot journal is left beside the file; the next command rolls it back")
  func hotJournal() throws {
    let database = try makeDatabase()
    let journal = database + "-journal"
    let before = try data(database)
    // A page that was written over, and the journal that holds what it was.
    let page = 4096
    var written = before
    for place in page..<2 * page { written[place] = 0 }
    try written.write(to: URL(fileURLWithPath: database))
    let copied = Self.journal(of: before, page: 2)
    try copied.write(to: URL(fileURLWithPath: journal))

    let told = check(database)
    #expect(told.status == 1, "\(told.error)")
    #expect(told.output.contains("an import was interrupted"))
    #expect(try data(database) == written)
    #expect(try data(journal) == copied)

    let next = FreedomBinary.run(["sources", "--database", database, "--format", "csv"])
    #expect(next.status == 0, "\(next.error)")
    #expect(next.lines.count == 2)
    #expect(try data(database) == before)
    #expect(!FileManager.default.fileExists(atPath: journal))
    #expect(check(database).status == 0)
  }

  /// A journal of SQLite's with one page of 4096 bytes.
  private static func journal(of database: Data, page: Int) -> Data {
    func bytes(_ number: Int) -> Data {
      Data([24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) })
    }
    let content = database[(page - 1) * 4096..<page * 4096]
    var journal = Data([0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7])
    for number in [1, 0, database.count / 4096, 512, 4096] { journal += bytes(number) }
    journal += Data(repeating: 0, count: 512 - journal.count)
    let sum = stride(from: 4096 - 200, to: 0, by: -200)
      .reduce(0) { $0 + Int(content[content.startIndex + $1]) }
    return journal + bytes(page) + content + bytes(sum)
  }
}
