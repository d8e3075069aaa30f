extension StringProtocol {
  /// The text without white space (no-break and zero-width blanks too) at either end.
  public var trimmedOfBlanks: String {
    // Most texts have a visible ASCII character at both ends, and every cell is asked.
    if let first = unicodeScalars.first, let last = unicodeScalars.last,
      ("!"..."~").contains(first), ("!"..."~").contains(last)
    {
      return String(self)
    }
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
