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
