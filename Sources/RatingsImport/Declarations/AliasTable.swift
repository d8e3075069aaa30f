internal import DisplayText
package import FreedomModel
package import TabularFiles

/// A file of the user's own names for countries and territories: `name,id`. A row without an id
/// removes the name.
package struct AliasTable {
  /// The names to keep; `nil` for those that are removed.
  package private(set) var changes: [(name: String, entity: String?)] = []
  /// Why rows, or the file, cannot be used.
  package private(set) var findings: [Finding] = []

  private let file: String
  private let register: EntityRegister
  private var lines: [String: Int] = [:]

  private static let names = ["name", "alias", "spelling", "country"].map(HeaderName.init)
  private static let ids = ["id", "entity", "code", "iso3"].map(HeaderName.init)

  /// In bytes.
  private static let longestName = 200

  /// Reads a file; `register` is the one whose entities get the names.
  package init(_ file: TabularFile, register: EntityRegister) throws {
    self.file = file.name
    var register = register
    register.aliases = EntityAliases()
    self.register = register
    var columns: (name: Int, id: Int)?
    try file.sheets.first?.readRows { row in
      if let columns {
        take(row, columns.name, columns.id)
        return .next
      }
      let headers = row.texts.map(HeaderName.init)
      guard let name = headers.firstIndex(where: Self.names.contains),
        let id = headers.firstIndex(where: Self.ids.contains)
      else { return .stop }
      columns = (name, id)
      return .next
    }
    if columns == nil {
      findings.append(
        Finding(
          .refusedFile, code: "not-a-table-of-names", file: file.name,
          rule: "a file of names has the columns name and id in its first row",
          hint: "write the first line as name,id and below it a line such as Congo,COG"))
    }
  }

  private mutating func take(_ row: SheetRow, _ nameColumn: Int, _ idColumn: Int) {
    let name = row.text(at: nameColumn).trimmedOfBlanks
    let id = row.text(at: idColumn).trimmedOfBlanks
    if let error = row.error { return findings.append(Finding(error, file: file)) }
    if name.isEmpty, id.isEmpty { return }
    guard !name.isEmpty else {
      return refuse(
        row, id, "the row has an id and no name", hint: "write the name, or remove the row")
    }
    guard name.utf8.count <= Self.longestName,
      !EntityAliases([.init(name: name, entity: id)]).isEmpty
    else {
      return refuse(
        row, name,
        "this cannot be the name of a country: a name has letters, and not too many of them",
        hint: "write another name, or remove the row")
    }
    guard !id.isEmpty else { return add(name, nil, row) }
    let found = register.entities(named: id)
    guard found.count == 1, let entity = found.first else {
      let likely = register.entities(withNamesLike: id).map { "\($0.id) (\($0.name))" }
      return refuse(
        row, id,
        found.isEmpty
          ? "no country or territory has this id"
          : "several countries or territories have this name",
        hint: found.count > 1
          ? "write one of: " + found.map(\.id).joined(separator: ", ")
          : likely.isEmpty
            ? "see 'freedom entities' for the ids"
            : "did you mean: " + likely.joined(separator: "; "))
    }
    let bearers = register.entities(named: name)
    if bearers.count == 1, bearers[0].id != entity.id {
      return refuse(
        row, name,
        "this is the name of \(bearers[0].name) (\(bearers[0].id)), and would mean another "
          + "everywhere",
        hint: "for one import use --entity \(ShellWord.quoted("\(name)=\(entity.id)"))")
    }
    add(name, entity.id, row)
  }

  private mutating func add(_ name: String, _ entity: String?, _ row: SheetRow) {
    if let other = changes.first(where: { EntityRegister.isOneSpelling($0.name, name) }) {
      if other.entity == entity { return }
      return refuse(
        row, name, "line \(lines[other.name] ?? 1) has another id for this name",
        hint: "remove one of the two lines")
    }
    lines[name] = row.number
    changes.append((name, entity))
  }

  private mutating func refuse(_ row: SheetRow, _ value: String, _ rule: String, hint: String) {
    findings.append(
      Finding(
        .refusedFile, code: "unclear-name", file: file, line: row.number,
        value: value.visible(cutTo: 80), rule: rule, hint: hint))
  }
}
