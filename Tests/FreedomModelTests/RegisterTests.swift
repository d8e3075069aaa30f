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

@Suite("Tables that make no register")
struct RegisterErrorTests {
  static let header = EntityRegister.entityColumns

  static func row(_ changes: [String: String] = [:]) -> [String] {
    let usual = ["id": "KAZ", "name": "Kazakhstan", "kind": "country", "aliases": "Kazakh SSR"]
    return header.map { changes[$0] ?? usual[$0] ?? "" }
  }

  static func error(_ entities: [[String]], _ links: [[String]] = [EntityRegister.linkColumns])
    -> RegisterError?
  {
    do {
      _ = try EntityRegister(entitiesTable: entities, linksTable: links)
      return nil
    } catch { return error }
  }

  @Test("a good table makes a register, its columns in any order and others ignored")
  func good() throws {
    let register = try EntityRegister(
      entitiesTable: [
        ["note"] + Self.header.reversed(),
        ["x"] + Self.row(["other_roles": "territory:1994-2009", "cow": "705"]).reversed(),
      ], linksTable: [EntityRegister.linkColumns])
    let entity = try #require(register[id: "KAZ"])
    #expect(entity.cow == 705)
    #expect(entity.otherRoles == [Entity.Role(kind: .territory, editions: 1994...2009)])
    #expect(register.names["KAZ"] == ["Kazakhstan", "Kazakh SSR"])
  }

  @Test(
    "a bad cell is named",
    arguments: [
      ("id", ""), ("id", "KZ"), ("id", "kaz"), ("id", "KÄZ"), ("name", ""), ("kind", "state"),
      ("iso2", "K"), ("iso2", "KAZ"), ("iso3", "K4Z"), ("iso_numeric", "8"), ("iso_numeric", "8a1"),
      ("cow", "x"), ("cow", "-5"), ("gw", "1.5"), ("other_roles", "territory"),
      ("other_roles", "territory:2009-1994"), ("other_roles", "state:1994-2009"),
    ])
  func badCell(column: String, value: String) {
    let error = Self.error([Self.header, Self.row([column: value])])
    #expect(error?.table == .entities)
    #expect(error?.row == 2)
    #expect(error?.column == column)
    #expect(error?.value == value)
  }

  @Test("a missing column, a short row, a second row of one id")
  func badRows() {
    #expect(Self.error([])?.row == 1)
    #expect(Self.error([Array(Self.header.dropLast())])?.column == "aliases")
    #expect(Self.error([Self.header, ["KAZ", "Kazakhstan"]])?.row == 2)
    let twice = Self.error([Self.header, Self.row(), Self.row()])
    #expect(twice?.row == 3)
    #expect(twice?.description == "entities, row 3, id \"KAZ\": an id may be in one row only")
  }

  @Test(
    "a bad link is named",
    arguments: [
      (["KAZ", "XXX", "1991-12-26", "part"], "successor"),
      (["XXX", "KAZ", "1991-12-26", "part"], "predecessor"),
      (["KAZ", "KAZ", "1991-12-26", "part"], "successor"),
      (["KAZ", "SUN", "1991-13-26", "part"], "date"), (["KAZ", "SUN", "", "part"], "date"),
      (["KAZ", "SUN", "1991-12-26", "heir"], "relation"),
    ])
  func badLink(link: [String], column: String) {
    let entities = [Self.header, Self.row(), Self.row(["id": "SUN", "name": "USSR"])]
    let error = Self.error(entities, [EntityRegister.linkColumns, link])
    #expect(error?.table == .links)
    #expect(error?.column == column)
  }
}

@Suite("When states existed")
struct EntityLifeTests {
  let register: EntityRegister

  init() throws { register = try #require(Datasets.register) }

  @Test(
    "as the register has it",
    arguments: [
      ("SUN", 1991, true), ("SUN", 1992, false), ("YUG", 2016, false), ("XWG", 2017, false),
      ("SSD", 1999, false), ("SSD", 2011, true), ("CSK", 2020, false), ("KEN", 1900, true),
      ("EST", 1930, true), ("EST", 1985, false), ("DEU", 1985, false), ("DEU", 1930, true),
    ])
  func existed(id: String, year: Int, expected: Bool) throws {
    #expect(try #require(register[id: id]).existed(in: year...year) == expected)
  }

  @Test(
    "who was there instead",
    arguments: [
      ("SUN", 2015, ["RUS"]), ("YUG", 2004, ["SCG"]), ("YUG", 2016, ["MNE", "SRB"]),
      ("XWG", 2017, ["DEU"]), ("DDR", 2017, ["DEU"]), ("CSK", 2020, ["CZE", "SVK"]),
      ("SSD", 1999, ["SDN"]), ("UKR", 1985, ["SUN"]), ("HRV", 1980, ["YUG"]),
      ("YEM", 1985, ["XNY", "YMD"]),
    ])
  func contemporaries(id: String, year: Int, expected: [String]) {
    #expect(register.contemporaries(of: id, in: year).map(\.id) == expected)
  }

  @Test(
    "no bundled value is of a year in which its state did not exist",
    arguments: ["fiw_ratings.csv", "fiw_scores.csv", "fotp.csv", "fotn.csv"])
  func bundledFigures(file: String) throws {
    let rows = Datasets.table(file)
    let header = try #require(rows.first)
    let id = try #require(header.firstIndex(of: "id"))
    let first = try #require(header.firstIndex(of: "coverage_start"))
    let last = try #require(header.firstIndex(of: "coverage_end"))
    #expect(rows.count > 100)
    for row in rows.dropFirst() {
      let entity = try #require(register[id: row[id]])
      let years = try #require(Int(row[first].prefix(4)))...(#require(Int(row[last].prefix(4))))
      #expect(entity.existed(in: years), "\(entity.id) \(years)")
    }
  }

  @Test(
    "a span of years is written with its ends", arguments: ["", "-", "1990", "1990-1980", "a-b"])
  func badSpan(text: String) { #expect(YearSpan(text) == nil) }
}
