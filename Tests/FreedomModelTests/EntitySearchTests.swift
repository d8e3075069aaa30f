import FreedomTestSupport
import Testing

@testable import FreedomModel

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

@Suite("Names in other languages")
struct EntityTranslationsTests {
  let register: EntityRegister

  init() throws {
    var register = try #require(Datasets.register)
    let names = try ["names.csv", "other_names.csv"].flatMap {
      try EntityTranslations.names(ofTable: Datasets.table($0))
    }
    register.translations = EntityTranslations { names }
    self.register = register
  }

  @Test("every language names every entity with a code of ISO 3166-1")
  func complete() {
    #expect(register.translations.all.allSatisfy { register[id: $0.entity] != nil })
    let expected = register.entities.filter { entity in
      (entity.iso2 != nil || entity.id == "XKX") && entity.existed(in: 2024...2024)
    }
    for language in NameLanguage.allCases where language != .freedomHouse {
      let named = register.translations.names(in: language)
      let missing = expected.filter { named[$0.id] == nil }.map(\.id)
      #expect(missing == (language == .polish ? ["COG"] : []), "\(language)")
      #expect(named.count >= 199)
    }
  }

  @Test("no two names of an entity are one spelling in a language, and none is an English name")
  func distinct() {
    for names in [Datasets.table("names.csv"), Datasets.table("other_names.csv")] {
      for (one, next) in zip(names, names.dropFirst()) { #expect(one != next) }
    }
    for row in Datasets.table("other_names.csv").dropFirst() {
      let same = register.translations.all.filter {
        $0.entity == row[0] && $0.language.rawValue == row[1]
          && EntityRegister.isOneSpelling($0.text, row[2])
      }
      #expect(same.count == 1, "\(row)")
      #expect(Datasets.register?.entities(named: row[2]) == [], "\(row)")
    }
  }

  private static let ambiguous: [String: [String]] = [
    "Kongo": ["COD", "COG"], "Corée": ["KOR", "PRK"], "Corea": ["KOR", "PRK"],
    "Palästina": ["PSE", "XGZ", "XWB"], "Palaestina": ["PSE", "XGZ", "XWB"],
    "Palestina": ["PSE", "XGZ", "XWB"],
  ]

  @Test("a name that could mean several entities means all of them", arguments: ambiguous)
  func ambiguousNames(name: String, ids: [String]) {
    #expect(register.entities(named: name).map(\.id).sorted() == ids)
  }

  @Test("no name of one language is taken for another entity")
  func allPairs() {
    for name in register.translations.all where Self.ambiguous[name.text] == nil {
      let found = register.entities(named: name.text).map(\.id)
      #expect(found == [name.entity], "\(name.language) \(name.text)")
    }
  }

  @Test(
    "names are found in all languages",
    arguments: [
      ("Deutschland", "DEU"), ("Espagne", "ESP"), ("Казахстан", "KAZ"), ("日本", "JPN"),
      ("ألمانيا", "DEU"), ("भारत", "IND"), ("대한민국", "KOR"), ("Côte d’Ivoire", "CIV"),
      ("Alemania", "DEU"), ("Congo", nil), ("Türkei", "TUR"), ("Україна", "UKR"),
      ("Marekani", "USA"), ("TSCHECHIEN", "CZE"), ("Stany Zjednoczone", "USA"),
    ])
  func found(name: String, id: String?) {
    let found = register.entities(named: name)
    #expect((found.count == 1 ? found[0].id : nil) == id)
  }

  @Test(
    "other common names and older ones are found, in German, French and Spanish",
    arguments: [
      ("Elfenbeinküste", "CIV"), ("Weißrussland", "BLR"), ("Weissrussland", "BLR"),
      ("Elfenbeinkueste", "CIV"), ("Suedkorea", "KOR"), ("OESTERREICH", "AUT"),
      ("Großbritannien", "GBR"), ("GROSSBRITANNIEN", "GBR"), ("Kap Verde", "CPV"),
      ("Osttimor", "TLS"), ("Moldawien", "MDA"), ("Swasiland", "SWZ"), ("Mazedonien", "MKD"),
      ("Tschechoslowakei", "CSK"), ("VAE", "ARE"), ("Burma", "MMR"), ("Birma", "MMR"),
      ("Holland", "NLD"), ("Zaire", "COD"), ("Sowjetunion", "SUN"), ("Ostdeutschland", "DDR"),
      ("Côte-d'Ivoire", "CIV"), ("Birmanie", "MMR"), ("Biélorussie", "BLR"), ("Macédoine", "MKD"),
      ("Timor oriental", "TLS"), ("Hollande", "NLD"), ("Grande-Bretagne", "GBR"), ("URSS", "SUN"),
      ("République du Congo", "COG"), ("RDC", "COD"), ("Haute-Volta", "BFA"), ("Ceylan", "LKA"),
      ("Costa de Marfil", "CIV"), ("Birmania", "MMR"), ("Bielorrusia", "BLR"), ("EEUU", "USA"),
      ("Corea del Sur", "KOR"), ("Holanda", "NLD"), ("Reino Unido", "GBR"), ("EE. UU.", "USA"),
      ("Checoslovaquia", "CSK"), ("República del Congo", "COG"), ("Alto Volta", "BFA"),
    ])
  func otherNames(name: String, id: String) {
    #expect(register.entities(named: name).map(\.id) == [id])
  }

  @Test("a search looks at other languages where no English name fits")
  func search() {
    #expect(register.search("Deutsch").map(\.id) == ["DDR", "DEU"])
    #expect(register.search("Niger").map(\.id).prefix(1) == ["NER"])
  }

  @Test("entities take the names of a language, and keep those they had")
  func named() {
    let english = register.named(in: .english)
    #expect(english[id: "TUR"]?.name == "Türkiye")
    #expect(english[id: "CZE"]?.name == "Czechia")
    #expect(english[id: "CIV"]?.name == "Côte d'Ivoire")
    #expect(english[id: "STP"]?.name == "São Tomé and Príncipe")
    #expect(english[id: "SUN"]?.name == "USSR")
    #expect(english.entities(named: "Turkey").map(\.id) == ["TUR"])
    #expect(register.named(in: .freedomHouse)[id: "TUR"]?.name == "Turkey")
    #expect(register.named(in: .japanese)[id: "XSL"]?.name == "Somaliland")
    #expect(register.named(in: .german)[id: "CIV"]?.name == "Côte d’Ivoire")
    #expect(register.named(in: .german)[id: "SUN"]?.name == "Sowjetunion")
  }

  @Test("a table with an unknown language is refused by its row")
  func refused() {
    #expect {
      try EntityTranslations.names(ofTable: [EntityTranslations.columns, ["DEU", "xx", "D"]])
    } throws: {
      "\($0)" == "names, row 2: an id, a known language and a name are needed"
    }
  }
}

