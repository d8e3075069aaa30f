/// One published value: entity, edition, indicator, value, and the place in the file it was read
/// from. Entity, edition and indicator are the numbers that an ``ObservationSink`` assigned.
public struct Observation: Sendable, Hashable {
  /// The entity's number.
  public var entity: Int
  /// The edition's number.
  public var edition: Int
  /// The indicator's number.
  public var indicator: Int
  /// The value as understood.
  public var value: ObservationValue
  /// The value as written, where that says more than ``value`` does, such as `2(5)`.
  public var text: String?
  /// The row, 1 being the first; in a CSV file the line.
  public var row: Int
  /// The column, 0 being the first.
  public var column: Int

  /// Describes an observation.
  public init(
    entity: Int, edition: Int, indicator: Int, value: ObservationValue, text: String? = nil,
    row: Int, column: Int
  ) {
    self.entity = entity
    self.edition = edition
    self.indicator = indicator
    self.value = value
    self.text = text
    self.row = row
    self.column = column
  }
}

/// What was published for one entity, edition and indicator.
public enum ObservationValue: Sendable, Hashable {
  /// A value, exactly as published.
  case number(Double)
  /// Free, Partly Free or Not Free.
  case status(FreedomStatus)
  /// Two statuses for two parts of a people, as written in the observation's text: neither counts
  /// as that of the country. There is one, South Africa's of 1973.
  case splitStatus
  /// Nothing was published, and why.
  case absent(Absence)

  /// Why there is no value.
  public enum Absence: String, Sendable, Hashable {
    /// Marked as not rated: `-`, `..` or `N/A`.
    case notRated = "-"
    /// An empty cell.
    case blank = ""
  }

  /// Whether something was published.
  public var isFigure: Bool { if case .absent = self { false } else { true } }

  /// The value, with a status as 0 (Not Free), 1 (Partly Free) or 2 (Free).
  public var number: Double? {
    switch self {
    case .number(let number): number
    case .status(let status): Double(status.rawValue)
    case .splitStatus, .absent: nil
    }
  }
}

/// Receives the observations of one file while it is read: the store, or a test.
///
/// Entities, editions and indicators go by the numbers that the sink hands out, so that millions of
/// rows cost no look-ups by name.
public protocol ObservationSink: AnyObject {
  /// The number of an entity, given by its id.
  func number(ofEntity id: String) throws -> Int
  /// The number of an edition; an edition not yet known is added.
  func number(of edition: Edition) throws -> Int
  /// The number of an indicator; an indicator not yet known is declared.
  func number(of indicator: Indicator) throws -> Int
  /// The id of the indicator that is known already under this id, or under one that differs from it
  /// only in case or blanks; `nil` where there is none.
  func indicator(like id: String) -> String?
  /// Changes label, scale and direction of a known indicator.
  ///
  /// - Returns: How many values of it, from files imported before, are now outside of its scale.
  func redeclare(_ indicator: Indicator) throws -> Int
  /// Begins a sheet, from which the observations that follow come; a CSV file is one sheet without
  /// a name.
  func beginSheet(named name: String) throws
  func take(_ observation: Observation) throws
  func take(_ membership: GroupMembership) throws
  /// Reports that the file has been read to its end.
  func finishFile() throws
  /// Makes some values of an indicator missing where the file contains them, and keeps them as
  /// texts; called after ``finishFile()``. Returns how many rows, counted by a unit, have no value
  /// left.
  func setMissing(
    _ values: [Double], ofIndicator indicator: Int, countingBy unit: RowUnit
  ) throws -> Int
  /// Removes what the file says of an entity and edition: all of it, or of the indicator alone
  /// where each value is a row. Called after ``finishFile()``; returns the rows that had a value.
  func takeBack(
    _ duplicate: DuplicateObservation, countingBy unit: RowUnit
  ) throws -> Set<DuplicateObservation.Row>
  /// Called for each value that a file repeats, at the latest when it ends. Only the first is kept.
  var reportDuplicate: ((DuplicateObservation) -> Void)? { get set }
}

/// What is counted as one row of a file.
public enum RowUnit: Sendable, Hashable {
  /// All values of one entity and edition.
  case entityEdition
  /// Each value by itself.
  case observation
}

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
