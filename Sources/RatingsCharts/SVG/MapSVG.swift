internal import FreedomModel

/// Draws the areas of a map: tiles with their letters, or outlines and dots.
struct MapSVG: SVGDrawing {
  private let areas: [AreaMark]
  private let x: ValueScale
  private let y: ValueScale
  private let width: Double
  private let isTiles: Bool

  let height: Double

  init?(_ plot: Plot, width: Double) {
    guard case .values(let x) = plot.x, case .values(let y) = plot.y, !plot.areas.isEmpty,
      x.end > x.start, y.end != y.start
    else { return nil }
    areas = plot.areas
    self.x = x
    self.y = y
    self.width = width
    isTiles = areas.contains { !$0.cells.isEmpty }
    height = width * abs(y.end - y.start) / (x.end - x.start)
  }

  func draw(into writer: inout SVGWriter) {
    if isTiles {
      for area in areas { drawTiles(area, into: &writer) }
    } else {
      OutlineSVG(areas, x: x, y: y, width: width, height: height).draw(into: &writer)
    }
  }

  // MARK: Tiles

  private var tile: Double { width / (x.end - x.start) }

  private func drawTiles(_ area: AreaMark, into writer: inout SVGWriter) {
    let places = Set(area.cells.map(\.place))
    writer.group("g", []) { writer in
      writer.element("title", [], text: area.label)
      let body = path(places, reach: 0)
      let fill = area.parts[0].fill
      guard fill != .unrated else {
        writer.element(
          "path",
          [
            ("class", "paper rule"), ("fill", Palette.paper), ("stroke", Palette.rule),
            ("stroke-width", "0.75"), ("d", body),
          ])
        return
      }
      writer.element(
        "path", [("class", "soft"), ("fill", Palette.soft), ("d", path(places, reach: 0.75))])
      writer.element("path", MapPalette.paint(fill, id: writer.id) + [("d", body)])
      if area.parts.count > 1 {
        let half = area.parts[1].fill
        writer.element(
          "path", MapPalette.paint(half, id: writer.id) + [("d", halves(places))])
      }
      if area.isTerritory {
        writer.element(
          "path", [("fill", MapPalette.hatch(over: fill, id: writer.id)), ("d", body)])
      }
    }
    drawCodes(area, into: &writer)
  }

  /// Letters where there is space: one code for an area of a former state, else one per tile; under
  /// the code the value of a scale.
  private func drawCodes(_ area: AreaMark, into writer: inout SVGWriter) {
    let size = min(12, tile * 0.42)
    guard let fill = area.parts.first?.fill else { return }
    guard size >= 7.5 else { return drawArrows(area, fill, into: &writer) }
    for cell in area.namedCells {
      let code = area.isTerritory ? cell.code.lowercased() : cell.code
      let x = (Double(cell.place.column) - 0.5) * tile
      let middle = (Double(cell.place.row) - 0.5) * tile
      let value = size < 11 || area.parts.count > 1 ? nil : value(of: area)
      let base = middle + size * (value == nil ? 0.36 : 0.05)
      if area.parts.count > 1 || area.isTerritory || fill == .missing {
        // Patterns and halves are covered under the letters, so that these can be read.
        let plate =
          area.parts.count > 1 || fill == .missing ? "#fff" : MapPalette.color(fill)
        let (width, height) = (tile * 0.68, size * (value == nil ? 1.2 : 1.9))
        writer.element(
          "rect",
          [
            ("x", (x - width / 2).decimals), ("y", (middle - height / 2).decimals),
            ("width", width.decimals), ("height", height.decimals), ("fill", plate),
          ])
      }
      let ink = area.parts.count > 1 ? "#000" : MapPalette.ink(fill)
      writer.text(
        code, x: x, y: base, size: size, anchor: "middle", ink: .soft,
        fill: area.isUnrated ? nil : ink)
      if let value {
        writer.text(
          value, x: x, y: base + size * 0.85, size: size * 0.8, anchor: "middle", fill: ink)
      }
    }
  }

