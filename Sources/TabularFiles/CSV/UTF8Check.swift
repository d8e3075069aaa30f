/// Whether bytes are UTF-8: how far they are, and whether what follows can still become so.
struct UTF8Check {
  /// Where the valid characters end.
  private(set) var validEnd: Int
  /// Whether a byte stands there that cannot be right; else the bytes end inside a character.
  private(set) var isInvalid = false

  init(_ bytes: Span<UInt8>, from start: Int, to end: Int) {
    validEnd = start
    while validEnd < end {
      if validEnd + 8 <= end, bytes.word(at: validEnd) & 0x8080_8080_8080_8080 == 0 {
        validEnd += 8
      } else if bytes[validEnd] < 0x80 {
        validEnd += 1
      } else {
        guard let width = Self.width(bytes, at: validEnd, end: end) else {
          isInvalid = true
          return
        }
        if width == 0 { return }
        validEnd += width
      }
    }
  }

  /// The bytes of the character at a place: 0 where its rest is still to come, `nil` where it is
  /// none. (Table 3-7 of the Unicode Standard.)
  private static func width(_ bytes: Span<UInt8>, at index: Int, end: Int) -> Int? {
    let first = bytes[index]
    let width: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch first {
    case 0xC2...0xDF: width = 2
    case 0xE0: (width, second) = (3, 0xA0...0xBF)
    case 0xED: (width, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: width = 3
    case 0xF0: (width, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: width = 4
    case 0xF4: (width, second) = (4, 0x80...0x8F)
    default: return nil
    }
    guard index + 1 < end else { return 0 }
    guard second.contains(bytes[index + 1]) else { return nil }
    var next = index + 2
    while next < index + width {
      guard next < end else { return 0 }
      guard bytes[next] & 0xC0 == 0x80 else { return nil }
      next += 1
    }
    return width
  }
}
