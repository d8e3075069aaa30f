extension [UInt8] {
  /// Replaces `_x000D_` and its like, by which workbooks write characters that XML cannot, in the
  /// bytes from a place to the end.
  mutating func decodeEscapes(from start: Int) {
    guard count - start >= 7, self[start...].contains(UInt8(ascii: "_")) else { return }
    var source = start
    var target = start
    while source < count {
      if let unit = escapedUnit(at: source) {
        if let scalar = Unicode.Scalar(unit) {
          source += 7
          target += write(scalar, at: target)
          continue
        }
        if unit < 0xDC00, let low = escapedUnit(at: source + 7), low >= 0xDC00, low < 0xE000,
          let scalar = Unicode.Scalar(
            0x10000 + (UInt32(unit - 0xD800) << 10 | UInt32(low - 0xDC00)))
        {
          source += 14
          target += write(scalar, at: target)
          continue
        }
      }
      self[target] = self[source]
      source += 1
      target += 1
    }
    removeLast(count - target)
  }

  /// The code unit that an escape at a place stands for.
  func escapedUnit(at index: Int) -> UInt16? {
    guard index + 7 <= count, self[index] == UInt8(ascii: "_"),
      self[index + 1] == UInt8(ascii: "x"), self[index + 6] == UInt8(ascii: "_")
    else { return nil }
    var unit: UInt16 = 0
    for byte in self[index + 2..<index + 6] {
      let digit: UInt8
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
      default: return nil
      }
      unit = unit << 4 | UInt16(digit)
    }
    return unit
  }
}
