extension StringProtocol {
  /// The text without white space (no-break and zero-width blanks too) at either end.
  public var trimmedOfBlanks: String {
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
}
