package import FreedomModel
internal import SQLite

extension RatingsDatabase {
  /// Every entity with its names and links.
  package func register() throws -> EntityRegister {
    try reading(RegisterStorage.load)
  }

  /// The entity whose name, id or ISO 3166-1 alpha-2 code a text is, case ignored, where no other
  /// entity has been called so: the answer of the register, without loading all of it.
  package func entity(called text: String) throws -> Entity? {
    try reading { db in
      let query = try db.prepare(
        """
        SELECT \(RegisterStorage.entityColumns) FROM entity e
        WHERE (e.name = ?1 COLLATE NOCASE OR e.code = upper(?1) OR e.iso2 = upper(?1))
          AND NOT EXISTS (SELECT 1 FROM entity_name n
            WHERE n.entity <> e.id AND n.name = ?1 COLLATE NOCASE)
        """
      )
      query.bind(text, at: 1)
      var found: [Entity] = []
      try query.forEachRow { row in
        let number = try row.integer(0)
        found.append(
          try RegisterStorage.entity(
            row, roles: RegisterStorage.roles(db, of: number).map(\.role),
            lives: RegisterStorage.lives(db, of: number).map(\.life)))
      }
      return found.count == 1 ? found[0] : nil
    }
  }

  /// Replaces names and links, and adds or updates entities; an entity once there is never removed.
  package func save(_ register: EntityRegister) throws {
    try StoreError.translating(path: path) {
      try connection.writing { db in
        try RegisterStorage.save(register, in: db)
        return .commit
      }
    }
  }
}

/// The entity register as rows.
enum RegisterStorage {
  /// What ``entity(_:roles:lives:)`` reads, from the table `entity` as `e`.
  static let entityColumns = """
    e.id, e.code, e.name, e.kind, e.iso2, e.iso3, e.iso_numeric, e.cow, e.gw, e.region, \
    e.former_region
    """

  /// An entity from a row of ``entityColumns``.
  static func entity(
    _ row: Statement, roles: [Entity.Role], lives: [YearSpan]
  ) throws -> Entity {
    Entity(
      id: try row.text(1), name: try row.text(2), kind: try row.word(3), otherRoles: roles,
      iso2: try row.optionalText(4), iso3: try row.optionalText(5),
      isoNumeric: try row.optionalText(6), cow: try row.optionalInteger(7),
      gw: try row.optionalInteger(8), lives: lives, region: try row.optionalText(9),
      formerRegion: try row.optionalText(10))
  }

  /// The parts of their lives in which entities had another kind: of one entity, or of all.
  static func roles(
    _ db: Connection, of entity: Int? = nil
  ) throws -> [(entity: Int, role: Entity.Role)] {
    var roles: [(entity: Int, role: Entity.Role)] = []
    try db.prepare(
      "SELECT entity, kind, first_year, last_year FROM entity_role"
        + (entity.map { " WHERE entity = \($0)" } ?? "")
    ).forEachRow { row in
      let first = try row.integer(2)
      let editions = first...(try row.integer(3, in: first...Int.max))
      roles.append((try row.integer(0), Entity.Role(kind: try row.word(1), editions: editions)))
    }
    return roles
  }

  /// When states existed, of those whose life is recorded: of one entity, or of all.
  static func lives(
    _ db: Connection, of entity: Int? = nil
  ) throws -> [(entity: Int, life: YearSpan)] {
    var lives: [(entity: Int, life: YearSpan)] = []
    try db.prepare(
      "SELECT entity, first_year, last_year FROM entity_life"
        + (entity.map { " WHERE entity = \($0)" } ?? "") + " ORDER BY entity, place"
    ).forEachRow { row in
      lives.append(
        (
          try row.integer(0),
          YearSpan(first: try row.optionalInteger(1), last: try row.optionalInteger(2))
        ))
    }
    return lives
  }

  /// The codes of entities; `ids` are the ids of the entities by their numbers.
  private static func codes(_ db: Connection, _ ids: [Int: String]) throws -> [EntityCode] {
    var codes: [EntityCode] = []
    try db.prepare(
      "SELECT entity, system, code, first_year, last_year FROM entity_code ORDER BY entity, place"
    ).forEachRow { row in
      guard let entity = ids[try row.integer(0)] else { return }
      codes.append(
        EntityCode(
          entity: entity, system: try row.word(1), code: try row.text(2),
          years: YearSpan(first: try row.optionalInteger(3), last: try row.optionalInteger(4))))
    }
    return codes
  }

