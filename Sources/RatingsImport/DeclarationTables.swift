internal import DisplayText
package import FreedomModel
package import TabularFiles

/// A file that declares the indicators of a user's own publication:
/// `indicator,label,minimum,maximum,direction,description`. A codebook of ours is one too.
package struct IndicatorTable {
  /// The file's usual name, beside the files whose indicators it declares.
  package static let name = "indicators.csv"

  /// What it declares, row by row.
  package private(set) var rows: [IndicatorDeclarations.Row] = []
  /// Why rows, or the file, cannot be used.
  package private(set) var findings: [Finding] = []

  private let file: String
  private var lines: [String: Int] = [:]

  private enum Column: CaseIterable {
    case indicator, label, minimum, maximum, direction, description, publication

    var headers: [String] {
      switch self {
      case .indicator: ["indicator", "variable"]
      case .label: ["label", "title"]
      case .minimum: ["minimum", "min", "lowest"]
      case .maximum: ["maximum", "max", "highest"]
      case .direction: ["direction", "freer_is", "freer is", "freer"]
      case .description: ["description", "definition"]
      case .publication: ["publication"]
      }
    }
  }

  private static let country = HeaderName("country")

  /// Whether a header row is that of such a file, and of no file of values.
  package static func isHeader(_ headers: [String]) -> Bool {
    let columns = columns(headers)
    let says = [Column.label, .minimum, .maximum, .direction, .description]
    guard columns[.indicator] != nil, says.contains(where: { columns[$0] != nil }) else {
      return false
    }
    let fields = UserFields(headers: headers)
    return [.year, .edition, .value].allSatisfy { fields.columns[$0] == nil }
      && !YearHeaders(headers).areOfTable && !headers.map(HeaderName.init).contains(country)
  }

  /// Reads a file. Where it has a column of publications, only rows of one count.
  package init(_ file: TabularFile, publication: String?) throws {
    self.file = file.name
    var columns: [Column: Int]?
    try file.sheets.first?.readRows { row in
      if let columns {
        take(row, columns, of: publication)
        return .next
      }
      guard Self.isHeader(row.texts) else { return .stop }
      columns = Self.columns(row.texts)
      return .next
    }
    if columns == nil {
      findings.append(
        Finding(
          .refusedFile, code: "not-a-table-of-indicators", file: file.name,
          rule: "a file that declares indicators has the column indicator, and some of label, "
            + "minimum, maximum, direction and description",
          hint: "write the first line as indicator,label,minimum,maximum,direction,description"))
    }
  }

  private static func columns(_ headers: [String]) -> [Column: Int] {
    let names = headers.map(HeaderName.init)
    var columns: [Column: Int] = [:]
    for column in Column.allCases {
      columns[column] =
        column.headers.lazy
        .compactMap { names.firstIndex(of: HeaderName($0)) }.first
    }
    return columns
  }

  private mutating func take(_ row: SheetRow, _ columns: [Column: Int], of publication: String?) {
    func text(_ column: Column) -> String? {
      guard let place = columns[column] else { return nil }
      let text = SpreadsheetGuard.strip(row.text(at: place)).trimmedOfBlanks
      return text.isEmpty ? nil : text
    }
    if let error = row.error { return findings.append(Finding(error, file: file)) }
    if row.isBlank { return }
    if let publication, let own = text(.publication), Publication.id(named: own) != publication {
      return
    }
    guard let name = text(.indicator) else {
      return refuse(row, nil, "the row names no indicator", hint: "name it, or remove the row")
    }
    if let line = lines[name] {
      return refuse(
        row, name, "line \(line) declares this indicator too", hint: "remove one of the two lines")
    }
    lines[name] = row.number
    var declared = IndicatorDeclarations.Row(name: name)
    declared.label = text(.label)
    declared.description = text(.description)
    for (column, end) in [
      (Column.minimum, \IndicatorDeclarations.Row.minimum), (.maximum, \.maximum),
    ] {
      guard let written = text(column) else { continue }
      guard let number = NumberText(written.utf8).number, number.isFinite else {
        return refuse(
          row, written, "an end of a range must be a number",
          hint: "write a number such as 0 or 0.5")
      }
      declared[keyPath: end] = number
    }
    if let low = declared.minimum, let high = declared.maximum, low >= high {
      return refuse(
        row, "\(low.shortestExact), \(high.shortestExact)",
        "the minimum must be less than the maximum", hint: "exchange the two, or correct one")
    }
    if let written = text(.direction) {
      guard let direction = Self.direction(written) else {
        return refuse(
          row, written, "a direction says which values are freer", hint: "write lower or higher")
      }
      declared.direction = direction
    }
    rows.append(declared)
  }

  /// `lower`, `lower is freer`, `higher-is-freer`.
  private static func direction(_ written: String) -> ScaleDirection? {
    switch HeaderName(written).key {
    case "lower", "lowerisfreer": .lower
    case "higher", "higherisfreer": .higher
    default: nil
    }
  }

  private mutating func refuse(_ row: SheetRow, _ value: String?, _ rule: String, hint: String) {
    findings.append(
      Finding(
        .refusedFile, code: "unclear-declaration", file: file, line: row.number,
        value: value.map { $0.visible(cutTo: 80) }, rule: rule, hint: hint))
  }
}

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
