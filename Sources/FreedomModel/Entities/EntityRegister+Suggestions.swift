extension EntityRegister {
  /// At most three entities whose names are like one that is not known, the likest first.
  func suggestions(for wanted: FoldedName) -> [Entity] {
    let text = Array(wanted.text.utf8)
    guard !text.isEmpty, text.count <= 80 else { return [] }
    var candidates: [(difference: Int, position: Int)] = []
    for (position, names) in index.contents.foldedNames.enumerated() {
      var best = Int.max
      for name in names {
        best = min(best, difference(of: name, from: wanted, written: text))
      }
      if best < Int.max { candidates.append((best, position)) }
    }
    candidates.sort { ($0.difference, $0.position) < ($1.difference, $1.position) }
    return candidates.prefix(3).map { entities[$0.position] }
  }

  /// How unlike two names are: two for each edit between them, or three where one contains the
  /// other, then by how far their lengths differ; `Int.max` for names with nothing in common.
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
      case (_, true): 3
      default: edits <= allowed ? edits * 2 : Int.max
      }
    return steps == Int.max ? steps : steps * 100 + abs(count - text.count)
  }
}
