/// A sum over bytes that changes with every byte and with the place at which it stands: four numbers that
/// take turns, so that the processor works at all of them at once.
struct SealSum {
  /// How many bytes are taken at a time.
  static let step = 32

  private static let factor: UInt64 = 0x9E37_79B9_7F4A_7C15
  private var lanes: (UInt64, UInt64, UInt64, UInt64) = (1, 2, 3, 4)
  private var count: UInt64 = 0

  /// Adds bytes, as many as ``step`` at a time; what is left over at their end byte by byte.
  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    count &+= UInt64(bytes.count)
    var (a, b, c, d) = lanes
    let whole = bytes.count - bytes.count % Self.step
    if let start = bytes.baseAddress {
      var place = 0
      while place < whole {
        let next = start + place
        a = Self.mixed(a, next.loadUnaligned(as: UInt64.self))
        b = Self.mixed(b, next.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
        c = Self.mixed(c, next.loadUnaligned(fromByteOffset: 16, as: UInt64.self))
        d = Self.mixed(d, next.loadUnaligned(fromByteOffset: 24, as: UInt64.self))
        place &+= Self.step
      }
    }
    for byte in bytes[whole...] { a = Self.mixed(a, UInt64(byte) | 0x100) }
    lanes = (a, b, c, d)
  }

  /// The sum of all that was added.
  var value: UInt64 {
    var sum = count
    for lane in [lanes.0, lanes.1, lanes.2, lanes.3] {
      sum = Self.mixed(sum, lane)
      sum ^= sum >> 32
    }
    return sum
  }

  /// Each step can be undone, so a difference never gets lost on the way. The lane is turned before the
  /// multiplication: after it, the compiler would multiply twice.
  @inline(__always)
  private static func mixed(_ lane: UInt64, _ word: UInt64) -> UInt64 {
    ((lane << 29 | lane >> 35) ^ word) &* factor
  }
}
