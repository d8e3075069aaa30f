/// A sum over bytes that changes with every byte and with the place at which it stands: four numbers that
/// take turns, so that the processor works at all of them at once.
struct SealSum {
  /// How many bytes are taken at a time.
  static let step = 32

  private static let factor: UInt64 = 0x9E37_79B9_7F4A_7C15
  private var lanes: (UInt64, UInt64, UInt64, UInt64) = (1, 2, 3, 4)
  private var count: UInt64 = 0

  /// Adds bytes; what is left over at their end counts as if zeros followed.
  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    count &+= UInt64(bytes.count)
    var (a, b, c, d) = lanes
    let whole = bytes.count - bytes.count % Self.step
    if let start = bytes.baseAddress {
      var place = 0
      while place < whole {
        let four = (start + place).loadUnaligned(as: SIMD4<UInt64>.self)
        a = Self.mixed(a, four[0])
        b = Self.mixed(b, four[1])
        c = Self.mixed(c, four[2])
        d = Self.mixed(d, four[3])
        place += Self.step
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

  @inline(__always)
  private static func mixed(_ lane: UInt64, _ word: UInt64) -> UInt64 {
    let product = (lane ^ word) &* factor
    return product << 29 | product >> 35
  }
}
