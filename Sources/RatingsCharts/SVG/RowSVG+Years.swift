internal import FreedomModel

extension RowSVG {
  /// Fields of years; neighbours of one fill are drawn as one unless each has room for its figure.
  func drawTiles(
    _ column: Double, _ middle: (Int) -> Double, into writer: inout SVGWriter
  ) {
    let tiles = plot.marks.compactMap { mark -> TileMark? in
      if case .tile(let tile) = mark { tile } else { nil }
    }
    let showsFigures = tiles.allSatisfy {
      if case .level = $0.fill { TextMetrics.width($0.text, size: 10) + 8 < column } else { false }
    }
    var start = tiles.startIndex
    while start < tiles.endIndex {
      var end = start
      while !showsFigures, end + 1 < tiles.endIndex, tiles[end + 1].row == tiles[start].row,
        tiles[end + 1].year == tiles[end].year + 1, tiles[end + 1].fill == tiles[start].fill
      {
        end += 1
      }
      draw(
        tiles[start], from: middle(tiles[start].year) - column / 2,
        to: middle(tiles[end].year) + column / 2, into: &writer)
      start = end + 1
    }
  }

  private func draw(
    _ tile: TileMark, from start: Double, to end: Double, into writer: inout SVGWriter
  ) {
    writer.area(
      x: start + 0.4, y: y(tile.row) + 2, width: end - start - 0.8, height: row - 4,
      fill: tile.fill)
    guard TextMetrics.width(tile.text, size: 10) + 3 < end - start else { return }
    let place = (x: (start + end) / 2, y: y(tile.row) + 13.5)
    switch tile.fill {
    case .status(let status):
      writer.haloedText(
        tile.text, x: place.x, y: place.y, ink: Palette.ink(on: status),
        halo: Palette.color(status))
    case .level(let level):
      writer.text(
        tile.text, x: place.x, y: place.y, size: 10, anchor: "middle",
        fill: Palette.inkOnShade(level))
    case .plain: break
    }
  }

  /// Small bars over a base line, freer being taller.
  func drawSpark(
    _ spark: SparkMark, _ column: Double, _ middle: (Int) -> Double, into writer: inout SVGWriter
  ) {
    let base = y(spark.row) + row - 2
    for point in spark.points {
      let height = 2 + max(0, min(1, point.position)) * (row - 7)
      let gap = column > 3 ? 0.8 : 0
      writer.area(
        x: middle(point.year) - column / 2 + gap / 2, y: base - height, width: column - gap,
        height: height, fill: .plain)
    }
    writer.text(spark.text, x: right + 8, y: y(spark.row) + row - 6)
  }
}
