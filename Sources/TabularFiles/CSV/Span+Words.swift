// Eight bytes are looked at together: a test on a 64-bit word sets the high bit of every byte that
// passes. Only the lowest bit set can be relied on, which is the first byte in memory.

extension Span<UInt8> {
  /// Eight bytes as a word, the first byte lowest.
  @inline(__always)
  func word(at index: Int) -> UInt64 {
    UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
  }
}

extension UInt64 {
  /// The word that repeats one byte eight times.
  init(repeating byte: UInt8) {
    self = 0x0101_0101_0101_0101 &* UInt64(byte)
  }

  /// Marks the bytes that are zero.
  @inline(__always)
  var zeroBytes: UInt64 {
    (self &- 0x0101_0101_0101_0101) & ~self & 0x8080_8080_8080_8080
  }

  /// Marks the bytes below 14: line ends, tab, NUL, and rare control characters.
  @inline(__always)
  var lowControlBytes: UInt64 {
    (self &- 0x0E0E_0E0E_0E0E_0E0E) & ~self & 0x8080_8080_8080_8080
  }

  /// How many bytes lie before the first one marked; 8 where none is.
  @inline(__always)
  var bytesBeforeMark: Int { trailingZeroBitCount >> 3 }
}
