extension String {
  /// How many cells of a terminal the text needs: two for a wide character (Chinese, Japanese,
  /// Korean, emoji), none for a combining mark; control characters count for nothing.
  package var displayWidth: Int {
    if utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return utf8.count }
    return reduce(0) { $0 + $1.displayWidth }
  }

  /// The text, cut to a width in cells where it is wider; a cut text ends in the ellipsis.
  package func truncated(toWidth width: Int, ellipsis: String = "…") -> String {
    guard displayWidth > width else { return self }
    let mark = ellipsis.displayWidth <= width ? ellipsis : ""
    var room = width - mark.displayWidth
    let kept = prefix { character in
      room -= character.displayWidth
      return room >= 0
    }
    return kept + mark
  }

  /// The text with blanks up to a width in cells, after it or before it.
  package func padded(toWidth width: Int, alignedRight: Bool = false) -> String {
    let blanks = String(repeating: " ", count: max(0, width - displayWidth))
    return alignedRight ? blanks + self : self + blanks
  }
}

extension Character {
  /// How many cells of a terminal the character needs.
  package var displayWidth: Int {
    var width = 0
    var follows: Unicode.Scalar?
    for scalar in unicodeScalars {
      defer { follows = scalar }
      let properties = scalar.properties
      if follows == "\u{200D}", properties.isEmoji { continue }
      if follows != nil, properties.isEmojiModifier { continue }
      if follows?.isRegionalIndicator == true, scalar.isRegionalIndicator { continue }
      if scalar == "\u{FE0F}", width == 1, follows?.properties.isEmoji == true {
        width = 2
      } else {
        width += scalar.displayWidth
      }
    }
    return width
  }
}

extension Unicode.Scalar {
  fileprivate var displayWidth: Int {
    if value >= 0x20, value < 0x7F { return 1 }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .control, .lineSeparator, .paragraphSeparator: return 0
    case .format: return Self.isVisibleFormat(value) ? 1 : 0
    default: break
    }
    switch value {
    case 0x1160...0x11FF, 0xD7B0...0xD7FF: return 0
    default: return properties.isEmojiPresentation || Self.isWide(value) ? 2 : 1
    }
  }

  /// One of the two letters that make a flag.
  fileprivate var isRegionalIndicator: Bool { (0x1F1E6...0x1F1FF).contains(value) }

  /// The soft hyphen and the Arabic and Kaithi signs that enclose numbers.
  private static func isVisibleFormat(_ value: UInt32) -> Bool {
    switch value {
    case 0xAD, 0x600...0x605, 0x6DD, 0x70F, 0x890...0x891, 0x8E2, 0x110BD, 0x110CD: true
    default: false
    }
  }

  /// East Asian Width W or F (Unicode 16), without the emoji.
  private static func isWide(_ value: UInt32) -> Bool {
    switch value {
    case 0x1100...0x115F, 0x2329...0x232A, 0x2630...0x2637, 0x268A...0x268F, 0x2E80...0x303E,
      0x3041...0x3247, 0x3250...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE10...0xFE19,
      0xFE30...0xFE6B, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FB,
      0x1D300...0x1D376, 0x1F200...0x1F265, 0x1F3FB...0x1F3FF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}

/// Breaks text into lines of a terminal.
package enum WrappedText {
  /// The lines of a text, none wider than a width in cells; all but the first are indented.
  ///
  /// Breaks at blanks, and inside a word only where the word is wider than a line.
  package static func lines(_ text: String, width: Int?, indent: Int = 0) -> [String] {
    guard let width, text.displayWidth > width else { return [text] }
    let indent = indent < width / 2 ? indent : 0
    let margin = String(repeating: " ", count: indent)
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      let joined = line.isEmpty || line == margin ? line + word : line + " " + word
      if joined.displayWidth <= width {
        line = joined
        continue
      }
      if !line.isEmpty, line != margin {
        lines.append(line)
        line = margin
      }
      for character in word {
        if line.displayWidth + character.displayWidth > width {
          lines.append(line)
          line = margin
        }
        line.append(character)
      }
    }
    if line != margin || lines.isEmpty { lines.append(line) }
    return lines
  }
}
