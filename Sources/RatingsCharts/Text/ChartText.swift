internal import DisplayText

/// Turns any text into one that a terminal shows safely, in ASCII where that is asked for.
struct ChartText {
  let isASCII: Bool

  /// The text with control characters and direction marks written out, and in ASCII if wanted.
  func clean(_ text: String) -> String {
    isASCII ? text.visible.asciiText : text.visible
  }

  /// The text, or its beginning and an ellipsis where it takes more than some cells.
  func shortened(_ text: String, to cells: Int) -> String {
    guard text.displayWidth > cells else { return text }
    let ellipsis = isASCII ? ".." : "…"
    let isShown = cells > ellipsis.displayWidth + 1
    let room = isShown ? cells - ellipsis.displayWidth : cells
    let kept = text.truncated(toWidth: room, ellipsis: "")
    return isShown ? kept.withoutBlanksAtEnd + ellipsis : kept
  }

  /// The text in lines of at most some cells, the later ones indented.
  func wrapped(_ text: String, to cells: Int, indent: Int = 0) -> [String] {
    WrappedText.lines(text, width: cells, indent: indent)
  }
}
