extension StringProtocol {
  /// The text without white space (no-break and zero-width blanks too) at either end.
  public var trimmedOfBlanks: String {
    // Most texts begin and end with a visible character of one byte.
    let isTrim = utf8.withContiguousStorageIfAvailable { bytes in
      bytes.first.map(Self.isInk) ?? false && bytes.last.map(Self.isInk) ?? false
    }
    if isTrim == true { return String(self) }
    func isBlank(_ character: Character) -> Bool {
      character.isWhitespace
        || character.unicodeScalars.allSatisfy {
          $0 == "\u{200B}" || $0 == "\u{FEFF}" || $0 == "\u{2060}" || $0.properties.isWhitespace
        }
    }
    guard let first = firstIndex(where: { !isBlank($0) }),
      let last = lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(self[first...last])
  }

  /// Whether a byte is a visible character by itself.
  private static func isInk(_ byte: UInt8) -> Bool { byte > 0x20 && byte < 0x7f }
}
