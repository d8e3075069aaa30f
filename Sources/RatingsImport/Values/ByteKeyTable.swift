/// Small numbers by byte strings: what a name or an indicator of an earlier row was, without making
/// a `String` of it. Open addressing, never more than half full.
struct ByteKeyTable {
  private struct Entry {
    var start: Int32
    var length: Int32
    var value: Int32
  }

  private var entries: [Entry]
  private var bytes: [UInt8] = []
  private var count = 0

  init() {
    entries = Array(repeating: Entry(start: 0, length: -1, value: 0), count: 64)
  }

  /// The number kept under a slice of some bytes; `nil` where there is none.
  func value(under key: [UInt8], _ range: Range<Int>) -> Int? {
    let entry = entries[slot(of: key, range)]
    return entry.length < 0 ? nil : Int(entry.value)
  }

  /// Keeps a number under a slice of some bytes.
  mutating func set(_ value: Int, under key: [UInt8], _ range: Range<Int>) {
    if count * 2 >= entries.count { grow() }
    let slot = slot(of: key, range)
    if entries[slot].length < 0 {
      entries[slot].start = Int32(truncatingIfNeeded: bytes.count)
      entries[slot].length = Int32(truncatingIfNeeded: range.count)
      bytes.append(contentsOf: key[range])
      count += 1
    }
    entries[slot].value = Int32(truncatingIfNeeded: value)
  }

  /// Where a key is, or where it would go.
  private func slot(of key: [UInt8], _ range: Range<Int>) -> Int {
    let mask = entries.count - 1
    var slot = Int(truncatingIfNeeded: Self.hash(key, range)) & mask
    while entries[slot].length >= 0 {
      if Int(entries[slot].length) == range.count, holds(entries[slot], key, range) { return slot }
      slot = (slot + 1) & mask
    }
    return slot
  }

  private func holds(_ entry: Entry, _ key: [UInt8], _ range: Range<Int>) -> Bool {
    var stored = Int(entry.start)
    for index in range {
      if bytes[stored] != key[index] { return false }
      stored += 1
    }
    return true
  }

  private mutating func grow() {
    let old = entries
    entries = Array(
      repeating: Entry(start: 0, length: -1, value: 0), count: old.count * 2)
    for entry in old where entry.length >= 0 {
      entries[slot(of: bytes, Int(entry.start)..<Int(entry.start + entry.length))] = entry
    }
  }

  /// FNV-1a, 64 bits.
  private static func hash(_ key: [UInt8], _ range: Range<Int>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for index in range {
      hash = (hash ^ UInt64(key[index])) &* 0x0000_0100_0000_01b3
    }
    return hash ^ (hash >> 29)
  }
}
