internal import FreedomModel

/// The characters that charts are drawn with, in Unicode or in ASCII.
struct Glyphs {
  let isASCII: Bool

  /// The marker of a line: each of eight has its own, and each of three means.
  func marker(_ line: LineMark) -> Unicode.Scalar {
    switch line.role {
    case .own: marker(line.style)
    case .mean:
      (isASCII ? Glyphs.asciiMeans : Glyphs.means)[line.style % Glyphs.means.count]
    case .context: context
    }
  }

  /// The marker of a style.
  func marker(_ style: Int) -> Unicode.Scalar {
    let own = isASCII ? Glyphs.asciiMarkers : Glyphs.markers
    return own[style % own.count]
  }

  /// Lines that leave a cell in some directions, as bits of ``Stroke``.
  func box(_ directions: UInt8) -> Unicode.Scalar {
    (isASCII ? Glyphs.asciiBoxes : Glyphs.boxes)[Int(directions & 15)]
  }

  func pattern(_ status: FreedomStatus) -> Unicode.Scalar {
    switch status {
    case .free: isASCII ? "#" : "█"
    case .partlyFree: isASCII ? "=" : "▒"
    case .notFree: isASCII ? "." : "░"
    }
  }

  /// The shade of a level from 0 (least free, lightest) to 1 (freest, darkest).
  func shade(_ level: Double) -> Unicode.Scalar {
    let shades = isASCII ? Glyphs.asciiShades : Glyphs.shades
    return shades[Shades.step(level)]
  }

  /// The small bar of a level from 0 (least free, lowest) to 1 (freest, tallest).
  func bar(_ level: Double) -> Unicode.Scalar {
    let bars = isASCII ? Glyphs.asciiBars : Glyphs.bars
    return bars[max(0, min(bars.count - 1, Int((level * Double(bars.count - 1)).rounded())))]
  }

  /// What marks the points of lines that are not picked out.
  var context: Unicode.Scalar { isASCII ? "," : "⠂" }
  /// What bars of means are made of.
  var meanBar: Unicode.Scalar { isASCII ? "~" : "╌" }
  /// What is before a row that is picked out.
  var pointer: Unicode.Scalar { isASCII ? ">" : "▸" }
  var rule: Unicode.Scalar { isASCII ? "." : "·" }
  var guide: Unicode.Scalar { isASCII ? ":" : "┊" }
  var tickLeft: Unicode.Scalar { isASCII ? "+" : "┤" }
  var tickDown: Unicode.Scalar { isASCII ? "+" : "┬" }
  var horizontal: Unicode.Scalar { isASCII ? "-" : "─" }
  var vertical: Unicode.Scalar { isASCII ? "|" : "│" }
  var corner: Unicode.Scalar { isASCII ? "+" : "└" }
  var runEnd: Unicode.Scalar { isASCII ? "]" : "╴" }
  var runStart: Unicode.Scalar { isASCII ? "[" : "╶" }
  var hiddenGap: Unicode.Scalar { isASCII ? ":" : "┆" }
  var intervalEnd: Unicode.Scalar { isASCII ? "|" : "┤" }

  private static let markers: [Unicode.Scalar] = ["●", "◆", "▲", "■", "○", "◇", "△", "□"]
  private static let asciiMarkers: [Unicode.Scalar] = ["*", "o", "x", "#", "@", "%", "&", "$"]
  private static let means: [Unicode.Scalar] = ["+", "×", "÷"]
  private static let asciiMeans: [Unicode.Scalar] = ["^", "=", "~"]
  private static let boxes: [Unicode.Scalar] = [
    " ", "╴", "╶", "─", "╵", "╯", "╰", "┴", "╷", "╮", "╭", "┬", "│", "┤", "├", "┼",
  ]
  private static let asciiBoxes: [Unicode.Scalar] = [
    " ", "-", "-", "-", "'", "'", "'", "+", ".", ".", ".", "+", "|", "+", "+", "+",
  ]
  private static let shades: [Unicode.Scalar] = ["·", "░", "▒", "▓", "█"]
  private static let asciiShades: [Unicode.Scalar] = [".", "-", "+", "*", "#"]
  private static let bars: [Unicode.Scalar] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
  private static let asciiBars: [Unicode.Scalar] = ["_", ".", ":", "-", "=", "+", "*", "#"]
}
