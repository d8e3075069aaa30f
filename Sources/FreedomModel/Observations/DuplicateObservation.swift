/// One value that a file contains twice.
public struct DuplicateObservation: Sendable, Hashable {
  /// Where one of the two is.
  public struct Place: Sendable, Hashable {
    /// The sheet's name; empty in CSV.
    public let sheet: String
    /// The row, 1 being the first; in a CSV file the line.
    public let row: Int
    /// The column, 0 being the first.
    public let column: Int

    /// Describes a place.
    public init(sheet: String, row: Int, column: Int) {
      self.sheet = sheet
      self.row = row
      self.column = column
    }

    /// The row that it is in.
    public var rowOfFile: Row { Row(sheet: sheet, row: row) }
  }

  /// A row of a file.
  public struct Row: Sendable, Hashable {
    /// The sheet's name; empty in CSV.
    public let sheet: String
    /// The row, 1 being the first; in a CSV file the line.
    public let row: Int

    /// Describes a row.
    public init(sheet: String, row: Int) {
      self.sheet = sheet
      self.row = row
    }
  }

  /// The entity's id.
  public let entity: String
  /// The edition's label.
  public let edition: String
  /// The indicator's id.
  public let indicator: String
  /// The one that is kept.
  public let first: Place
  /// The one that is not.
  public let second: Place
  /// Whether both say the same.
  public let agrees: Bool
  /// Whether the one that is not kept is a value, and not the mark of a missing one.
  public let isFigure: Bool

  /// Describes a duplicate.
  public init(
    entity: String, edition: String, indicator: String, first: Place, second: Place, agrees: Bool,
    isFigure: Bool = true
  ) {
    self.entity = entity
    self.edition = edition
    self.indicator = indicator
    self.first = first
    self.second = second
    self.agrees = agrees
    self.isFigure = isFigure
  }
}
