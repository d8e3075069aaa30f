/// What is counted as one row of a file.
public enum RowUnit: Sendable, Hashable {
  /// All figures of one entity and edition.
  case entityEdition
  /// Each figure by itself.
  case observation
}
