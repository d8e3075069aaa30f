import FreedomModel
import Testing

@testable import RatingsImport

@Suite("A row of a user's own file that cannot be read")
struct BadRowTests {
  private static let rows: [(row: String, expected: ExpectedFinding)] = [
    (
      "Pol\0and,2009,1,1,F",
      .init(.refusedRow, "nul-byte", line: 3, column: "country", value: #"Pol\u{0}and"#)
    ),
    (
      #""Pol"and,2009,1,1,F"#,
      .init(.refusedRow, "text-after-quote", line: 3, column: "country", value: #""Pol"and"#)
    ),
    (#"Poland,2009,1",1,F"#, .init(.refusedRow, "bare-quote", line: 3, column: "pr", value: "1\"")),
    (
      "Poland,2009,1,1,F,x", .init(.refusedRow, "too-many-fields", line: 3, column: "F", value: "x")
    ),
    ("Poland,2009,1,1", .init(.refusedRow, "too-few-fields", line: 3, value: "1")),
    (
      #"Poland,2009,"1,5",1,F"#,
      .init(.refusedRow, "not-a-number", line: 3, column: "pr", value: "1,5")
    ),
    (
      "Poland,2009,six,1,F", .init(.refusedRow, "not-a-number", line: 3, column: "pr", value: "six")
    ),
    (
      "Poland,2009,2.5,1,F", .init(.refusedRow, "not-a-number", line: 3, column: "pr", value: "2.5")
    ),
    ("Poland,2009,²,1,F", .init(.refusedRow, "not-a-number", line: 3, column: "pr", value: "²")),
    (
      "Poland,2009,nan,1,F", .init(.refusedRow, "not-a-number", line: 3, column: "pr", value: "nan")
    ),
    ("Poland,2009,99,1,F", .init(.refusedRow, "out-of-range", line: 3, column: "pr", value: "99")),
    ("Poland,2009,0,1,F", .init(.refusedRow, "out-of-range", line: 3, column: "pr", value: "0")),
    (
      "Poland,2009,1,1,NF*",
      .init(.refusedRow, "not-a-status", line: 3, column: "status", value: "NF*")
    ),
    (
      "Poland,20O1,1,1,F",
      .init(.refusedRow, "unknown-edition", line: 3, column: "year", value: "20O1")
    ),
    (
      "Poland,1983,1,1,F",
      .init(.refusedRow, "unknown-edition", line: 3, column: "year", value: "1983")
    ),
    (
      "Poland,39814,1,1,F",
      .init(.refusedRow, "unknown-edition", line: 3, column: "year", value: "39814")
    ),
    (",2009,1,1,F", .init(.refusedRow, "missing-name", line: 3, column: "country", value: "")),
    (
      "Null,2009,1,1,F",
      .init(.refusedRow, "unknown-entity", line: 3, column: "country", value: "Null")
    ),
    (
      "Pol\u{430}nd,2009,1,1,F",
      .init(.refusedRow, "unknown-entity", line: 3, column: "country", value: "Pol\u{430}nd")
    ),
    (
      "Congo,2009,1,1,F",
      .init(.refusedRow, "ambiguous-entity", line: 3, column: "country", value: "Congo")
    ),
    (
      "P\u{1B}[1m,2009,1,1,F",
      .init(.refusedRow, "unknown-entity", line: 3, column: "country", value: #"P\u{1B}[1m"#)
    ),
    (
      "Kenya,2009,5,3,PF",
      .init(.refusedRow, "contradicting-duplicate", line: 3, column: "pr", value: "KEN 2009 fiw.pr")
    ),
  ]

  @Test(
    "is reported with its line, column and value, and the row before it stands", arguments: rows)
  func refused(row: String, expected: ExpectedFinding) throws {
    let imported = try importing(csv: "country,year,pr,cl,status\nKenya,2009,4,3,PF\n\(row)\n")
    try expected.check(imported)
    #expect(imported.sink.number("KEN", 2009, "fiw.pr") == 4)
    #expect(imported.sink.value("POL", 2009, "fiw.pr") == nil)
  }

  @Test("is passed on for the rejects file, fields and all, beyond any limit of the log")
  func rejects() throws {
    let bad = (0..<50).map { "Poland,2009,six,\($0),F\n" }.joined()
    let file = try TestCSV.file("country,year,pr,cl,status\nKenya,2009,4,3,PF\n\(bad)")
    var log = FindingLog()
    var handed: [(line: Int?, fields: [String])] = []
    let importer = FileImporter()
    let recognised = try #require(importer.recognise(file, register: testRegister, log: &log))
    let report = try importer.read(
      recognised, into: CollectingSink(), register: testRegister,
      catalog: IndicatorCatalog(), log: &log
    ) { finding, fields in
      if finding.code == "not-a-number" { handed.append((finding.line, fields)) }
    }
    #expect(report.rejected == 50)
    #expect(handed.map(\.line) == Array(3...52))
    #expect(handed.last?.fields == ["Poland", "2009", "six", "49", "F"])
    #expect(log.findings.filter { $0.code == "not-a-number" }.count == FindingLog.keptOfEachKind)
  }
}
