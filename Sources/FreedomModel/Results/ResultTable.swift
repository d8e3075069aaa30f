/// What every analysis returns and every exporter takes: columns, rows, notes and a citation.
public struct ResultTable: Sendable {
  /// A column of a result table.
  public struct Column: Sendable, Hashable {
    /// What a column's values are.
    public enum Kind: String, Sendable, Hashable {
      /// Whole numbers.
      case integer
      /// Numbers.
      case number
      /// Text.
      case string
      /// Yes or no.
      case boolean
      /// A day, as ISO 8601 writes it.
      case date
    }

    /// The name in snake_case, or an entity's id.
    public let name: String
    /// What its values are.
    public let kind: Kind
    /// The unit, such as `points`; empty where there is none.
    public let unit: String
    /// What the column holds, with the scale's direction where it matters.
    public let description: String

    /// Describes a column.
    public init(_ name: String, _ kind: Kind, unit: String = "", description: String = "") {
      self.name = name
      self.kind = kind
      self.unit = unit
      self.description = description
    }
  }

  /// What the table shows.
  public var title: String
  /// The columns, in order.
  public var columns: [Column]
  /// The rows; each has one value a column.
  public var rows: [[ResultValue]]
  /// What a reader must know: rules, methods, what was left out.
  public var notes: [String]
  /// Whose figures these are.
  public var citation: String

  /// A table from its parts.
  public init(
    title: String, columns: [Column], rows: [[ResultValue]] = [], notes: [String] = [],
    citation: String = ""
  ) {
    self.title = title
    self.columns = columns
    self.rows = rows
    self.notes = notes
    self.citation = citation
  }
}
