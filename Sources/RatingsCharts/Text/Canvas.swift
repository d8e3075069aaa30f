internal import FreedomModel

/// A grid of cells in layers: background, lines, markers; later layers hide earlier ones.
struct Canvas {
  let columns: Int
  let rows: Int
  private var background: [Unicode.Scalar?]
  private var strokes: [UInt8]
  private var dots: [UInt8]
  private var slants: [Unicode.Scalar?]
  private var signs: [Unicode.Scalar?]
  private var inks: [TextStyle]

  init(columns: Int, rows: Int) {
    self.columns = max(1, columns)
    self.rows = max(1, rows)
    let count = self.columns * self.rows
    background = Array(repeating: nil, count: count)
    strokes = Array(repeating: 0, count: count)
    dots = Array(repeating: 0, count: count)
    slants = Array(repeating: nil, count: count)
    signs = Array(repeating: nil, count: count)
    inks = Array(repeating: .plain, count: count)
  }

  private func index(_ column: Int, _ row: Int) -> Int? {
    guard (0..<columns).contains(column), (0..<rows).contains(row) else { return nil }
    return row * columns + column
  }

  /// Puts a faint character behind everything else.
  mutating func paint(_ scalar: Unicode.Scalar, _ column: Int, _ row: Int) {
    guard let index = index(column, row) else { return }
    background[index] = scalar
  }

  /// Adds line ends that leave a cell in some directions.
  mutating func stroke(_ directions: UInt8, _ column: Int, _ row: Int, _ ink: TextStyle) {
    guard let index = index(column, row) else { return }
    strokes[index] |= directions
    inks[index] = ink
  }

  /// Sets a braille dot, two to a cell across and four down.
  mutating func dot(_ x: Int, _ y: Int, _ ink: TextStyle) {
    guard x >= 0, y >= 0, let index = index(x / 2, y / 4) else { return }
    dots[index] |= Canvas.dotBits[y % 4 * 2 + x % 2]
    inks[index] = ink
  }

  /// Sets a character that is part of a line; the first one set in a cell stays.
  mutating func slant(_ scalar: Unicode.Scalar, _ column: Int, _ row: Int, _ ink: TextStyle) {
    guard let index = index(column, row), slants[index] == nil else { return }
    slants[index] = scalar
    inks[index] = ink
  }

  /// Puts a character on top of lines.
  mutating func sign(_ scalar: Unicode.Scalar, _ column: Int, _ row: Int, _ ink: TextStyle) {
    guard let index = index(column, row) else { return }
    signs[index] = scalar
    inks[index] = ink
  }

  /// Whether a cell has a character on top; cells outside count as occupied.
  func isSigned(_ column: Int, _ row: Int) -> Bool {
    index(column, row).map { signs[$0] != nil } ?? true
  }

  /// One row of cells, with the ink of each.
  func line(_ row: Int, _ glyphs: Glyphs) -> TextLine {
    var line = TextLine()
    var run = ""
    var ink = TextStyle.plain
    for index in row * columns..<(row + 1) * columns {
      let cell = cell(index, glyphs)
      if cell.ink != ink, cell.scalar != " " {
        line.append(run, ink)
        run = ""
        ink = cell.ink
      }
      run.unicodeScalars.append(cell.scalar)
    }
    line.append(run, ink)
    return line
  }

  private func cell(_ index: Int, _ glyphs: Glyphs) -> (scalar: Unicode.Scalar, ink: TextStyle) {
    if let sign = signs[index] { return (sign, inks[index]) }
    if strokes[index] != 0 { return (glyphs.box(strokes[index]), inks[index]) }
    if dots[index] != 0, let dots = Unicode.Scalar(0x2800 + UInt32(dots[index])) {
      return (dots, inks[index])
    }
    if let slant = slants[index] { return (slant, inks[index]) }
    return (background[index] ?? " ", .faint)
  }

  private static let dotBits: [UInt8] = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80]
}

enum Stroke {
  static let left: UInt8 = 1
  static let right: UInt8 = 2
  static let up: UInt8 = 4
  static let down: UInt8 = 8
}

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
