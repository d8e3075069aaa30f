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
