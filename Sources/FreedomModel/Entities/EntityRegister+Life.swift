extension EntityRegister {
  /// Whether two entities are one state under two names, each after the other: the USSR and Russia, or
  /// West Germany and Germany.
  public func areContinuations(_ one: String, _ other: String) -> Bool {
    links.contains { link in
      link.relation == .continuation
        && ((link.predecessor == one && link.successor == other)
          || (link.predecessor == other && link.successor == one))
    }
  }

  /// The entities that took the place of one, or whose place it took, and that existed in a year: for
  /// the USSR in 2015 Russia. Those that carry it on come before those that are parts of it: where there
  /// is one of the former, the latter are left out.
  public func contemporaries(of id: String, in year: Int) -> [Entity] {
    for isStrict in [true, false] {
      var found: [Entity] = []
      var seen: Set<String> = [id]
      var open = [id]
      while let next = open.popLast() {
        for link in links where link.predecessor == next || link.successor == next {
          let other = link.predecessor == next ? link.successor : link.predecessor
          guard !isStrict || link.relation == .continuation, let entity = self[id: other],
            seen.insert(other).inserted
          else { continue }
          if entity.existed(in: year...year) {
            found.append(entity)
          } else {
            open.append(other)
          }
        }
      }
      if !found.isEmpty { return found.sorted { $0.id < $1.id } }
    }
    return []
  }
}

extension Entity {
  /// Whether the entity existed in one of some years; true where the register does not say when.
  public func existed(in years: ClosedRange<Int>) -> Bool {
    lives.isEmpty || lives.contains { $0.overlaps(years) }
  }
}
