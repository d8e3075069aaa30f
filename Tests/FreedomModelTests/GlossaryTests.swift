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
