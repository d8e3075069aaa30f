/// How alike two short texts are, for "did you mean".
public enum Similarity {
  /// The candidates most like a text, at most three, the likest first; none that is too unlike.
  public static func nearest(to text: String, among candidates: [String]) -> [String] {
    let wanted = Array(text.lowercased().utf8)
    guard !wanted.isEmpty else { return [] }
    let scored = candidates.compactMap { candidate -> (distance: Int, candidate: String)? in
      let other = Array(candidate.lowercased().utf8)
      var distance = distance(wanted, other)
      if candidate.lowercased().hasSuffix("." + text.lowercased())
        || candidate.lowercased().hasPrefix(text.lowercased())
      {
        distance = min(distance, 1)
      }
      return distance <= max(2, wanted.count / 3) ? (distance, candidate) : nil
    }
    return scored.sorted { ($0.distance, $0.candidate) < ($1.distance, $1.candidate) }
      .prefix(3).map(\.candidate)
  }

  /// Whether a text is one slip of the finger away from another.
  public static func isSlip(_ text: String, of other: String) -> Bool {
    distance(Array(text.lowercased().utf8), Array(other.lowercased().utf8)) == 1
  }

  /// The least number of letters put in, left out, changed or exchanged with their neighbour.
  static func distance(_ one: [UInt8], _ other: [UInt8]) -> Int {
    var before: [Int] = []
    var last = Array(0...other.count)
    for i in 0..<one.count {
      var row = [i + 1] + last.dropFirst().map { _ in 0 }
      for j in 0..<other.count {
        row[j + 1] = min(last[j + 1] + 1, row[j] + 1, last[j] + (one[i] == other[j] ? 0 : 1))
        if i > 0, j > 0, one[i] == other[j - 1], one[i - 1] == other[j] {
          row[j + 1] = min(row[j + 1], before[j - 1] + 1)
        }
      }
      before = last
      last = row
    }
    return last[other.count]
  }
}
