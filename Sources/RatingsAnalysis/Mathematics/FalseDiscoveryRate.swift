/// The correction for asking many questions at once: p values adjusted for the share of false ones
/// among those found.
public enum FalseDiscoveryRate: String, Sendable, Hashable, CaseIterable {
  /// Benjamini and Hochberg (1995): for questions that are independent or depend positively.
  case benjaminiHochberg = "bh"
  /// Benjamini and Yekutieli (2001): for any dependence, and so the cautious one for countries.
  case benjaminiYekutieli = "by"

  /// The p values adjusted, in the same order; a missing one stays missing and is not counted.
  func adjusted(_ p: [Double?]) -> [Double?] {
    let known = p.indices.compactMap { index in p[index].map { (index: index, p: $0) } }
      .sorted { ($0.p, $0.index) > ($1.p, $1.index) }
    let questions = Double(known.count) * penalty(ofQuestions: known.count)
    var adjusted = p
    var least = 1.0
    for (position, entry) in known.enumerated() {
      let rank = known.count - position
      least = min(least, entry.p * questions / Double(rank))
      adjusted[entry.index] = least
    }
    return adjusted
  }

  /// What dependence of any form costs: 1 + 1/2 + ... + 1/m.
  private func penalty(ofQuestions count: Int) -> Double {
    switch self {
    case .benjaminiHochberg: 1
    case .benjaminiYekutieli: (0..<count).reduce(0) { $0 + 1 / Double($1 + 1) }
    }
  }
}
