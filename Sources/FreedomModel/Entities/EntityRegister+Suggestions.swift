extension EntityRegister {
  /// At most three entities whose names are like one that is not known, the likest first.
  func suggestions(for wanted: FoldedName) -> [Entity] {
    let text = Array(wanted.text.utf8)
    guard !text.isEmpty, text.count <= 80 else { return [] }
    var candidates: [(difference: Int, position: Int)] = []
    for (position, names) in foldedNames.enumerated() {
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
    let known = Array(name.text.utf8)
    let allowed = min(3, min(known.count, text.count) / 3)
    let edits = editDistance(known, text, atMost: allowed) ?? Int.max
    let isContained =
      (text.count >= 3 && name.contains(wanted)) || (known.count >= 4 && wanted.contains(name))
    let steps =
      switch (edits, isContained) {
      case (0...1, _): edits * 2
      case (_, true): 3
      default: edits <= allowed ? edits * 2 : Int.max
      }
    return steps == Int.max ? steps : steps * 100 + abs(known.count - text.count)
  }
}

/// The fewest insertions, deletions, replacements and swaps of neighbours that turn one text into
/// another; `nil` when more than a limit are needed.
public func editDistance(_ first: [UInt8], _ second: [UInt8], atMost limit: Int) -> Int? {
  guard abs(first.count - second.count) <= limit else { return nil }
  var beforeLast: [Int] = []
  var last = Array(0...second.count)
  for row in first.indices {
    var current = [row + 1]
    current.reserveCapacity(second.count + 1)
    for column in second.indices {
      let replaced = last[column] + (first[row] == second[column] ? 0 : 1)
      var least = min(replaced, last[column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, first[row] == second[column - 1], first[row - 1] == second[column] {
        least = min(least, beforeLast[column - 1] + 1)
      }
      current.append(least)
    }
    if current.allSatisfy({ $0 > limit }) { return nil }
    beforeLast = last
    last = current
  }
  return last[second.count] <= limit ? last[second.count] : nil
}
