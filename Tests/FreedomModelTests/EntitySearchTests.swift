import FreedomTestSupport
import FreedomModel
import Testing

@Suite("Search for entities")
struct EntitySearchTests {
  let register: EntityRegister

  init() throws { register = try #require(Datasets.register) }

  @Test(
    "a query fits codes and words of names",
    arguments: [
      ("korea", ["KOR", "PRK"]), ("Korea", ["KOR", "PRK"]), ("south k", ["KOR"]),
      ("kazakhstan", ["KAZ"]), ("kz", ["KAZ"]), ("365", ["RUS", "SUN"]), ("004", ["AFG"]),
      ("congo", ["COD", "COG"]), ("german", ["DDR", "DEU", "XWG"]),
      ("guinea", ["GIN", "GNB", "GNQ", "PNG", "XWP"]), ("niger", ["NER", "NGA"]),
      ("côte", ["CIV"]), ("kashm", ["XIK", "XPK"]), ("orea", []), ("south south", []), ("*", []),
    ])
  func fits(query: String, ids: [String]) {
    #expect(register.search(query).map(\.id) == ids)
  }

  @Test("an empty query fits every entity, by id", arguments: ["", " ", "\u{A0}"])
  func empty(query: String) {
    #expect(register.search(query) == register.entities)
  }
}

@Suite("Resolving where the kind is known")
struct EntityKindPreferenceTests {
  let register = EntityRegister(
    entities: [
      Entity(id: "XAA", name: "Ruritania", kind: .country),
      Entity(id: "XAB", name: "Ruritania (occupied)", kind: .territory),
      Entity(id: "XAC", name: "Borduria", kind: .territory),
    ],
    names: ["XAB": ["Ruritania"], "XAA": ["Ruritania", "Kingdom of Ruritania"]], links: [])

  @Test("the kind decides between entities of one name")
  func tie() throws {
    let country = try #require(register[id: "XAA"])
    let territory = try #require(register[id: "XAB"])
    #expect(register.resolve("Ruritania") == .several([country, territory]))
    #expect(register.resolve("Ruritania", preferring: .country) == .one(country))
    #expect(register.resolve("ruritania", preferring: .territory) == .one(territory))
    #expect(register.resolve("Ruritania", preferring: nil) == .several([country, territory]))
  }

  @Test("a name of one entity is never given to another of the kind wanted")
  func noGuess() throws {
    let territory = try #require(register[id: "XAC"])
    #expect(register.resolve("Borduria", preferring: .country) == .one(territory))
  }

  @Test("Kosovo is one entity in both kinds")
  func kosovo() throws {
    let register = try #require(Datasets.register)
    let kosovo = try #require(register[id: "XKX"])
    for kind in EntityKind.allCases {
      #expect(register.resolve("Kosovo", preferring: kind) == .one(kosovo))
    }
    #expect(kosovo.kind(inEdition: 1994) == .territory)
    #expect(kosovo.kind(inEdition: 2009) == .territory)
    #expect(kosovo.kind(inEdition: 2010) == .country)
    #expect(kosovo.iso2 == nil && kosovo.iso3 == nil)
  }

  @Test("of two entities with one id the first counts")
  func duplicates() {
    let register = EntityRegister(
      entities: [
        Entity(id: "XAA", name: "First", kind: .country),
        Entity(id: "XAA", name: "Second", kind: .territory),
      ], names: [:], links: [])
    #expect(register.entities.map(\.name) == ["First"])
    #expect(register.resolve("xaa") == .one(register.entities[0]))
  }
}
