import FreedomModel
import Testing

@testable import RatingsImport

@Suite("A user's own file that cannot be read")
struct BadFileTests {
  private static let header = "country,year,pr,cl,status\n"

  private static let files: [(text: String, expected: ExpectedFinding)] = [
    (
      "country,year,pr,pr,status\nKenya,2009,4,3,PF\n",
      .init(.refusedFile, "duplicate-header", line: 1, column: "D", value: "pr")
    ),
    (
      "country,year,pr,political rights\nKenya,2009,4,4\n",
      .init(
        .refusedFile, "duplicate-header", line: 1, column: "political rights",
        value: "political rights")
    ),
    ("year,pr\n2009,4\n", .init(.refusedFile, "missing-column", line: 1, value: "year, pr")),
    (
      "contry,year,pr\nKenya,2009,4\n",
      .init(.refusedFile, "missing-column", line: 1, value: "contry, year, pr")
    ),
    (header + "Kenya,20", .init(.refusedFile, "cut-file", line: 2, value: "20")),
    (header + "Ke", .init(.refusedFile, "cut-file", line: 2, value: "Ke")),
    ("  \n , \n", .init(.refusedFile, "empty-file")),
    (
      header + "Burma,2009,7,7,NF\nMyanmar,2009,7,7,NF\n",
      .init(.refusedFile, "two-names-in-one-year", line: 3, value: "Myanmar 2009")
    ),
  ]

  @Test("is reported with its place and what to do", arguments: files)
  func refused(text: String, expected: ExpectedFinding) throws {
    try expected.check(try importing(csv: text))
  }

  @Test(
    "says which header was meant",
    arguments: [
      ("contry,year,pr\nKenya,2009,4", "contry"), ("country,yaer,pr\nKenya,2009,4", "yaer"),
      ("cuontry,year,pr\nKenya,2009,4", "cuontry"), ("year,natoin,pr\n2009,Kenya,4", "natoin"),
      ("ward,Wohin,year,pr\n7,Kenya,2009,4", "Wohin"),
      ("DATE,state of,pr\n2009,x,4\n2010,y,3", "DATE"),
    ])
  func suggestion(text: String, meant: String) throws {
    let imported = try importing(csv: text + "\n")
    #expect(imported.findings("missing-column").first?.hint?.contains("\"\(meant)\"") == true)
  }

  @Test("proposes no header whose cells cannot be what is missing")
  func noSuggestion() throws {
    let imported = try importing(csv: "DATE,ward,pr\n2009,north,4\n2010,south,3\n")
    let hint = try #require(imported.findings("missing-column").first?.hint)
    #expect(hint.contains("--map year=\"DATE\""))
    #expect(!hint.contains("country=\"DATE\"") && !hint.contains("ward"))
  }

  @Test("has every finding with a hint, whatever refuses it")
  func hints() {
    var log = FindingLog()
    log.report(Finding(.refusedRow, code: "never-heard-of", rule: "a rule"))
    log.report(Finding(.note, code: "never-heard-of", rule: "a rule"))
    #expect(log.findings[0].hint?.isEmpty == false)
    #expect(log.findings[1].hint == nil)
  }
}

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

@Suite("A user's own file that is odd, and taken")
struct OddInputTests {
  private static let header = "country,year,pr,cl,status\n"
  private static let kenya = "Kenya,2009,4,3,PF\n"
  private static let poland = "Poland,2009,1,1,F\n"

  private static let files: [(text: String, expected: ExpectedFinding)] = [
    (
      header + kenya + "\"\",\"\",\"\",\"\",\"\"\n" + poland,
      .init(.note, "blank-rows", line: 3, value: "1")
    ),
    (
      header + kenya + " , , , , \n" + poland,
      .init(.note, "blank-rows", line: 3, value: "1")
    ),
    (
      header + kenya + " Poland ,2009,1,1,F\n",
      .init(.note, "trimmed", line: 3, column: "country", value: " Poland ")
    ),
    (
      header + kenya + "Poland, 2009,1,1,F\n",
      .init(.note, "trimmed", line: 3, column: "year", value: " 2009")
    ),
    (
      header + kenya + "Poland,2009,2.0,1,F\n",
      .init(.note, "unusual-number", line: 3, column: "pr", value: "2.0")
    ),
    (
      header + kenya + "Poland,2009,1,1,partly   FREE\n",
      .init(.note, "status-spelling", line: 3, column: "status", value: "partly   FREE")
    ),
    (header + kenya + "Poland,2009,,1,F\n", .init(.note, "missing-values", value: "")),
    (header + kenya + "Poland,2009,1,1,", .init(.warning, "cut-row", line: 3, column: "status")),
    (
      header + "Burma,2009,7,7,NF\nPoland,2009,1,1,F\nMyanmar,2010,7,7,NF\n",
      .init(.note, "two-names", line: 4, column: "country", value: "Myanmar")
    ),
    (
      header + kenya + poland + poland,
      .init(.note, "duplicate", line: 4, column: "pr", value: "POL 2009 fiw.pr")
    ),
    (
      "country,year,pr,cl,status,\nKenya,2009,4,3,PF,x\nPoland,2009,1,1,F,y\n",
      .init(.note, "unknown-column", line: 1, column: "F")
    ),
    (header, .init(.note, "no-rows")),
  ]

