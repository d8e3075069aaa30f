internal import FreedomModel

/// Draws a plot with one row a name: fields of years, small bars or long ones.
struct RowSVG: SVGDrawing {
  let plot: Plot
  let names: [String]
  let left: Double
  let right: Double
  let top: Double
  private let lanes: [Int]

  let row: Double
  private let isNarrow: Bool

  var bottom: Double { top + Double(names.count) * row }
  var height: Double { bottom + 22 }

  /// Lays a plot out; `nil` where its scale from top to bottom is not one of names.
  init?(_ plot: Plot, width: Double) {
    guard case .categories(let names) = plot.y else { return nil }
    self.plot = plot
    isNarrow = width < 480
    row = plot.marks.contains { if case .spark = $0 { true } else { false } } ? 28 : 20
    let widest = names.map { TextMetrics.width($0, size: 12) }.max() ?? 0
    let room = min(widest + 2, width * (plot.nameShare ?? 0.34))
    self.names = names.map { TextMetrics.shortened($0, size: 12, to: room) }
    left = room + 8
    let texts: [Double] = plot.marks.map { mark in
      switch mark {
      case .spark(let spark): TextMetrics.width(spark.text, size: 12) + 10
      case .bar(let bar): TextMetrics.width(bar.text, size: 12) + 10
      case .line, .tile, .stack, .dot, .area: 14
      }
    }
    right = max(left + 40, width - (texts.max() ?? 14))
    if case .years(let years) = plot.x {
      let (left, right) = (left, right)
      lanes = SVGWriter.lanes(plot.annotations) {
        left + (Double($0 - years.first) + 0.5) / Double(years.count) * (right - left)
      }
    } else {
      lanes = []
    }
    top =
      lanes.isEmpty
      ? names.count > 40
        && plot.marks.contains(where: { if case .bar = $0 { true } else { false } })
        ? 18 : 0
      : Double((lanes.max() ?? 0) + 1) * SVGWriter.laneHeight + 4
  }

  /// Whether others are picked out.
  func isFaint(_ row: Int) -> Bool { !plot.strongRows.isEmpty && !plot.strongRows.contains(row) }

  func y(_ index: Int) -> Double { top + Double(index) * row }

  func draw(into writer: inout SVGWriter) {
    for (index, name) in names.enumerated() {
      let isStrong = plot.strongRows.contains(index)
      writer.text(
        name, x: left - 8, y: y(index) + row - 6, weight: isStrong ? "bold" : "", anchor: "end",
        ink: isFaint(index) ? .soft : .plain)
    }
    switch plot.x {
    case .years(let years): drawYears(years, into: &writer)
    case .values(let values): drawBars(values, into: &writer)
    case .categories: break
    }
  }

  private func drawYears(_ years: YearScale, into writer: inout SVGWriter) {
    let column = (right - left) / Double(years.count)
    func middle(_ year: Int) -> Double { left + (Double(year - years.first) + 0.5) * column }
    drawTiles(column, middle, into: &writer)
    for mark in plot.marks {
      guard case .spark(let spark) = mark else { continue }
      drawSpark(spark, column, middle, into: &writer)
    }
    writer.annotations(plot.annotations, lanes: lanes, bottom: top, at: middle)
    writer.yearAxis(years, from: left, to: right, y: bottom, at: middle)
  }

  private func drawBars(_ values: ValueScale, into writer: inout SVGWriter) {
    func x(_ position: Double) -> Double {
      left + values.fraction(position) * (right - left)
    }
    for tick in values.ticks { writer.line(x(tick.position), top, x(tick.position), bottom) }
    if hasAxisOnTop {
      for tick in values.ticks { label(tick, x: x(tick.position), y: top - 6, into: &writer) }
    }
    for mark in plot.marks {
      guard case .bar(let bar) = mark else { continue }
      let (start, end) = (min(x(0), x(bar.position)), max(x(0), x(bar.position)))
      writer.area(
        x: start, y: y(bar.row) + 3, width: end - start, height: row - 6, fill: bar.fill,
        isFaint: isFaint(bar.row), isOpen: bar.isMean)
      writer.text(bar.text, x: end + 6, y: y(bar.row) + 14)
    }
    writer.line(x(0), top, x(0), bottom, isAxis: true)
    writer.line(left, bottom, right, bottom, isAxis: true)
    for tick in values.ticks { label(tick, x: x(tick.position), y: bottom + 15, into: &writer) }
  }

  private func label(_ tick: ValueScale.Tick, x: Double, y: Double, into writer: inout SVGWriter) {
    writer.text(tick.label, x: x, y: y, size: 11, anchor: "middle", ink: .soft)
  }

  /// Readers of a long list see the axis where they begin to read.
  private var hasAxisOnTop: Bool { names.count > 40 }
}

extension RowSVG {
  /// Fields of years; neighbours of one fill are drawn as one unless each is wide enough for its
  /// value.
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
        to: middle(tiles[end].year) + column / 2, showsFigures: showsFigures, into: &writer)
      start = end + 1
    }
  }

  private func draw(
    _ tile: TileMark, from start: Double, to end: Double, showsFigures: Bool,
    into writer: inout SVGWriter
  ) {
    writer.area(
      x: start + 0.4, y: y(tile.row) + 2, width: end - start - 0.8, height: row - 4,
      fill: tile.fill)
    // On a phone values in some of the fields are read as if the others had none.
    if isNarrow, case .level = tile.fill, !showsFigures { return }
    guard TextMetrics.width(tile.text, size: 10) + 3 < end - start else { return }
    let place = (x: (start + end) / 2, y: y(tile.row) + 13.5)
    switch tile.fill {
    case .status(let status):
      writer.text(
        tile.text, x: place.x, y: place.y, size: 10, anchor: "middle",
        fill: StatusPalette.ink(on: status))
    case .level(let level):
      writer.text(
        tile.text, x: place.x, y: place.y, size: 10, anchor: "middle",
        fill: Palette.inkOnShade(level))
    case .plain, .change, .missing, .unrated, .territory: break
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
        height: height, fill: .plain, isFaint: isFaint(spark.row))
    }
    writer.text(spark.text, x: right + 8, y: y(spark.row) + row - 6)
  }
}
