internal import FreedomModel

package enum Similarity {
  package static func nearest(to text: String, among candidates: [String]) -> [String] {
    let wanted = Array(text.lowercased().utf8)
    guard !wanted.isEmpty else { return [] }
    let limit = wanted.count < 4 ? 1 : max(2, wanted.count / 3)
    let scored = candidates.compactMap { candidate -> (distance: Int, candidate: String)? in
      let known = candidate.lowercased()
      let isPart = known.hasSuffix("." + text.lowercased()) || known.hasPrefix(text.lowercased())
      // Who mistypes two letters has the first one right.
      let most = isPart || known.utf8.first != wanted.first ? 1 : limit
      let distance = EditDistance.between(wanted, Array(known.utf8), atMost: most)
      return (distance ?? (isPart ? 1 : nil)).map { ($0, candidate) }
    }
    return scored.sorted { ($0.distance, $0.candidate) < ($1.distance, $1.candidate) }
      .prefix(3).map(\.candidate)
  }

  package static func isSlip(_ text: String, of other: String) -> Bool {
    EditDistance.between(
      Array(text.lowercased().utf8), Array(other.lowercased().utf8), atMost: 1) == 1
  }
}
