/// The words of a script that people read: its documentation, its comments, and texts in quotes.
struct ScriptText {
  private(set) var lines: [(number: Int, text: String)] = []

  init(of source: String) {
    var isInDocumentation = false
    let all = source.split(separator: "\n", omittingEmptySubsequences: false)
    for (offset, line) in all.enumerated() {
      let parts = line.split(separator: "\"\"\"", omittingEmptySubsequences: false)
      for (index, part) in parts.enumerated() {
        if index > 0 { isInDocumentation.toggle() }
        for text in isInDocumentation ? [String(part)] : Self.prose(of: part) {
          lines.append((offset + 1, text))
        }
      }
    }
  }

  /// Texts in quotes of more than one word, and the comment at the end of a line.
  private static func prose(of line: Substring) -> [String] {
    var texts: [String] = []
    var quote: Character?
    var text = ""
    var rest = line[...]
    while let character = rest.first {
      if let open = quote {
        if character == open {
          texts.append(text)
          quote = nil
        } else if character == "{" {
          // What a text computes, as in `f"{count} rows"`.
          rest = rest.drop { $0 != "}" && $0 != open }
          continue
        } else {
          text.append(character)
        }
      } else if let mark = ["#", "//", "--", "/*"].first(where: rest.hasPrefix) {
        // A blank follows the mark of a comment, but not that of a colour or an option.
        let comment = rest.dropFirst(mark.count)
        if comment.first == " " { return texts.filter { $0.contains(" ") } + [String(comment)] }
      } else if character == "\"" || character == "'" {
        quote = character
        text = ""
      }
      rest.removeFirst()
    }
    return texts.filter { $0.contains(" ") }
  }
}
