import FreedomModel
import Testing

@testable import RatingsAnalysis

@Suite struct VerificationTests {
  private let a = Figures.entity("AAA")
  private let africa = Figures.southAfrica

  private func check(_ name: String, in verification: Verification) throws -> Verification.Check {
    try #require(verification.checks.first { $0.name == name })
  }

  @Test func withoutFiguresNothingHoldsOrFails() {
    let verification = Verification(of: PanelSet(), distribution: [], links: [])
    #expect(verification.holds)
    #expect(verification.checks.allSatisfy { $0.holds == nil })
    #expect(verification.table.header == "check,expected,found,holds,note")
    #expect(Set(verification.table.texts("note")) == ["not in the database"])
  }

  @Test func countsAreComparedEditionByEdition() throws {
    let set = PanelSet([
      Figures.panel(
        "fiw.status", from: 1973, [(africa, [nil, 1]), (a, [2, 2])], splits: [(africa, 1973)])
    ])
    let verification = Verification(
      of: set,
      distribution: [
        StatusDistribution(edition: 1973, countries: 1, free: 1, partlyFree: 0, notFree: 0),
        StatusDistribution(edition: 1974, countries: 2, free: 2, partlyFree: 0, notFree: 0),
      ], links: [])
    #expect(try check("distribution 1973", in: verification).holds == true)
    let wrong = try check("distribution 1974", in: verification)
    #expect(wrong.expected == "2/0/0")
    #expect(wrong.found == "1/1/0")
    #expect(wrong.holds == false)
    #expect(!verification.holds)
  }

  @Test func knownOdditiesAreNamedAndNotCounted() throws {
    let salvador = Entity(id: "SLV", name: "El Salvador", kind: .country)
    let set = PanelSet([
      Figures.panel("fotp.status", from: 2004, [(salvador, [0]), (a, [0])]),
      Figures.panel("fotp.total", from: 2004, [(salvador, [42]), (a, [42])]),
    ])
    let found = try check(
      "press statuses and sums", in: Verification(of: set, distribution: [], links: []))
    #expect(found.found == "1")
    #expect(
      found.note == """
        unexpected: Land AAA 2004 fotp.status; known and not counted: El Salvador 2004 fotp.status
        """)
  }

  @Test func oneCountryIsCheckedFigureByFigure() throws {
    let kazakhstan = Entity(id: "KAZ", name: "Kazakhstan", kind: .country)
    let set = PanelSet([
      Figures.panel("fiw.status", from: 2009, [(kazakhstan, [0])]),
      Figures.panel("fiw.total", from: 2009, [(kazakhstan, [31])]),
    ])
    let verification = Verification(of: set, distribution: [], links: [])
    #expect(try check("Kazakhstan fiw.status 2009", in: verification).holds == true)
    #expect(try check("Kazakhstan fiw.total 2009", in: verification).holds == false)
    #expect(try check("Kazakhstan fotp.total 2008", in: verification).holds == nil)
  }

  @Test func distributionsComeFromATable() {
    let table = [
      ["edition", "free", "partly_free", "not_free", "total", "year"],
      ["1983-84", "52", "54", "58", "164", "1984"],
    ]
    #expect(
      StatusDistribution.distributions(fromTable: table) == [
        StatusDistribution(edition: 1984, countries: 164, free: 52, partlyFree: 54, notFree: 58)
      ])
    #expect(StatusDistribution.distributions(fromTable: [["edition"]]) == nil)
    #expect(StatusDistribution.distributions(fromTable: [table[0], ["2025", "x"]]) == nil)
    #expect(StatusDistribution.distributions(fromTable: []) == nil)
  }
}
