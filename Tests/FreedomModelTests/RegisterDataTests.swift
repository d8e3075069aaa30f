import FreedomTestSupport
import Testing

@testable import FreedomModel

@Suite("The register that ships")
struct RegisterDataTests {
  let register: EntityRegister

  init() throws { register = try #require(Datasets.register) }

  @Test("205 countries, 26 territories of which Kosovo is a country now, and Transkei")
  func counts() {
    #expect(register.entities.count == 231)
    #expect(register.entities.count { $0.kind == .country } == 205)
    #expect(register.entities.filter { !$0.otherRoles.isEmpty }.map(\.id) == ["XKX"])
  }

  @Test("ids are unique, and the ISO code where there is one; ours begin with X")
  func ids() {
    let entities = register.entities
    #expect(entities.map(\.id) == Set(entities.map(\.id)).sorted())
    for entity in entities {
      #expect(entity.id == entity.iso3 || entity.id.hasPrefix("X"), "\(entity.id)")
    }
    let former = ["CSK", "DDR", "SCG", "SUN", "VDR", "YMD", "YUG"]
    #expect(former.allSatisfy { register[id: $0] != nil })
  }

  @Test("an ISO code belongs to one entity")
  func isoCodes() {
    for codes in [
      register.entities.compactMap(\.iso2), register.entities.compactMap(\.iso3),
      register.entities.compactMap(\.isoNumeric),
    ] {
      #expect(Set(codes).count == codes.count)
    }
  }

  @Test(
    "a country number is shared only by a state and the one that carried it on",
    arguments: [\Entity.cow, \Entity.gw] as [any KeyPath<Entity, Int?> & Sendable])
  func numbers(of number: any KeyPath<Entity, Int?> & Sendable) {
    let numbered = register.entities.filter { $0[keyPath: number] != nil }
    let holders = Dictionary(grouping: numbered) { $0[keyPath: number] ?? 0 }
    for (number, entities) in holders where entities.count > 1 {
      let ids = Set(entities.map(\.id))
      let joined = register.links.filter {
        ids.contains($0.predecessor) && ids.contains($0.successor)
      }
      #expect(joined.count == ids.count - 1, "\(number): \(ids.sorted())")
    }
  }

  @Test(
    "well-known codes",
    arguments: [
      ("DEU", 255, 260), ("XWG", 260, 260), ("DDR", 265, 265), ("YEM", 679, 678),
      ("XNY", 678, 678), ("YMD", 680, 680), ("SRB", 345, 340), ("XKX", 347, 347),
      ("VNM", 816, 816), ("XSV", 817, 817), ("CZE", 316, 316), ("CSK", 315, 315),
      ("TON", 955, 972), ("TUV", 947, 973), ("KIR", 946, 970), ("NRU", 970, 971),
      ("AND", 232, 232), ("USA", 2, 2), ("KAZ", 705, 705), ("SSD", 626, 626),
    ])
  func wellKnown(id: String, cow: Int, gw: Int) {
    #expect(register[id: id]?.cow == cow)
    #expect(register[id: id]?.gw == gw)
  }

  @Test("a name stands for two entities only where it must")
  func ambiguousNames() {
    let byName = register.index.contents.byName
    let ambiguous = byName.names.filter { byName[$0].count > 1 }.sorted()
    #expect(ambiguous == ["congo", "cs", "kashmir", "korea", "palestine"])
  }

  @Test("no alias says again what another name of the entity says")
  func noIdleAliases() {
    for (position, entity) in register.entities.enumerated() {
      let names = register.names[entity.id] ?? []
      #expect(names.first == entity.name)
      #expect(names.count == register.index.contents.foldedNames[position].count, "\(entity.id)")
    }
  }

  @Test("a name read as a code is the entity's own")
  func codesAndNamesAgree() {
    let (byName, byCode) = (register.index.contents.byName, register.index.contents.byCode)
    for code in byCode.names {
      #expect(byCode[code].count == 1, "\(code)")
      let named = byName[code.lowercased()]
      #expect(named.isEmpty || named == byCode[code], "\(code)")
    }
  }

  @Test("every name resolves to its entity, however it is written")
  func namesResolve() {
    for entity in register.entities {
      for name in [entity.id] + (register.names[entity.id] ?? []) {
        for written in [name, name.uppercased(), name.lowercased(), "\u{A0}\(name)\u{200B} "] {
          switch register.resolve(written) {
          case .one(let found): #expect(found.id == entity.id, "\(written)")
          case .several(let found): #expect(found.contains(entity), "\(written)")
          case .none: Issue.record("\(written) of \(entity.id)")
          }
        }
      }
    }
  }

  @Test("every entity has a region in both groupings, and they fit each other")
  func regions() {
    let former = [
      "Africa": ["SSA", "MENA"], "Middle East": ["MENA"], "Asia": ["Asia"], "Europe": ["Europe"],
      "Eurasia": ["Eurasia"], "Americas": ["Americas"],
    ]
    for entity in register.entities {
      let fitting = entity.region.flatMap { former[$0] } ?? []
      #expect(fitting.contains(entity.formerRegion ?? ""), "\(entity.id)")
    }
    let movers = register.entities.filter { $0.region == "Africa" && $0.formerRegion == "MENA" }
    #expect(movers.map(\.id) == ["DZA", "EGY", "ESH", "LBY", "MAR", "TUN"])
  }
}

@Suite("Links between entities")
struct EntityLinkDataTests {
  let register: EntityRegister

  init() throws { register = try #require(Datasets.register) }

  @Test(
    "who carries a series on",
    arguments: [
      ("SRB", ["SCG"]), ("MNE", ["SCG"]), ("SCG", ["YUG"]), ("RUS", ["SUN"]), ("KAZ", []),
      ("DEU", ["XWG"]), ("VNM", ["VDR"]), ("CZE", ["CSK"]), ("SVK", ["CSK"]), ("YEM", []),
      ("XKX", []),
    ])
  func continuations(id: String, predecessors: [String]) {
    let links = register.predecessors(of: id).filter { $0.relation == .continuation }
    #expect(links.map(\.predecessor) == predecessors)
  }

  @Test("an entity carries on at most one other")
  func oneContinuation() {
    for entity in register.entities {
      let links = register.predecessors(of: entity.id).filter { $0.relation == .continuation }
      #expect(links.count <= 1)
    }
  }

  @Test(
    "successors",
    arguments: [
      ("SUN", 15), ("YUG", 5), ("SCG", 2), ("CSK", 2), ("DDR", 1), ("XNY", 1), ("XSV", 1),
      ("SDN", 1), ("PSE", 2), ("KAZ", 0),
    ])
  func successors(id: String, count: Int) {
    #expect(register.successors(of: id).count == count)
  }

  @Test("no pair is listed twice and no one follows himself through others")
  func acyclic() {
    let pairs = register.links.map { "\($0.predecessor)>\($0.successor)" }
    #expect(Set(pairs).count == pairs.count)
    for entity in register.entities {
      var reached: Set<String> = []
      var next = register.successors(of: entity.id).map(\.successor)
      while let id = next.popLast() {
        guard reached.insert(id).inserted else { continue }
        next += register.successors(of: id).map(\.successor)
      }
      #expect(!reached.contains(entity.id))
    }
  }
}
