import FreedomModel
import Testing

@testable import RatingsImport

@Suite("Codes of missing values")
struct MissingValuesTests {
  private func table(_ values: [String]) -> String {
    "country,year,x\n"
      + values.enumerated().map { "Kenya,\(1980 + $0),\($1)" }.joined(separator: "\n") + "\n"
  }

  @Test("declared ones are missing, as numbers and as texts, and counted by mark")
  func declared() throws {
    let imported = try importingFigures(
      table(["5", "-77", "-77.0", "-88", "n. a.", "6"]), missing: ["-77", "-88", "n. a."])
    #expect(imported.refusals == [])
    #expect(imported.figures == "KEN 5 KEN 6")
    #expect(imported.sink.value("KEN", 1981, "own.x") == .absent(.notRated))
    #expect(imported.sink.text("KEN", 1982, "own.x") == "-77.0")
    #expect(imported.count("missing-values") == 4)
    #expect(imported.count("far-outside") == 0)
  }

  @Test(
    "sure ones that no one declared are missing, with a warning that counts them",
    arguments: [
      ["5", "-77", "-88", "-88"], ["-10", "10", "3", "-66", "-77", "-88"],
      ["0.2", "-999", "-999", "1"],
    ])
  func sure(values: [String]) throws {
    let imported = try importingFigures(table(values))
    let finding = try #require(imported.findings("far-outside").first)
    #expect(finding.severity == .warning)
    #expect(finding.hint?.contains("--missing -") == true)
    #expect(finding.hint?.contains("--range=-") == true)
    let kept = values.filter { (Double($0) ?? 0) > -11 }.count
    #expect(imported.sink.all.count { $0.kept.observation.value.number != nil } == kept)
    #expect(imported.sink.all.count == values.count)
  }

  @Test(
    "others are kept as values, and pointed at",
    arguments: [
      ["5", "6", "-99"], ["1", "7", "3", "999"], ["0.1", "0.9", "0.5", "9999", "9999"],
    ])
  func unsure(values: [String]) throws {
    let imported = try importingFigures(table(values))
    let finding = try #require(imported.findings("far-outside").first)
    #expect(finding.severity == .warning)
    #expect(finding.hint?.contains("--missing") == true)
    #expect(imported.refusals == [])
    #expect(finding.line == (values.firstIndex { abs(Double($0) ?? 0) > 90 } ?? 0) + 2)
    let code = values.last ?? ""
    let declared = try importingFigures(table(values), missing: [code])
    #expect(declared.count("far-outside") == 0)
  }

  @Test(
    "honest values are taken",
    arguments: [
      ["1000", "999", "150000", "9999", "888", "-3"], ["-99", "-120", "-66", "40", "-88"],
      ["0", "100", "55", "99"], ["-9", "3", "-2", "7"], ["0.5", "12", "1400", "340", "25", "3"],
      ["21000000", "17000", "450", "2000000", "300000", "888"], ["999", "998"],
    ])
  func honest(values: [String]) throws {
    let imported = try importingFigures(table(values))
    #expect(imported.refusals == [])
    #expect(imported.count("far-outside") == 0)
    #expect(imported.sink.all.count { $0.kept.observation.value.number != nil } == values.count)
  }

  @Test("a value far from all others is pointed at")
  func alone() throws {
    let imported = try importingFigures(
      table(["1", "2", "3", "4", "5", "6", "7", "3", "2", "4", "700"]))
    #expect(imported.counts() == ["far-outside": 1])
    #expect(imported.findings("far-outside").first?.value == "700")
  }

  @Test("the options are for files of one's own")
  func published() throws {
    var options = ImportOptions()
    options.missing = ["1"]
    let imported = try importing(
      csv: "publication,id,name,kind,edition,year,coverage_start,coverage_end,pr,cl,status\n"
        + "fiw,KEN,Kenya,country,2009,2009,2008-01-01,2008-12-31,4,3,PF\n", options: options)
    #expect(imported.counts(.refusedFile) == ["option-not-for-file": 1])
  }
}