  @Test("is reported, and nothing of it is lost", arguments: files)
  func taken(text: String, expected: ExpectedFinding) throws {
    let imported = try importing(csv: text, options: .naming("fiw"))
    try expected.check(imported)
    #expect(expected.code == "no-rows" || imported.sink.value("POL", 2009, "fiw.cl") == .number(1))
  }

  @Test(
    "is taken without a word where it is only written in another way",
    arguments: [
      "\u{FEFF}" + header + kenya + poland, header + kenya + "Poland,2009,1,1,F",
      header.replacing("\n", with: "\r\n") + "Kenya,2009,4,3,PF\r\nPoland,2009,1,1,F\r\n",
      "COUNTRY, Year ,\u{A0}PR,\"CL\n\",Status\n" + kenya + poland,
      header + kenya + poland + "\n\n\n",
    ])
  func silent(text: String) throws {
    let imported = try importing(csv: text, options: .naming("fiw"))
    #expect(imported.log.findings == [])
    #expect(imported.sink.status("POL", 2009, "fiw.status") == .free)
  }

  @Test(
    "means the edition whose label or period it writes",
    arguments: [
      ("1983-84", 1984), ("1983-1984", 1984), ("1981-82", 1982), ("Nov.1983-Nov.1984", 1985),
      ("Jan.-Feb. 1973", 1973),
    ])
  func editions(label: String, year: Int) throws {
    let imported = try importing(
      csv: Self.header + "Poland,\(label),6,5,NF\n", options: .naming("fiw"))
    #expect(imported.refusals == [])
    #expect(imported.sink.number("POL", year, "fiw.pr") == 6)
  }

  @Test("has a name of Namibia's code, and a column of only F, read as text")
  func words() throws {
    let imported = try importing(
      csv: "id,year,status\nNA,2009,F\nNO,2009,F\n", options: .naming("fiw"))
    #expect(imported.refusals == [])
    #expect(imported.sink.status("NAM", 2009, "fiw.status") == .free)
    #expect(imported.sink.status("NOR", 2009, "fiw.status") == .free)
  }
}

/// What an import of a small bad file has to tell: where, what, and something to do.
struct ExpectedFinding: Sendable {
  let code: String
  let severity: Finding.Severity
  var line: Int?
  var column: String?
  var value: String?

  init(
    _ severity: Finding.Severity, _ code: String, line: Int? = nil, column: String? = nil,
    value: String? = nil
  ) {
    self.severity = severity
    self.code = code
    self.line = line
    self.column = column
    self.value = value
  }

  /// Compares it with the first finding of its code, field by field.
  func check(_ imported: Imported, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let found = try #require(
      imported.findings(code).first, "\(imported.log.findings.map(\.code))",
      sourceLocation: sourceLocation)
    #expect(found.severity == severity, sourceLocation: sourceLocation)
    #expect(found.file == "test.csv", sourceLocation: sourceLocation)
    #expect(found.line == line, sourceLocation: sourceLocation)
    #expect(found.column == column, sourceLocation: sourceLocation)
    #expect(found.value == value, sourceLocation: sourceLocation)
    #expect(!found.rule.isEmpty, sourceLocation: sourceLocation)
    if severity >= .refusedRow {
      #expect(found.hint?.isEmpty == false, sourceLocation: sourceLocation)
      #expect(imported.log.hasRefusals, sourceLocation: sourceLocation)
    } else {
      #expect(imported.refusals == [], sourceLocation: sourceLocation)
    }
  }
}
