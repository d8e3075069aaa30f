import Testing

@testable import FreedomModel

@Suite("The glossary and the texts of the questions")
struct GlossaryTests {
  @Test("at least 40 entries in the order of the alphabet, no word twice")
  func entries() {
    #expect(Glossary.entries.count >= 40)
    let terms = Glossary.entries.map { $0.term.lowercased() }
    #expect(terms == terms.sorted())
    let words = Glossary.words.map { $0.lowercased() }
    let twice = Dictionary(grouping: words) { $0 }.filter { $0.value.count > 1 }.keys
    #expect(Set(twice).isSubset(of: ["fiw", "fotp", "fotn"]))
  }

  @Test("what an entry refers to is there")
  func references() {
    for entry in Glossary.entries {
      #expect(!entry.meaning.isEmpty && entry.meaning.hasSuffix("."))
      for word in entry.related {
        #expect(Glossary.entry(for: word) != nil, "\(entry.term): \(word)")
      }
    }
  }

  @Test(
    "a word is found in any case, by an abbreviation, and by an indicator's id",
    arguments: [
      ("pr", "political rights"), ("CL", "civil liberties"), ("status", "status"),
      ("partly free", "status"), ("nf", "status"), ("theil sen", "Theil-Sen"),
      ("MANN-KENDALL", "Mann-Kendall"),
      ("coverage", "coverage"), ("fiw.a1", "fiw.a1"), ("A1", "fiw.a1"),
    ])
  func found(word: String, term: String) {
    #expect(Glossary.entry(for: word)?.term == term)
  }

  @Test("every category and question has a short name and one sentence of its own")
  func questions() {
    let described = Indicator.freedomHouse.filter { $0.measure == .score }
    #expect(described.allSatisfy { $0.description.hasSuffix(".") })
    #expect(Set(described.map { $0.publication + $0.label }).count == described.count)
    let ids = Set(described.map(\.id))
    for (letter, count) in zip("abcdefg", [3, 4, 3, 4, 3, 4, 4]) {
      #expect((1...count).allSatisfy { ids.contains("fiw.\(letter)\($0)") })
    }
    for (letter, count) in zip("abc", [5, 8, 8]) {
      #expect((1...count).allSatisfy { ids.contains("fotn.\(letter)\($0)") })
    }
    let ranges = Dictionary(uniqueKeysWithValues: described.map { ($0.id, $0.maximum) })
    #expect(ranges["fiw.a"] == 12 && ranges["fiw.b"] == 16 && ranges["fotn.c"] == 40)
  }
}

@Suite("Indicators by name")
struct IndicatorCatalogTests {
  private func found(_ text: String, own: [String] = []) -> [String] {
    var catalog = IndicatorCatalog()
    for id in own {
      catalog.declare(
        Indicator(
          id: id, publication: String(id.prefix { $0 != "." }), label: id, measure: .figure,
          direction: nil))
    }
    return catalog.find(text).map(\.id)
  }

  @Test(
    "an id, its end or a label is enough; of Freedom House's the first publication is meant",
    arguments: [
      ("fiw.total", "fiw.total"), ("FIW.Total", "fiw.total"), ("total", "fiw.total"),
      ("STATUS", "fiw.status"), ("legal", "fotp.legal"), ("Political rights rating", "fiw.pr"),
      (" pr ", "fiw.pr"),
    ])
  func one(text: String, id: String) {
    #expect(found(text) == [id])
  }

  @Test("nothing is guessed for a text that no indicator has")
  func none() {
    #expect(found("totl").isEmpty)
    #expect(found("").isEmpty)
    #expect(found("fiw").isEmpty)
  }

  @Test("an indicator of the user's own beside Freedom House's leaves the choice to the user")
  func several() {
    #expect(
      found("total", own: ["ngo.total"]) == ["fiw.total", "fotp.total", "fotn.total", "ngo.total"])
    #expect(found("ngo.total", own: ["ngo.total"]) == ["ngo.total"])
    #expect(found("score", own: ["ngo.score"]) == ["ngo.score"])
    #expect(found("score", own: ["ngo.score", "un.score"]) == ["ngo.score", "un.score"])
  }
}

@Suite struct TableNoteTests {
  @Test(arguments: [
    (
      "Freedom House, Freedom in the World. https://freedomhouse.org",
      "Freedom House, Freedom in the World"
    ),
    (
      "Freedom House, Freedom in the World; Freedom of the Press. https://freedomhouse.org; Our index",
      "Freedom House, Freedom in the World, of the Press; Our index"
    ),
    ("Our index, https://example.org", "Our index"), ("", ""),
  ])
  func sourceHasNoAddress(citation: String, source: String) {
    #expect(TableFooter(citation: citation).source == source)
  }

  @Test(arguments: [
    (["fiw.pr", "fiw.cl"], ["fiw.pr and fiw.cl 1 to 7, lower is freer"]),
    (["fiw.total"], ["fiw.total 0 to 100, higher is freer"]),
    (["fiw.status"], ["F Free, PF Partly Free, NF Not Free"]),
    (["fotn.total"], ["fotn.total 0 to 100, higher is freer (before 2019 the reverse)"]),
    (["fiw.pr", "fiw.total", "fiw.a"], ["ratings: lower is freer", "scores: higher is freer"]),
    (
      ["fiw.pr", "fiw.total", "fotp.total", "fiw.a"],
      ["ratings and fotp scores: lower is freer", "fiw scores: higher is freer"]
    ),
  ])
  func scalesAreSaidTogether(ids: [String], briefs: [String]) throws {
    let indicators = try ids.map { id in
      try #require(Indicator.freedomHouse.first { $0.id == id })
    }
    let scales = indicators.scaleNotes.filter { $0.grade == .scale }
    #expect(scales.map(\.brief) == briefs)
  }
}

@Suite struct RoundedNumberTests {
  @Test(arguments: [
    (0.43589743589743590, "0.4359"), (-0.035714285714285712, "-0.03571"),
    (1.2345678e-7, "1.235e-07"), (123_456.789012, "123457"), (0.99999999, "1"),
    (9.99999999e-6, "1e-05"), (57.123456789, "57.12"), (0.000123456789, "0.0001235"),
    (99_999.99999, "100000"), (2.0 / 3.0, "0.6667"), (1.0 / 3.0 * 100, "33.33"),
    (1.23456789e-12, "1.235e-12"),
  ])
  func longNumbersAreShortened(number: Double, text: String) {
    #expect(RoundedNumber.text(number, significantDigits: 4) == text)
  }

  @Test(arguments: [0, 5, 2.5, 1e15, -4, 0.1, 1e300, 123_456_789, 0.5625])
  func shortNumbersStandAsTheyAre(number: Double) {
    #expect(RoundedNumber.text(number, significantDigits: 4) == nil)
  }

  @Test(arguments: [(61.325, "61.33"), (0.28125, "0.2813"), (0.234375, "0.2344")])
  func digitsThatArePublishedAreKeptOnRequest(number: Double, text: String) {
    #expect(RoundedNumber.text(number, significantDigits: 4) == text)
    #expect(RoundedNumber.text(number, significantDigits: 4, alwaysShown: 7) == nil)
  }
}
