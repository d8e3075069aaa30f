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
