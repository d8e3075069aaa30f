internal import DisplayText
internal import FreedomModel

/// One line of a chart in text: pieces with their ink, and how many cells they take.
struct TextLine {
  private var pieces: [(text: String, ink: TextStyle)] = []
  private(set) var width = 0

  init() {}

  init(_ text: String, _ ink: TextStyle = .plain) {
    append(text, ink)
  }

  mutating func append(_ text: String, _ ink: TextStyle = .plain) {
    guard !text.isEmpty else { return }
    pieces.append((text, ink))
    width += text.displayWidth
  }

  mutating func append(_ line: TextLine) {
    pieces += line.pieces
    width += line.width
  }

  mutating func pad(to cells: Int) {
    if width < cells { append(String(repeating: " ", count: cells - width)) }
  }

  /// The beginning of the line that takes at most some cells.
  func clipped(to cells: Int) -> TextLine {
    guard width > cells else { return self }
    var line = TextLine()
    for piece in pieces where line.width < cells {
      line.append(piece.text.truncated(toWidth: cells - line.width, ellipsis: ""), piece.ink)
    }
    return line
  }

  /// The line as text, without blanks at its end.
  func written(color: Bool) -> String {
    var kept = pieces
    while let last = kept.last {
      let text = last.text.withoutBlanksAtEnd
      kept.removeLast()
      guard text.isEmpty else {
        kept.append((text, last.ink))
        break
      }
    }
    return kept.reduce(into: "") { written, piece in
      if color, let escape = piece.ink.escape {
        written += escape + piece.text + TextStyle.reset
      } else {
        written += piece.text
      }
    }
  }
}

extension String {
  var withoutBlanksAtEnd: String {
    guard utf8.last == 0x20 else { return self }
    return lastIndex { $0 != " " }.map { String(self[...$0]) } ?? ""
  }
}
