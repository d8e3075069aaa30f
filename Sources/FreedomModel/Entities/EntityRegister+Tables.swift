extension EntityRegister {
  /// The columns that a table of entities must have, in any order.
  public static let entityColumns = [
    "id", "name", "kind", "other_roles", "iso2", "iso3", "iso_numeric", "cow", "gw", "existed",
    "region", "former_region", "aliases",
  ]
  /// The columns that a table of links must have, in any order.
  public static let linkColumns = ["predecessor", "successor", "date", "relation"]

  /// The columns that a table of codes must have, in any order.
  public static let codeColumns = ["id", "system", "code", "from", "to"]

  /// A register from the rows of `entities.csv`, `entity_links.csv` and `entity_codes.csv`, each
  /// with its header first.
  ///
  /// Aliases are separated by `|`. Other roles are written `territory:1994-2009`, separated by `|`,
  /// and the years in which a state existed `1918-1940|1991-`. An empty cell means there is none.
  ///
  /// - Parameters:
  ///   - entitiesTable: Rows with ``entityColumns``; further columns are ignored.
  ///   - linksTable: Rows with ``linkColumns``; further columns are ignored.
  ///   - codesTable: Rows with ``codeColumns``; further columns are ignored. Without a header there
  ///     are not codes.
  /// - Throws: A ``RegisterError`` for the first row that breaks a rule.
  public init(
    entitiesTable: [[String]], linksTable: [[String]], codesTable: [[String]] = []
  ) throws(RegisterError) {
    var entities: [Entity] = []
    var names: [String: [String]] = [:]
    for row in try RegisterRow.rows(of: entitiesTable, .entities, columns: Self.entityColumns) {
      let entity = try row.entity()
      guard names[entity.id] == nil else {
        throw row.error("id", "an id may be in one row only")
      }
      names[entity.id] =
        [entity.name]
        + row["aliases"].utf8.split(separator: UInt8(ascii: "|")).map { String(Substring($0)) }
      entities.append(entity)
    }
    var links: [EntityLink] = []
    for row in try RegisterRow.rows(of: linksTable, .links, columns: Self.linkColumns) {
      for end in ["predecessor", "successor"] where names[row[end]] == nil {
        throw row.error(end, "no entity has this id")
      }
      links.append(try row.link())
    }
    var codes: [EntityCode] = []
    if !codesTable.isEmpty {
      for row in try RegisterRow.rows(of: codesTable, .codes, columns: Self.codeColumns) {
        guard names[row["id"]] != nil else { throw row.error("id", "no entity has this id") }
        codes.append(try row.entityCode())
      }
    }
    self.init(entities: entities, names: names, links: links, codes: codes)
  }
}

/// One row of a register's table, its cells found by column name.
private struct RegisterRow {
  let table: RegisterError.Table
  let number: Int
  let columns: [String: Int]
  let cells: [String]

  static func rows(
    of table: [[String]], _ kind: RegisterError.Table, columns: [String]
  ) throws(RegisterError) -> [RegisterRow] {
    let header = table.first ?? []
    for column in columns where !header.contains(column) {
      throw RegisterError(table: kind, row: 1, column: column, rule: "the column is missing")
    }
    let positions = Dictionary(zip(header, header.indices)) { first, _ in first }
    var rows: [RegisterRow] = []
    for (index, cells) in table.enumerated().dropFirst() {
      guard cells.count == header.count else {
        throw RegisterError(
          table: kind, row: index + 1,
          rule: "\(header.count) cells are needed and \(cells.count) found")
      }
      rows.append(
        RegisterRow(table: kind, number: index + 1, columns: positions, cells: cells))
    }
    return rows
  }

  subscript(column: String) -> String { columns[column].map { cells[$0] } ?? "" }

  func error(_ column: String, _ rule: String) -> RegisterError {
    RegisterError(table: table, row: number, column: column, value: self[column], rule: rule)
  }

  func entity() throws(RegisterError) -> Entity {
    guard let id = try code("id", length: 3, of: "A"..."Z") else {
      throw error("id", "an id is needed")
    }
    guard let name = text("name") else { throw error("name", "a name is needed") }
    guard let kind = EntityKind(rawValue: self["kind"]) else {
      throw error("kind", "country or territory is needed")
    }
    return Entity(
      id: id, name: name, kind: kind, otherRoles: try roles(),
      iso2: try code("iso2", length: 2, of: "A"..."Z"),
      iso3: try code("iso3", length: 3, of: "A"..."Z"),
      isoNumeric: try code("iso_numeric", length: 3, of: "0"..."9"),
      cow: try number("cow"), gw: try number("gw"), lives: try lives(), region: text("region"),
      formerRegion: text("former_region"))
  }