  /// On a phone a tile has room for an arrow only.
  private func drawArrows(_ area: AreaMark, _ fill: Fill, into writer: inout SVGWriter) {
    guard case .change(let step) = fill, step != 0 else { return }
    for cell in area.namedCells {
      writer.text(
        step > 0 ? "▲" : "▼", x: (Double(cell.place.column) - 0.5) * tile,
        y: (Double(cell.place.row) - 0.5) * tile + 3, size: 7, anchor: "middle",
        fill: MapPalette.ink(fill))
    }
  }

  private func value(of area: AreaMark) -> String? {
    let text = area.parts[0].short
    return !text.isEmpty && TextMetrics.width(text, size: 9.6) < tile - 5 ? text : nil
  }

  /// Tiles with a gap around them, but none between two of one area.
  private func path(_ places: Set<TilePlace>, reach: Double) -> String {
    let gap = min(1.6, tile * 0.08) - reach
    return places.sorted().map { place in
      let right = places.contains(TilePlace(column: place.column + 1, row: place.row))
      let below = places.contains(TilePlace(column: place.column, row: place.row + 1))
      let corner =
        right && below
        && places.contains(TilePlace(column: place.column + 1, row: place.row + 1))
      let (left, top) = (Double(place.column - 1) * tile + gap, Double(place.row - 1) * tile + gap)
      let side = tile - 2 * gap
      func box(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> String {
        "M\(x.decimals) \(y.decimals)h\(width.decimals)v\(height.decimals)h\((-width).decimals)z"
      }
      return box(left, top, side, side)
        + (right ? box(left + side, top, 2 * gap, side) : "")
        + (below ? box(left, top + side, side, 2 * gap) : "")
        + (corner ? box(left + side, top + side, 2 * gap, 2 * gap) : "")
    }.joined()
  }

  /// The lower right halves of tiles.
  private func halves(_ places: Set<TilePlace>) -> String {
    let gap = min(1.6, tile * 0.08)
    return places.sorted().map { place in
      let (left, top) = (Double(place.column - 1) * tile + gap, Double(place.row - 1) * tile + gap)
      let side = tile - 2 * gap
      return "M\((left + side).decimals) \(top.decimals)v\(side.decimals)h\((-side).decimals)z"
    }.joined()
  }
}

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
      case 0: "#e6e4da"
      case -1: "#fbe0c5"
      case -2: "#e8a05c"
      default: "#a3470e"
      }
    case .plain: Palette.series(0)
    case .missing, .unrated: Palette.paper
    // White in all themes: the strokes over it are black.
    case .territory: "#fff"
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
    (fill == .unrated ? [("class", "paper")] : [])
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
      // Tiles wider than a drawing: viewers of PDF leave a white line between two of them.
      for step in 1...3 {
        writer.group("pattern", tile("\(id)-d\(step)", 2000, 40)) { writer in
          writer.element(
            "rect", [("width", "2000"), ("height", "40"), ("fill", color(.change(-step)))])
          writer.element(
            "path",
            [
              ("d", "M1000,0v40"), ("stroke", stripes[step - 1]), ("stroke-width", "2000"),
              ("stroke-dasharray", "0.9,3.1"),
            ])
        }
      }
      writer.group("pattern", tile("\(id)-mi", 4)) { writer in
        writer.element("rect", [("width", "4"), ("height", "4"), ("fill", "#fff")])
        writer.element("circle", [("cx", "2"), ("cy", "2"), ("r", "0.9"), ("fill", "#555")])
      }
    }
  }

  private static func tile(
    _ id: String, _ width: Int, _ height: Int? = nil
  ) -> [(String, String)] {
    [
      ("id", id), ("width", "\(width)"), ("height", "\(height ?? width)"),
      ("patternUnits", "userSpaceOnUse"),
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
