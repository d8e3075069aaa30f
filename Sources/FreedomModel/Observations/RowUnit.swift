/// What is counted as one row of a file.
public enum RowUnit: Sendable, Hashable {
  /// All values of one entity and edition.
  case entityEdition
  /// Each value by itself.
  case observation
}
