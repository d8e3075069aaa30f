/// Counts how many different names a part uses, roughly: names whose hashes agree count once.
struct XMLNameCount {
  private var bits = [UInt64](repeating: 0, count: 512)
  private let seed = UInt32.random(in: .min ... .max)
  /// How many names were met.
  private(set) var count = 0

  mutating func add(_ name: XMLText) {
    let hash = name.hash(seed: seed) >> 17
    let bit: UInt64 = 1 << UInt64(hash & 63)
    let place = Int(hash >> 6)
    if bits[place] & bit == 0 {
      bits[place] |= bit
      count += 1
    }
  }
}