  func entityCode() throws(RegisterError) -> EntityCode {
    guard let system = CodeSystem(rawValue: self["system"]) else {
      throw error("system", "no system of codes has this name")
    }
    guard let code = text("code") else { throw error("code", "a code is needed") }
    let (first, last) = (try number("from"), try number("to"))
    if let first, let last, last < first { throw error("to", "it is before the first year") }
    return EntityCode(
      entity: self["id"], system: system, code: code, years: YearSpan(first: first, last: last))
  }

  func link() throws(RegisterError) -> EntityLink {
    guard self["predecessor"] != self["successor"] else {
      throw error("successor", "an entity cannot follow itself")
    }
    guard let date = CalendarDate(self["date"]) else {
      throw error("date", "a date such as 2006-06-03 is needed")
    }
    guard let relation = EntityLink.Relation(rawValue: self["relation"]) else {
      throw error("relation", "continuation or part is needed")
    }
    return EntityLink(
      predecessor: self["predecessor"], successor: self["successor"], date: date,
      relation: relation)
  }

  private func text(_ column: String) -> String? {
    self[column].isEmpty ? nil : self[column]
  }

  private func number(_ column: String) throws(RegisterError) -> Int? {
    guard let text = text(column) else { return nil }
    guard let number = Int(text), number > 0 else {
      throw error(column, "a whole number above zero is needed")
    }
    return number
  }

  private func code(
    _ column: String, length: Int, of characters: ClosedRange<Unicode.Scalar>
  ) throws(RegisterError) -> String? {
    guard let text = text(column) else { return nil }
    guard text.unicodeScalars.count == length, text.unicodeScalars.allSatisfy(characters.contains)
    else {
      throw error(
        column, "\(length) characters from \(characters.lowerBound) to \(characters.upperBound)")
    }
    return text
  }

  private func lives() throws(RegisterError) -> [YearSpan] {
    var lives: [YearSpan] = []
    for written in self["existed"].split(separator: "|") {
      guard let span = YearSpan(written) else {
        throw error("existed", "years are written 1918-1940 or 1991-")
      }
      lives.append(span)
    }
    return lives
  }

  private func roles() throws(RegisterError) -> [Entity.Role] {
    var roles: [Entity.Role] = []
    for written in self["other_roles"].split(separator: "|") {
      let parts = written.split(separator: ":", omittingEmptySubsequences: false)
      let years = parts.last.map { $0.split(separator: "-") } ?? []
      guard parts.count == 2, let kind = EntityKind(rawValue: String(parts[0])), years.count == 2,
        let first = Int(years[0]), let last = Int(years[1]), first <= last
      else { throw error("other_roles", "roles are written territory:1994-2009") }
      roles.append(Entity.Role(kind: kind, editions: first...last))
    }
    return roles
  }
}

/// Why a table does not make a register: where, what, and which rule it breaks.
public struct RegisterError: Error, Sendable, Hashable, CustomStringConvertible {
  /// One of the tables that make a register.
  public enum Table: String, Sendable, Hashable {
    /// The table of entities, `entities.csv`.
    case entities
    /// The table of links between them, `entity_links.csv`.
    case links = "entity_links"
    /// The table of their codes, `entity_codes.csv`.
    case codes = "entity_codes"
    /// The table of their names in other languages, `names.csv`.
    case names
    /// The table of other names of theirs, `other_names.csv`.
    case otherNames = "other_names"
    /// The table of their populations, `population.csv`.
    case population
    /// The table of changes of method, `method_changes.csv`.
    case methodChanges = "method_changes"
  }

  /// The table at error.
  public let table: Table
  /// The row, 1 being the header.
  public let row: Int
  /// The column's name, where one column is at error.
  public let column: String?
  /// What was found there, as written.
  public let value: String?
  /// The rule: a sentence in lower case without a final stop.
  public let rule: String

  /// Describes an error.
  public init(table: Table, row: Int, column: String? = nil, value: String? = nil, rule: String) {
    self.table = table
    self.row = row
    self.column = column
    self.value = value
    self.rule = rule
  }

  /// The error in one line, such as `entities, row 3, cow "x": a whole number is needed`.
  public var description: String {
    var place = "\(table.rawValue), row \(row)"
    if let column { place += ", \(column)" }
    if let value { place += " \"\(value)\"" }
    return "\(place): \(rule)"
  }
}
