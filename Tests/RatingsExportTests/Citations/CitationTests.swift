import FreedomTestSupport
import Foundation
import FreedomModel
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
