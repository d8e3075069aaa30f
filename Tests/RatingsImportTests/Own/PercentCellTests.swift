import FreedomModel
import FreedomTestSupport
import Testing

@testable import RatingsImport

@Suite("Cells of a workbook that show percentages")
struct PercentCellTests {
  private func importing(_ values: [TestCell]) throws -> Imported {
    let rows = zip(["Kenya", "Mali", "Togo"], values).map { name, value -> [TestCell] in
      [.text(name), 2020, value]
    }
    return try RatingsImportTests.importing(
      [TestSheet("S", [["country", "year", "share"]] + rows)], options: .naming("k"))
  }

  @Test("are read as the fractions that they contain, with a note")
  func fractions() throws {
    let imported = try importing([.percent(0.48), .percent(0.335, decimals: true), 0.5])
    #expect(imported.refusals == [])
    #expect(imported.findings("percent-format").map(\.cell) == ["C2"])
    let rule = try #require(imported.findings("percent-format").first?.rule)
    #expect(rule.contains("48% as 0.48: 2 cells"))
    #expect(imported.sink.number("MLI", 2020, "k.share") == 0.335)
  }

  @Test(
    "are refused beside numbers that are no fractions, and beside percentages in texts",
    arguments: [TestCell.number(33), .text("33%")])
  func mixed(other: TestCell) throws {
    let imported = try importing([.percent(0.48), other])
    #expect(imported.findings("percent-in-part").first?.severity == .refusedFile)
    #expect(imported.findings("percent-in-part").first?.cell == "C2")
  }
}
