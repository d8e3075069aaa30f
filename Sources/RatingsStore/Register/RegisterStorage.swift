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
      let query = try RawStatement(
        """
        SELECT \(RegisterStorage.entityColumns) FROM entity e
        WHERE (e.name = ?1 COLLATE NOCASE OR e.code = upper(?1) OR e.iso2 = upper(?1))
          AND NOT EXISTS (SELECT 1 FROM entity_name n
            WHERE n.entity <> e.id AND n.name = ?1 COLLATE NOCASE)
        """, in: db)
      query.bind(text, at: 1)
      var found: [Entity] = []
      try query.forEachRow { row in
        let roles = try RegisterStorage.roles(db, of: row.integer(0))
        found.append(try RegisterStorage.entity(row, roles: roles.map(\.role)))
      }
      return found.count == 1 ? found[0] : nil
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
  static func entity(_ row: RawStatement, roles: [Entity.Role]) throws -> Entity {
    Entity(
      id: try row.text(1), name: try row.text(2), kind: try row.word(3), otherRoles: roles,
      iso2: try row.optionalText(4), iso3: try row.optionalText(5),
      isoNumeric: try row.optionalText(6), cow: try row.optionalInteger(7),
      gw: try row.optionalInteger(8), region: try row.optionalText(9),
      formerRegion: try row.optionalText(10))
  }

  /// The parts of their lives in which entities had another kind: of one entity, or of all.
  static func roles(
    _ db: Database, of entity: Int? = nil
  ) throws -> [(entity: Int, role: Entity.Role)] {
    var roles: [(entity: Int, role: Entity.Role)] = []
    try RawStatement(
      "SELECT entity, kind, first_year, last_year FROM entity_role"
        + (entity.map { " WHERE entity = \($0)" } ?? ""), in: db
    ).forEachRow { row in
      let first = try row.integer(2)
      let editions = first...(try row.integer(3, in: first...Int.max))
      roles.append((try row.integer(0), Entity.Role(kind: try row.word(1), editions: editions)))
    }
    return roles
  }

  static func load(_ db: Database) throws -> EntityRegister {
    let roles = Dictionary(grouping: try roles(db), by: \.entity)
    var namesByNumber: [Int: [String]] = [:]
    try RawStatement("SELECT entity, name FROM entity_name ORDER BY entity, place", in: db)
      .forEachRow { namesByNumber[try $0.integer(0), default: []].append(try $0.text(1)) }
    var codes: [Int: String] = [:]
    var names: [String: [String]] = [:]
    var entities: [Entity] = []
    try RawStatement("SELECT \(entityColumns) FROM entity e", in: db).forEachRow { row in
      let number = try row.integer(0)
      let entity = try entity(row, roles: (roles[number] ?? []).map(\.role))
      codes[number] = entity.id
      names[entity.id] = namesByNumber[number]
      entities.append(entity)
    }
    var links: [EntityLink] = []
    try RawStatement(
      "SELECT predecessor, successor, date, relation FROM entity_link ORDER BY 1, 2", in: db
    ).forEachRow { row in
      guard let predecessor = codes[try row.integer(0)], let successor = codes[try row.integer(1)]
      else { return }
      links.append(
        EntityLink(
          predecessor: predecessor, successor: successor, date: try row.date(2),
          relation: try row.word(3)))
    }
    return EntityRegister(entities: entities, names: names, links: links)
  }

  static func save(_ register: EntityRegister, in db: Database) throws {
    let entity = try RawStatement(
      """
      INSERT INTO entity (code, name, kind, iso2, iso3, iso_numeric, cow, gw, region, former_region)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (code) DO UPDATE SET name = excluded.name, kind = excluded.kind,
        iso2 = excluded.iso2, iso3 = excluded.iso3, iso_numeric = excluded.iso_numeric,
        cow = excluded.cow, gw = excluded.gw, region = excluded.region,
        former_region = excluded.former_region
      """, in: db)
    for one in register.entities {
      entity.bind(one.id, at: 1)
      entity.bind(one.name, at: 2)
      entity.bind(one.kind.rawValue, at: 3)
      entity.bind(one.iso2, at: 4)
      entity.bind(one.iso3, at: 5)
      entity.bind(one.isoNumeric, at: 6)
      entity.bind(one.cow, at: 7)
      entity.bind(one.gw, at: 8)
      entity.bind(one.region, at: 9)
      entity.bind(one.formerRegion, at: 10)
      _ = try entity.run()
    }
    try db.execute(
      sql: "DELETE FROM entity_role; DELETE FROM entity_name; DELETE FROM entity_link;")
    let numbers = try EntityNumbers(db)
    let role = try db.makeStatement(sql: "INSERT INTO entity_role VALUES (?, ?, ?, ?)")
    let name = try RawStatement("INSERT INTO entity_name VALUES (?, ?, ?)", in: db)
    for one in register.entities {
      let number = numbers[one.id]
      for other in one.otherRoles {
        try role.execute(arguments: [
          number, other.kind.rawValue, other.editions.lowerBound, other.editions.upperBound,
        ])
      }
      for (place, text) in (register.names[one.id] ?? []).enumerated() {
        name.bind(number, at: 1)
        name.bind(place, at: 2)
        name.bind(text, at: 3)
        _ = try name.run()
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
    try RawStatement("SELECT code, id FROM entity", in: db)
      .forEachRow { numbers[try $0.text(0)] = try $0.integer(1, in: StoredNumbers.known) }
    self.numbers = numbers
  }

  subscript(id: String) -> Int? { numbers[id] }
}
