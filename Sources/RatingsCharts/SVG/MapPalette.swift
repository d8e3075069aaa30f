internal import FreedomModel

/// The colours of maps. What differs in hue differs in lightness too, in one order, so that a map
/// can be read in grey print: Free is light and Not Free dark. On maps of changes both ends are
/// dark, and what declined is striped.
enum MapPalette {
  static func color(_ fill: Fill) -> String {
    switch fill {
    case .status(let status): StatusPalette.color(status)
    case .level(let level): shades[Shades.step(level)]
    case .change(let step):
      switch step {
      case 3...: "#2273b3"
      case 2: "#83bde0"
      case 1: "#d3e8f4"
      case 0: "#f5f4ef"
      case -1: "#fbe0c5"
      case -2: "#e8a05c"
      default: "#a3470e"
      }
    case .plain: Palette.series(0)
    case .missing, .unrated, .territory: Palette.paper
    }
  }

  /// Whether letters and strokes on a fill are white.
  static func isDark(_ fill: Fill) -> Bool {
    switch fill {
    case .status(let status): StatusPalette.ink(on: status) == "#fff"
    case .level(let level): Shades.step(level) >= 3
    case .change(let step): abs(step) >= 3
    case .plain: true
    case .missing, .unrated, .territory: false
    }
  }

  private static let stripes = ["#c98548", "#9a4d12", "#4f1d02"]
  private static let shades = ["#c6dbef", "#9ecae1", "#6baed6", "#3182bd", "#08519c"]

  static func ink(_ fill: Fill) -> String { isDark(fill) ? "#fff" : "#000" }

  static func fill(_ fill: Fill, id: String) -> String {
    switch fill {
    case .missing: "url(#\(id)-mi)"
    case .change(let step) where step < 0: "url(#\(id)-d\(-step))"
    case .status, .level, .change, .plain, .unrated, .territory: color(fill)
    }
  }

  /// The fill of a tile, on which an arrow says what stripes say elsewhere.
  static func flat(_ fill: Fill, id: String) -> String {
    if case .change = fill { color(fill) } else { self.fill(fill, id: id) }
  }

  /// What paints a tile: land that is not rated has the colour of the paper.
  static func paint(_ fill: Fill, id: String) -> [(String, String)] {
    (fill == .unrated || fill == .territory ? [("class", "paper")] : [])
      + [("fill", flat(fill, id: id))]
  }

  /// The strokes over a territory's colour.
  static func hatch(over fill: Fill, id: String) -> String {
    "url(#\(id)-\(isDark(fill) ? "hl" : "hd"))"
  }

  static func patterns(into writer: inout SVGWriter) {
    let id = writer.id
    writer.group("defs", []) { writer in
      for (name, color) in [("hd", "#000"), ("hl", "#fff")] {
        writer.group("pattern", tile("\(id)-\(name)", 5) + [("patternTransform", "rotate(45)")]) {
          $0.element("rect", [("width", "1.1"), ("height", "5"), ("fill", color)])
        }
      }
      for step in 1...3 {
        writer.group("pattern", tile("\(id)-d\(step)", 4)) { writer in
          writer.element(
            "rect", [("width", "4"), ("height", "4"), ("fill", color(.change(-step)))])
          writer.element(
            "rect", [("width", "4"), ("height", "0.9"), ("fill", stripes[step - 1])])
        }
      }
      writer.group("pattern", tile("\(id)-mi", 4)) { writer in
        writer.element("rect", [("width", "4"), ("height", "4"), ("fill", "#fff")])
        writer.element("circle", [("cx", "2"), ("cy", "2"), ("r", "0.9"), ("fill", "#555")])
      }
    }
  }

  private static func tile(_ id: String, _ size: Int) -> [(String, String)] {
    [
      ("id", id), ("width", "\(size)"), ("height", "\(size)"), ("patternUnits", "userSpaceOnUse"),
    ]
  }

  /// The fill in a key: with stripes where the map has them.
  static func swatch(
    _ fill: Fill, isStriped: Bool, x: Double, y: Double, into writer: inout SVGWriter
  ) {
    let place = [
      ("x", x.decimals), ("y", y.decimals), ("width", "14"), ("height", "11"),
    ]
    let edge = [("stroke", Palette.soft), ("stroke-width", "0.75")]
    // The strokes are dark, and so need a light ground on dark paper too.
    let isPaper = fill == .unrated
    let paint = isStriped ? self.fill(fill, id: writer.id) : flat(fill, id: writer.id)
    writer.element(
      "rect",
      place + [("class", isPaper ? "paper axis" : "axis"), ("fill", paint)] + edge)
    if fill == .territory {
      writer.element(
        "rect", place + [("class", "hatch"), ("fill", hatch(over: fill, id: writer.id))])
    }
  }
}
