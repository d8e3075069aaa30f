extension String {
  /// How many cells of a terminal the text takes.
  var cellWidth: Int {
    if utf8.allSatisfy({ $0 < 0x80 }) { return utf8.count }
    return reduce(0) { $0 + $1.cellWidth }
  }

  /// The longest beginning that takes at most some cells.
  func prefix(cells: Int) -> String {
    if cellWidth <= cells { return self }
    var kept = ""
    var width = 0
    for character in self {
      width += character.cellWidth
      if width > cells { break }
      kept.append(character)
    }
    return kept
  }
}

extension Character {
  /// How many cells the character takes: 2 for East Asian wide ones and emoji, else 1 or 0.
  var cellWidth: Int {
    var width = 0
    for scalar in unicodeScalars {
      // Variation selector 16 asks for the emoji form, which is wide.
      if scalar == "\u{FE0F}" { return 2 }
      width = max(width, scalar.cellWidth)
    }
    return width
  }
}

extension Unicode.Scalar {
  fileprivate var cellWidth: Int {
    if value < 0x300 { return 1 }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    if properties.isEmojiPresentation { return 2 }
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0xA4CF,
      0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x17000...0x18CFF, 0x1B000...0x1B2FF, 0x1F200...0x1F2FF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }
}