@Suite("Codes of a system that is named")
struct NamedCodeSystemTests {
  let register: EntityRegister

  init() throws { register = try #require(Datasets.register) }

  private func ids(_ name: String, _ system: CodeSystem) -> [String] {
    switch register.resolve(name, codes: system) {
    case .one(let entity): [entity.id]
    case .several(let entities): entities.map(\.id)
    case .none: []
    }
  }

  @Test("come before names and the codes of ISO")
  func first() {
    #expect(ids("310", .cow) == ["HUN"])
    #expect(ids("AUS", .cowLetters) == ["AUT"])
    #expect(ids("AUS", .iso3) == ["AUS"])
    #expect(ids("Austria", .cow) == ["AUT"])
    #expect(ids("365", .cow) == ["RUS", "SUN"])
    #expect(ids("999", .cow) == [])
  }

  @Test("a code without its system is explained")
  func advice() {
    #expect(register.adviceOnCode("310") == "310 is Hungary in COW; --codes cow")
    #expect(
      register.adviceOnCode("008")
        == "008 is Albania in ISO numbers, South Africa in V-Dem numbers; --codes iso-numeric|vdem")
    #expect(
      register.adviceOnCode("365")
        == "365 is Russia or USSR in COW, Russia in Polity; --codes cow|polity")
    #expect(register.adviceOnCode("Poland") == nil)
  }
}
