import FreedomModel
import FreedomTestSupport
import Testing

@testable import RatingsImport

@Suite("Findings as facts")
struct FindingFactsTests {
  private func facts(_ findings: [Finding]) -> FindingFacts {
    var log = FindingLog()
    for finding in findings { log.report(finding) }
    return log.facts
  }

  private func finding(
    _ severity: Finding.Severity, _ code: String, file: String = "a.csv", line: Int? = 1,
    value: String? = nil, rule: String = "r"
  ) -> Finding {
    Finding(severity, code: code, file: file, line: line, value: value, rule: rule)
  }

  @Test("a refusal is a fact with its value, a note with its code")
  func grouping() {
    let files = facts([
      finding(.refusedRow, "x", value: "a"), finding(.refusedRow, "x", line: 2, value: "b"),
      finding(.refusedRow, "x", line: 3, value: "a"), finding(.note, "n", value: "c"),
      finding(.note, "n", line: 2, value: "d"), finding(.note, "n", line: 3, value: "d"),
    ]).files
    #expect(files.count == 1)
    #expect(files[0].facts.map(\.count) == [2, 1, 3])
    #expect(files[0].facts.map { $0.first.line } == [1, 2, 1])
    #expect(files[0].facts[2].others == ["d"])
    #expect(files[0].count == 6)
  }

  @Test("notes about the whole file are facts of their own")
  func wholeFile() {
    let files = facts([
      finding(.note, "missing", line: nil, value: "-", rule: "3 cells"),
      finding(.note, "missing", line: nil, value: "..", rule: "2 cells"),
    ]).files
    #expect(files[0].facts.count == 2)
  }

  @Test("files come in their order, and twenty values of one reason are kept")
  func limits() {
    let many = (0..<50).map { finding(.refusedRow, "x", line: $0 + 1, value: "v\($0)") }
    let files = facts(many + [finding(.refusedRow, "x", file: "b.csv")]).files
    #expect(files.map(\.file) == ["a.csv", "b.csv"])
    #expect(files[0].facts.count == 20)
    #expect(files[0].unkept.map(\.code) == ["x"] && files[0].unkept.map(\.count) == [30])
  }

  @Test("what is known is counted, and is not a fact to read")
  func known() {
    var known = finding(.warning, "formula")
    known.isKnown = true
    let files = facts([known, known, finding(.warning, "formula")]).files
    #expect(files[0].knownCount == 2)
    #expect(files[0].facts.map(\.count) == [1])
  }

  @Test(
    "of Freedom House's files only what was seen in them is known",
    arguments: [
      ("out-of-range", "21", ["Bahrain", "NF"], true), ("out-of-range", "21", ["Kuwait"], false),
      ("out-of-range", "22", ["Bahrain"], false), ("missing-values", "N/A", [], true),
      ("missing-values", "n.a.", [], false), ("skipped-sheet", "INDEX", [], true),
      ("skipped-sheet", "FIW27", [], false), ("unmarked-territory", "Tibet 2018", [], true),
      ("unmarked-territory", "Tibet 2019", [], false), ("note-rows", "Source", [], true),
      ("something-new", "x", [], false),
    ])
  func seen(code: String, value: String, row: [String], isKnown: Bool) {
    #expect(KnownFindings.contain(finding(.warning, code, value: value), row: row) == isKnown)
    #expect(!KnownFindings.contain(finding(.refusedRow, code, value: value), row: row))
  }

  @Test(
    "what is known is known in a third party's table of Freedom House's values too",
    .enabled(if: SharedData.isHere, SharedData.reasonToSkip))
  func thirdParty() throws {
    let imported = try importing(path: SharedData.csv("fotp_parts_editions_2002-2015.csv"))
    #expect(imported.findings("known-oddity").allSatisfy { $0.isKnown })
    #expect(imported.findings("placeholder").allSatisfy { $0.isKnown })
    #expect(imported.findings("status-differs-from-rule").allSatisfy { $0.isKnown })
    #expect(imported.log.facts.files.map(\.facts.count) == [0])
  }

  @Test("every finding reaches who receives all, however many there are")
  func receiver() {
    let receiver = CountingReceiver()
    var log = FindingLog(receiver: receiver)
    for line in 1...1000 { log.report(finding(.note, "n", line: line)) }
    #expect(receiver.count == 1000)
    #expect(log.findings.count == FindingLog.keptOfEachKind)
  }
}

private final class CountingReceiver: FindingReceiver, @unchecked Sendable {
  private(set) var count = 0
  func take(_ finding: Finding) { count += 1 }
}

@Suite("Values for years in which a state did not exist")
struct LifeRemarksTests {
  @Test("are kept, and told in one note with the state that was there")
  func noted() throws {
    let imported = try importingFigures(
      """
      country,year,x
      USSR,2015,1
      USSR,2016,2
      USSR,1985,3
      Yugoslavia,2016,4
      "Germany, W.",2017,5
      South Sudan,1999,6
      Czechoslovakia,2020,7
      Kenya,1950,8
      """)
    #expect(imported.refusals == [])
    #expect(imported.sink.all.count == 8)
    #expect(imported.count("outside-of-life") == 1)
    let note = try #require(imported.findings("outside-of-life").first)
    #expect(note.severity == .note)
    for part in [
      "USSR 2015-2016: it existed 1922-1991; its successor is Russia",
      "Yugoslavia 2016: it existed 1918-2003; its successors are Montenegro, Serbia",
      "Germany, W. 2017: it existed 1949-1990; its successor is Germany",
      "South Sudan 1999: it existed since 2011; its predecessor is Sudan",
      "Czechoslovakia 2020: it existed 1918-1992; its successors are Czech Republic, Slovakia",
    ] {
      #expect(note.rule.contains(part))
    }
    #expect(!note.rule.contains("Kenya") && !note.rule.contains("1985"))
  }

  @Test("are not told of missing values, nor where an edition covers part of the life")
  func notNoted() throws {
    let missing = try importingFigures("country,year,x\nUSSR,2015,..\nKenya,2015,1\n")
    #expect(missing.count("outside-of-life") == 0)
    var options = ImportOptions()
    options.publication = "fiw"
    let edition = try importing(
      csv: "country,year,pr,cl\nUSSR,1992,4,4\nCzechoslovakia,1993,2,2\n", options: options)
    #expect(edition.count("outside-of-life") == 0)
  }
}
