/// The entities and editions that a file has rows of: one bit each, so that millions of rows cost little.
struct SubjectSet {
  private var words: [[UInt64]] = []
  /// How many there are.
  private(set) var count = 0

  /// Adds an entity and edition, by their small numbers in the database.
  mutating func insert(entity: Int, edition: Int) {
    while words.count <= entity { words.append([]) }
    let (word, bit) = (edition >> 6, UInt64(1) << UInt64(edition & 63))
    while words[entity].count <= word { words[entity].append(0) }
    if words[entity][word] & bit == 0 {
      words[entity][word] |= bit
      count += 1
    }
  }
}
