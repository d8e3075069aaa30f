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
