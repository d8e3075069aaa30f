public import FreedomModel
internal import GRDB

extension RatingsDatabase {
  /// Every entity with its names and links.
  public func register() throws -> EntityRegister {
    try reading(RegisterStorage.load)
  }

  /// The entity whose name, id or ISO 3166-1 alpha-2 code a text is, case ignored, where no other
  /// entity has been called so: the answer that the register would give, without loading all of it.
  public func entity(called text: String) throws -> Entity? {
    try reading { db in
      let cursor = try Row.fetchCursor(
        db,
        sql: """
          SELECT \(RegisterStorage.entityColumns) FROM entity e
          WHERE (e.name = :text COLLATE NOCASE OR e.code = upper(:text) OR e.iso2 = upper(:text))
            AND NOT EXISTS (SELECT 1 FROM entity_name n
              WHERE n.entity <> e.id AND n.name = :text COLLATE NOCASE)
          """,
        arguments: ["text": text])
      var found: Entity?
      while let row = try cursor.next() {
        guard found == nil else { return nil }
        let roles = try RegisterStorage.roles(db, of: row[0])
        found = RegisterStorage.entity(row, roles: roles.map(\.role))
      }
      return found
    }
  }

  /// Replaces names and links, and adds or updates entities; an entity once there is never removed.
  public func save(_ register: EntityRegister) throws {
    try StoreFault.translating(path: path) {
      try queue.write { try RegisterStorage.save(register, in: $0) }
    }
  }
}

/// The entity register as rows.
enum RegisterStorage {
  /// What ``entity(_:roles:)`` reads, from the table `entity` as `e`.
  static let entityColumns = """
    e.id, e.code, e.name, e.kind, e.iso2, e.iso3, e.iso_numeric, e.cow, e.gw, e.region, \
    e.former_region
    """

  /// An entity from a row of ``entityColumns``.
  static func entity(_ row: Row, roles: [Entity.Role]) -> Entity {
    Entity(
      id: row[1], name: row[2], kind: EntityKind(rawValue: row[3]) ?? .country,
      otherRoles: roles, iso2: row[4], iso3: row[5], isoNumeric: row[6], cow: row[7],
      gw: row[8], region: row[9], formerRegion: row[10])
  }

  /// The parts of their lives in which entities had another kind: of one entity, or of all.
  static func roles(
    _ db: Database, of entity: Int64? = nil
  ) throws -> [(entity: Int64, role: Entity.Role)] {
    var roles: [(entity: Int64, role: Entity.Role)] = []
    let cursor = try Row.fetchCursor(
      db,
      sql: """
        SELECT entity, kind, first_year, last_year FROM entity_role
        WHERE entity = coalesce(?, entity)
        """,
      arguments: [entity])
    while let row = try cursor.next() {
      guard let kind = EntityKind(rawValue: row[1]) else { continue }
      roles.append((row[0], Entity.Role(kind: kind, editions: (row[2] as Int)...(row[3] as Int))))
    }
    return roles
  }

  static func load(_ db: Database) throws -> EntityRegister {
    var codes: [Int64: String] = [:]
    let roles = Dictionary(grouping: try roles(db), by: \.entity)
    var entities: [Entity] = []
    let cursor = try Row.fetchCursor(db, sql: "SELECT \(entityColumns) FROM entity e")
    while let row = try cursor.next() {
      codes[row[0]] = row[1]
      entities.append(entity(row, roles: (roles[row[0]] ?? []).map(\.role)))
    }
    var names: [String: [String]] = [:]
    let namesCursor = try Row.fetchCursor(
      db, sql: "SELECT entity, name FROM entity_name ORDER BY entity, place")
    while let row = try namesCursor.next() {
      if let code = codes[row[0]] { names[code, default: []].append(row[1]) }
    }
    var links: [EntityLink] = []
    for row in try Row.fetchAll(
      db, sql: "SELECT predecessor, successor, date, relation FROM entity_link ORDER BY 1, 2")
    {
      guard let predecessor = codes[row[0]], let successor = codes[row[1]],
        let date = CalendarDate(row[2] as String),
        let relation = EntityLink.Relation(rawValue: row[3])
      else { continue }
      links.append(
        EntityLink(
          predecessor: predecessor, successor: successor, date: date, relation: relation))
    }
    return EntityRegister(entities: entities, names: names, links: links)
  }

  static func save(_ register: EntityRegister, in db: Database) throws {
    let entity = try db.makeStatement(
      sql: """
        INSERT INTO entity (code, name, kind, iso2, iso3, iso_numeric, cow, gw, region, former_region)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (code) DO UPDATE SET name = excluded.name, kind = excluded.kind,
          iso2 = excluded.iso2, iso3 = excluded.iso3, iso_numeric = excluded.iso_numeric,
          cow = excluded.cow, gw = excluded.gw, region = excluded.region,
          former_region = excluded.former_region
        """)
    for one in register.entities {
      try entity.execute(arguments: [
        one.id, one.name, one.kind.rawValue, one.iso2, one.iso3, one.isoNumeric, one.cow, one.gw,
        one.region, one.formerRegion,
      ])
    }
    try db.execute(
      sql: "DELETE FROM entity_role; DELETE FROM entity_name; DELETE FROM entity_link;")
    let numbers = try EntityNumbers(db)
    let role = try db.makeStatement(sql: "INSERT INTO entity_role VALUES (?, ?, ?, ?)")
    let name = try db.makeStatement(sql: "INSERT INTO entity_name VALUES (?, ?, ?)")
    for one in register.entities {
      let number = numbers[one.id]
      for other in one.otherRoles {
        try role.execute(arguments: [
          number, other.kind.rawValue, other.editions.lowerBound, other.editions.upperBound,
        ])
      }
      for (place, text) in (register.names[one.id] ?? []).enumerated() {
        try name.execute(arguments: [number, place, text])
      }
    }
    let link = try db.makeStatement(sql: "INSERT INTO entity_link VALUES (?, ?, ?, ?)")
    for one in register.links {
      try link.execute(arguments: [
        numbers[one.predecessor], numbers[one.successor], one.date.description,
        one.relation.rawValue,
      ])
    }
  }
}

/// The numbers that entities have in the database, by their ids.
struct EntityNumbers {
  private let numbers: [String: Int]

  init(_ db: Database) throws {
    var numbers: [String: Int] = [:]
    for row in try Row.fetchAll(db, sql: "SELECT code, id FROM entity") {
      numbers[row[0]] = row[1]
    }
    self.numbers = numbers
  }

  subscript(id: String) -> Int? { numbers[id] }
}
