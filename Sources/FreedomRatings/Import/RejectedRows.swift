public import FreedomModel

/// What takes the rows that an import leaves out: all of them, however many there are.
public protocol RejectedRows: AnyObject {
  /// Takes a refused row: what is wrong with it, and its fields where they are known. A row that
  /// breaks several rules comes once for each.
  func take(_ finding: Finding, fields: [String])
  /// Called when all files are read: an error undoes the import. Nothing has a name yet.
  func complete() throws
  /// Called when all files are read and all outputs complete, before anything is kept: an error undoes the
  /// import.
  func finish() throws
  /// Called when nothing is kept.
  func discard()
}
