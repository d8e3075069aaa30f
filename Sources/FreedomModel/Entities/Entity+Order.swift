extension Entity {
  /// The name as lists are sorted by it: case, accents and punctuation make no difference.
  public var sortName: String { FoldedName(name).text }
}
