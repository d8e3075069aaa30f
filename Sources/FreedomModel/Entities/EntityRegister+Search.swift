extension EntityRegister {
  /// The entities that a query fits: one of their codes, or words of one of their names, the last
  /// of which may only be begun. Those it names exactly come first, then all by id.
  ///
  /// An empty query fits every entity; `korea` fits the two Koreas; `365` the two states that the
  /// Correlates of War project numbers so.
  public func search(_ query: String) -> [Entity] {
    let wanted = FoldedName(query)
    let code = query.trimmedOfBlanks.uppercased()
    guard !code.isEmpty else { return entities }
    let foldedNames = index.contents.foldedNames
    var exact: [Entity] = []
    var others: [Entity] = []
    for (position, entity) in entities.enumerated() {
      if entity.codes.contains(code) || foldedNames[position].contains(wanted) {
        exact.append(entity)
      } else if foldedNames[position].contains(where: { $0.contains(wanted) }) {
        others.append(entity)
      }
    }
    return exact + others
  }
}

extension Entity {
  /// Every code the entity has, its id first.
  fileprivate var codes: [String] {
    [id] + [iso2, iso3, isoNumeric, cow.map(String.init), gw.map(String.init)].compactMap(\.self)
  }
}
