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
