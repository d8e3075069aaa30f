import FreedomTestSupport
import Testing

@testable import FreedomModel

@Suite("A user's own names")
struct EntityAliasesTests {
  @Test("stand for an entity before any other name, however they are spelt")
  func before() throws {
    var register = try #require(Datasets.register)
    #expect(register.entities(named: "Congo").count == 2)
    register.aliases["Congo"] = "COG"
    register.aliases["Our Land"] = "KEN"
    #expect(register.entities(named: "CONGO ").map(\.id) == ["COG"])
    #expect(register.entities(named: "our  land").map(\.id) == ["KEN"])
    #expect(register.named(in: .freedomHouse).entities(named: "Our land").map(\.id) == ["KEN"])
    register.aliases["our land"] = nil
    #expect(register.entities(named: "Our Land") == [])
    #expect(register.aliases.all == [.init(name: "Congo", entity: "COG")])
  }

  @Test("are listed in the order of the alphabet, each spelling once")
  func listed() {
    let aliases = EntityAliases([
      .init(name: "Zed", entity: "KEN"), .init(name: "abc", entity: "COG"),
      .init(name: "ZED", entity: "HUN"), .init(name: "", entity: "HUN"),
    ])
    #expect(aliases.all.map(\.name) == ["abc", "ZED"])
    #expect(aliases["zed"] == "HUN")
  }

  @Test("names of languages that are not understood are known all the same")
  func languages() {
    let all = EntityTranslations {
      [
        .init(entity: "HUN", language: .french, text: "Hongrie"),
        .init(entity: "HUN", language: .german, text: "Ungarn"),
      ]
    }
    let french = all.understanding([.french])
    #expect(french.entities(named: FoldedName("hongrie")) == ["HUN"])
    #expect(french.entities(named: FoldedName("Ungarn")) == [])
    #expect(french.meanings(of: "Ungarn").map(\.language) == [.german])
    #expect(french.entities(withNamesContaining: FoldedName("unga")) == [])
  }
}
