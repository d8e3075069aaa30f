import FreedomModel
import Testing

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
