// Eight bytes are looked at together: a test on a 64-bit word answers in the high bit of each byte,
// exactly, for no byte carries into the next.

extension Span<UInt8> {
  /// Eight bytes as a word, the first byte lowest.
  @inline(__always)
  func word(at index: Int) -> UInt64 {
    UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
  }
}

extension UInt64 {
  /// The high bit of every byte.
  static let highBits: UInt64 = 0x8080_8080_8080_8080

  /// The word that repeats one byte eight times.
  init(repeating byte: UInt8) {
    self = 0x0101_0101_0101_0101 &* UInt64(byte)
  }

  /// Has the high bit of every byte that is not zero; what the other bits are is left open.
  @inline(__always)
  var nonzeroBytes: UInt64 {
    ((self & ~Self.highBits) &+ ~Self.highBits) | self
  }

  /// Has the high bit of every byte above 13, which leaves out line ends, tab, NUL, and rare
  /// control characters; what the other bits are is left open.
  @inline(__always)
  var bytesAbove13: UInt64 {
    ((self & ~Self.highBits) &+ 0x7272_7272_7272_7272) | self
  }

  /// How many bytes lie before the first one marked by its high bit; 8 where none is.
  @inline(__always)
  var bytesBeforeMark: Int { trailingZeroBitCount &>> 3 }
}
