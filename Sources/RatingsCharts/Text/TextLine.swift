internal import DisplayText
internal import FreedomModel

/// One line of a chart in text: pieces with their ink, and how many cells they need.
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

  /// The beginning of the line of at most some cells.
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

/// What a piece of text is drawn as; a colour only where colour is wanted.
enum TextStyle: Hashable {
  case plain
  case faint
  case strong
  case series(Int)
  case status(FreedomStatus)
  case level(Double)

  /// The escape sequence that switches the ink on; `nil` for plain text.
  var escape: String? { self == .strong ? "\u{1B}[1m" : color?.escape }

  private var color: TerminalColor? {
    switch self {
    case .plain, .strong: nil
    case .faint: .gray
    case .series(let style): Self.series[style % Self.series.count]
    case .status(.free): .free
    case .status(.partlyFree): .partlyFree
    case .status(.notFree): .notFree
    case .level(let level): Self.shade(level)
    }
  }

  static let reset = "\u{1B}[0m"

  private static let series: [TerminalColor] = [
    .blue, .ochre, .green, .vermilion, .purple, .violet, .olive, .gray,
  ]
  private static let shades: [TerminalColor] = [
    .red, .vermilion, .ochre, .gray, .teal, .steel, .blue,
  ]

  private static func shade(_ level: Double) -> TerminalColor {
    let place = (level * Double(shades.count)).rounded(.down)
    return shades[max(0, min(shades.count - 1, Int(place)))]
  }
}

/// Turns any text into one that a terminal shows safely, in ASCII where that is requested.
struct ChartText {
  let isASCII: Bool

  /// The text with control characters and direction marks written out, and in ASCII if wanted.
  func clean(_ text: String) -> String {
    isASCII ? text.visible.asciiText : text.visible
  }

  /// The text, or its beginning and an ellipsis where it is longer than some cells.
  func shortened(_ text: String, to cells: Int) -> String {
    guard text.displayWidth > cells else { return text }
    let ellipsis = isASCII ? ".." : "…"
    let isShown = cells > ellipsis.displayWidth + 1
    let room = isShown ? cells - ellipsis.displayWidth : cells
    let kept = text.truncated(toWidth: room, ellipsis: "")
    return isShown ? kept.withoutBlanksAtEnd + ellipsis : kept
  }

  func wrapped(_ text: String, to cells: Int, indent: Int = 0) -> [String] {
    WrappedText.lines(text, width: cells, indent: indent)
  }
}

extension LineMark {
  /// What the line is drawn as.
  var ink: TextStyle {
    switch role {
    case .own: .series(style)
    case .mean: .plain
    case .context: .faint
    }
  }
}
