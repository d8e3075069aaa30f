import Foundation
import FreedomModel
import FreedomTestSupport
import Testing

@testable import RatingsExport

@Suite struct CitationTests {
  private static let editions =
    [2025, 1973, 2003].map { Edition(publication: "fiw", year: $0, coverageYear: $0 - 1) }
    + [Edition(publication: "fotn", year: 2024, coverageYear: 2024)]
  private static let accessed = CalendarDate(year: 2025, month: 3, day: 7)

  static let all =
    Publication.freedomHouse.map { Citation($0, editions: editions, accessed: accessed) }
    + [.software(version: "1.0.0", year: 2025)]

  @Test(arguments: CitationStyle.allCases)
  func citationsLookAsRecorded(style: CitationStyle) {
    Golden.expect(style.document(Self.all), matches: "citations-\(style.rawValue).txt")
  }

  @Test func keysAreStable() {
    #expect(
      Self.all.map(\.key)
        == ["freedom-house-fiw", "freedom-house-fotp", "freedom-house-fotn", "freedom-ratings"])
  }

  @Test func aPublicationOfOnesOwnIsNotFreedomHouses() {
    let own = Citation(
      Publication(id: "my{own", title: "50% {of} #1_a\nx", citation: "Doe & Co."))
    #expect(own.key == "my-own")
    #expect(own.sentence == "50% {of} #1_a\\nx [data set]. Doe & Co.")
    #expect(own.bibTeX.contains("{{50\\% \\textbraceleft{}of\\textbraceright{} \\#1\\_a"))
    #expect(own.bibTeX.filter { $0 == "{" }.count == own.bibTeX.filter { $0 == "}" }.count)
    #expect(own.ris.split(separator: "\n").allSatisfy { $0.dropFirst(2).hasPrefix("  - ") })
  }

  @Test func withoutAnAuthorTheTitleComesFirst() {
    let editions = [2020, 2021].map { Edition(publication: "civic", year: $0, coverageYear: $0) }
    let own = Publication(id: "civic", title: "civic")
    let citation = Citation(own, editions: editions)
    #expect(
      citation.sentence
        == "civic [data set] (2021). Values for 2020 to 2021.")
    #expect(citation.bibTeX.contains("  key          = {civic},\n"))
    #expect(!citation.bibTeX.contains("author"))
    #expect(
      Citation(own, editions: [editions[0]]).sentence
        == "civic [data set] (2020). Values for 2020.")
    let words = "Civic (2021). The civic index. https://civic.example"
    for (title, sentence) in [
      ("civic", words + "."), ("The civic index", words + "."),
      ("Civic space", "Civic space [data set]. " + words + "."),
    ] {
      let own = Publication(id: "civic", title: title, citation: words)
      #expect(Citation(own).sentence == sentence)
    }
  }

  @Test func cslIsValidJSON() throws {
    let text = CitationStyle.csl.document(Self.all)
    let items = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]]
    #expect(items?.compactMap { $0["id"] as? String } == Self.all.map(\.key))
  }
}

@Suite("The citations of third parties")
struct ThirdPartyTests {
  /// The editions and grades of the bundled tables of third parties, by the words in their column
  /// `source`.
  private static func bundled() throws -> [(source: String, edition: Edition, trust: SourceTrust)] {
    let folder = Checkout.path("datasets")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix("_third_party.csv") || $0.hasSuffix("_third_parties.csv") }
    #expect(names.count == 6)
    return try names.flatMap { name in
      try String(contentsOfFile: folder + "/" + name, encoding: .utf8).split(separator: "\n")
        .dropFirst().map { line in
          let cells = line.split(separator: ",", omittingEmptySubsequences: false)
          // A name with a comma, in quotes, is two cells.
          let year = try #require(Int(cells[5]) ?? Int(cells[6]))
          let publication = String(cells[0])
          let trust = try #require(SourceTrust(rawValue: String(cells.last ?? "")))
          return (
            String(line), Edition(publication: publication, year: year, coverageYear: year), trust
          )
        }
    }
  }

  @Test("know whose values the bundled tables have, edition by edition")
  func bundledTables() throws {
    let words = [
      "transcript of the table of country scores": "transcript-of-country-scores",
      "ratings as read from the all-data": "ratings-of-all-data-workbook",
      "cross-section, January 2018": "qog-2018", "cross-section, January 2019": "qog-2019",
      "cross-section, January 2020": "qog-2020", "cross-section, January 2022": "qog-2022",
      "cross-section, January 2024": "qog-2024", "cross-section, January 2025": "qog-2025",
      "cross-section, January 2026": "qog-2026", "January 2018 and 2019": "qog-2018",
      "and 2019": "qog-2019", "World Bank governance": "world-bank-governance-indicators",
      "tidy table of the detailed data": "press-data-1980-2015",
      "three agreeing third-party tables": "net-totals-2025",
    ]
    for row in try Self.bundled() {
      var used = UsedSources()
      used.insert(row.edition, trust: row.trust)
      let keys = Set(Citation.thirdParties(in: used, of: Publication.freedomHouse).map(\.key))
      let expected = Set(words.filter { row.source.contains($0.key) }.map(\.value))
      #expect(!expected.isEmpty, "\(row.source)")
      #expect(keys.isSuperset(of: expected), "\(row.source): \(keys)")
      #expect(keys.allSatisfy { !$0.hasPrefix("third-party-") })
    }
  }

  @Test("name the publication and edition, and no one where Freedom House's files have the values")
  func notes() {
    var used = UsedSources()
    used.insert(Edition(publication: "fiw", year: 2025, coverageYear: 2024))
    #expect(Citation.thirdParties(in: used, of: Publication.freedomHouse).isEmpty)
    used.insert(Edition(publication: "fotn", year: 2022, coverageYear: 2022), trust: .oneThirdParty)
    #expect(
      Citation.thirdParties(in: used, of: Publication.freedomHouse).map(\.sentence) == [
        "Quality of Government Institute (2025). Quality of Government cross-section, January 2025 "
          + "[data set]. Gothenburg: University of Gothenburg. Third party, with values of Freedom on "
          + "the Net 2022. https://www.gu.se/en/quality-government."
      ])
  }

  @Test("that are not known by name are cited all the same")
  func unknown() {
    var used = UsedSources()
    used.insert(
      Edition(publication: "fiw", year: 2027, coverageYear: 2026), trust: .agreeingThirdParties)
    let citations = Citation.thirdParties(in: used, of: Publication.freedomHouse)
    #expect(citations.map(\.key) == ["third-party-fiw"])
    #expect(citations.map(\.note) == ["Third party, with values of Freedom in the World 2027"])
  }

  @Test("have keys of their own")
  func keys() {
    #expect(Set(ThirdParty.all.map(\.key)).count == ThirdParty.all.count)
  }
}
