extension [UInt8] {
  /// Lends a part of the bytes to be written. The one door from arrays to pointers.
  mutating func withMutableBytes<Result>(
    _ range: Range<Int>, _ body: (UnsafeMutableRawBufferPointer) throws(FileError) -> Result
  ) throws(FileError) -> Result {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    return try withUnsafeMutableBufferPointer { buffer throws(FileError) in
      try body(
        UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[range]))
    }
  }

  /// Two bytes as a number, the low byte first.
  func littleEndian16(at index: Int) -> Int {
    Int(self[index]) | Int(self[index + 1]) << 8
  }

  /// Four bytes as a number, the low byte first.
  func littleEndian32(at index: Int) -> Int {
    littleEndian16(at: index) | littleEndian16(at: index + 2) << 16
  }

  /// Eight bytes as a number, the low byte first; `nil` where it does not fit.
  func littleEndian64(at index: Int) -> Int? {
    let high = littleEndian32(at: index + 4)
    return high > 0x7FFF_FFFF ? nil : littleEndian32(at: index) | high << 32
  }

  /// Eight bytes as bits, the low byte first.
  func littleEndianBits64(at index: Int) -> UInt64 {
    UInt64(littleEndian32(at: index)) | UInt64(littleEndian32(at: index + 4)) << 32
  }
}