  static func load(_ db: Connection) throws -> EntityRegister {
    let roles = Dictionary(grouping: try roles(db), by: \.entity)
    let lives = Dictionary(grouping: try lives(db), by: \.entity)
    var namesByNumber: [Int: [String]] = [:]
    try db.prepare("SELECT entity, name FROM entity_name ORDER BY entity, place")
      .forEachRow { namesByNumber[try $0.integer(0), default: []].append(try $0.text(1)) }
    var codes: [Int: String] = [:]
    var names: [String: [String]] = [:]
    var entities: [Entity] = []
    try db.prepare("SELECT \(entityColumns) FROM entity e").forEachRow { row in
      let number = try row.integer(0)
      let entity = try entity(
        row, roles: (roles[number] ?? []).map(\.role), lives: (lives[number] ?? []).map(\.life))
      codes[number] = entity.id
      names[entity.id] = namesByNumber[number]
      entities.append(entity)
    }
    var links: [EntityLink] = []
    try db.prepare(
      "SELECT predecessor, successor, date, relation FROM entity_link ORDER BY 1, 2"
    ).forEachRow { row in
      guard let predecessor = codes[try row.integer(0)], let successor = codes[try row.integer(1)]
      else { return }
      links.append(
        EntityLink(
          predecessor: predecessor, successor: successor, date: try row.date(2),
          relation: try row.word(3)))
    }
    var register = EntityRegister(
      entities: entities, names: names, links: links, codes: try self.codes(db, codes))
    register.aliases = try aliases(db, codes)
    return register
  }

  /// The user's own names; `ids` are the ids of the entities by their numbers.
  private static func aliases(_ db: Connection, _ ids: [Int: String]) throws -> EntityAliases {
    var aliases = EntityAliases()
    try db.prepare("SELECT name, entity FROM entity_alias ORDER BY name")
      .forEachRow { aliases[try $0.text(0)] = ids[try $0.integer(1)] }
    return aliases
  }

  /// Replaces the user's own names.
  static func save(
    _ aliases: EntityAliases, numbers: EntityNumbers, in db: Connection
  ) throws {
    try db.execute("DELETE FROM entity_alias")
    for alias in aliases.all {
      try db.execute(
        "INSERT INTO entity_alias VALUES (?, ?)", [alias.name, numbers[alias.entity]])
    }
  }

  static func save(_ register: EntityRegister, in db: Connection) throws {
    let entity = try db.prepare(
      """
      INSERT INTO entity (code, name, kind, iso2, iso3, iso_numeric, cow, gw, region, former_region)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (code) DO UPDATE SET name = excluded.name, kind = excluded.kind,
        iso2 = excluded.iso2, iso3 = excluded.iso3, iso_numeric = excluded.iso_numeric,
        cow = excluded.cow, gw = excluded.gw, region = excluded.region,
        former_region = excluded.former_region
      """
    )
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
      try entity.run()
    }
    try db.execute(
      """
      DELETE FROM entity_role; DELETE FROM entity_life; DELETE FROM entity_name;
      DELETE FROM entity_link; DELETE FROM entity_code;
      """)
    let numbers = try EntityNumbers(db)
    let name = try db.prepare("INSERT INTO entity_name VALUES (?, ?, ?)")
    for one in register.entities {
      let number = numbers[one.id]
      for other in one.otherRoles {
        try db.execute(
          "INSERT INTO entity_role VALUES (?, ?, ?, ?)",
          [number, other.kind.rawValue, other.editions.lowerBound, other.editions.upperBound])
      }
      for (place, span) in one.lives.enumerated() {
        try db.execute(
          "INSERT INTO entity_life VALUES (?, ?, ?, ?)", [number, place, span.first, span.last])
      }
      for (place, text) in (register.names[one.id] ?? []).enumerated() {
        name.bind(number, at: 1)
        name.bind(place, at: 2)
        name.bind(text, at: 3)
        try name.run()
      }
    }
    for one in register.links {
      try db.execute(
        "INSERT INTO entity_link VALUES (?, ?, ?, ?)",
        [
          numbers[one.predecessor], numbers[one.successor], one.date.description,
          one.relation.rawValue,
        ])
    }
    let code = try db.prepare("INSERT INTO entity_code VALUES (?, ?, ?, ?, ?, ?)")
    var places: [String: Int] = [:]
    for one in register.codes.all {
      let place = places[one.entity, default: 0]
      places[one.entity] = place + 1
      code.bind(numbers[one.entity], at: 1)
      code.bind(place, at: 2)
      code.bind(one.system.rawValue, at: 3)
      code.bind(one.code, at: 4)
      code.bind(one.years.first, at: 5)
      code.bind(one.years.last, at: 6)
      try code.run()
    }
  }
}

/// The numbers that entities have in the database, by their ids.
struct EntityNumbers {
  private let numbers: [String: Int]

  init(_ db: Connection) throws {
    var numbers: [String: Int] = [:]
    try db.prepare("SELECT code, id FROM entity")
      .forEachRow { numbers[try $0.text(0)] = try $0.integer(1, in: StoredNumbers.known) }
    self.numbers = numbers
  }

  subscript(id: String) -> Int? { numbers[id] }
}
