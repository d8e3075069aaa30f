/// The correction for asking many questions at once.
enum BenjaminiHochberg {
  /// The p values adjusted for the false discovery rate (Benjamini and Hochberg 1995), in the same
  /// order; a missing one stays missing and is not counted.
  static func adjusted(_ p: [Double?]) -> [Double?] {
    let known = p.indices.compactMap { index in p[index].map { (index: index, p: $0) } }
      .sorted { ($0.p, $0.index) > ($1.p, $1.index) }
    var adjusted = p
    var least = 1.0
    for (position, entry) in known.enumerated() {
      let rank = known.count - position
      least = min(least, entry.p * Double(known.count) / Double(rank))
      adjusted[entry.index] = least
    }
    return adjusted
  }
}
