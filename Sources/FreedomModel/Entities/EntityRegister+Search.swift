extension EntityRegister {
  /// The entities that a query fits: one of their codes, or words of one of their names, the last
  /// and the last one may be incomplete. Those it names exactly come first, then all by id.
  ///
  /// Where no English name fits, those in other languages are looked at. An empty query fits every
  /// entity; `korea` fits the two Koreas; `365` the two states that the Correlates of War project
  /// numbers so.
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
    guard exact.isEmpty, others.isEmpty else { return exact + others }
    let local = translations.entities(withNamesContaining: wanted)
    return entities.filter { local.contains($0.id) }
  }
}

extension Entity {
  /// Every code the entity has, its id first.
  fileprivate var codes: [String] {
    [id] + [iso2, iso3, isoNumeric, cow.map(String.init), gw.map(String.init)].compactMap(\.self)
  }
}

extension EntityRegister {
  /// At most three entities whose names are like one that is not known, the likest first.
  func suggestions(for wanted: FoldedName) -> [Entity] {
    let text = Array(wanted.text.utf8)
    guard !text.isEmpty, text.count <= 80, Aggregate.name(of: wanted.text) == nil else { return [] }
    var candidates: [(difference: Int, position: Int)] = []
    for (position, names) in index.contents.foldedNames.enumerated() {
      var best = Int.max
      for name in names {
        best = min(best, difference(of: name, from: wanted, written: text))
      }
      if best < Int.max { candidates.append((best, position)) }
    }
    // Of names as like as each other a state of today is meant before a former one.
    let former = Set(links.map(\.predecessor))
    func place(_ candidate: (difference: Int, position: Int)) -> (Int, Int, Int) {
      let isFormer = former.contains(entities[candidate.position].id)
      return (candidate.difference / 100, isFormer ? 1 : 0, candidate.difference % 100)
    }
    candidates.sort {
      let (one, other) = (place($0), place($1))
      return one == other ? $0.position < $1.position : one < other
    }
    return candidates.prefix(3).map { entities[$0.position] }
  }

  /// How unlike two names are: two for each edit between them or where one begins the other, three
  /// where one contains the other, then by how far their lengths differ; `Int.max` for names with
  /// nothing in common.
  private func difference(
    of name: FoldedName, from wanted: FoldedName, written text: [UInt8]
  ) -> Int {
    let count = name.text.utf8.count
    let allowed = min(3, min(count, text.count) / 3)
    // Most names are too long or too short to be compared letter by letter.
    let edits =
      abs(count - text.count) <= allowed
      ? EditDistance.between(Array(name.text.utf8), text, atMost: allowed) ?? Int.max : Int.max
    let isContained =
      (text.count >= 3 && name.contains(wanted)) || (count >= 4 && wanted.contains(name))
    let steps =
      switch (edits, isContained) {
      case (0...1, _): edits * 2
      case (_, true) where text.count >= 3 && name.text.utf8.starts(with: text): 2
      case (_, true): 3
      default: edits <= allowed ? edits * 2 : Int.max
      }
    return steps == Int.max ? steps : steps * 100 + abs(count - text.count)
  }
}
