internal import FreedomModel

/// Draws a plot with one row a name: fields of years, small bars or long ones.
struct RowSVG: SVGDrawing {
  let plot: Plot
  let names: [String]
  let left: Double
  let right: Double
  let top: Double
  private let lanes: [Int]

  /// The height of a row in pixels.
  let row: Double

  var bottom: Double { top + Double(names.count) * row }
  var height: Double { bottom + 22 }

  /// Lays a plot out; `nil` where its scale from top to bottom is not one of names.
  init?(_ plot: Plot, width: Double) {
    guard case .categories(let names) = plot.y else { return nil }
    self.plot = plot
    row = plot.marks.contains { if case .spark = $0 { true } else { false } } ? 28 : 20
    let widest = names.map { TextMetrics.width($0, size: 12) }.max() ?? 0
    let room = min(widest + 2, width * 0.34)
    self.names = names.map { TextMetrics.shortened($0, size: 12, to: room) }
    left = room + 8
    let texts: [Double] = plot.marks.map { mark in
      switch mark {
      case .spark(let spark): TextMetrics.width(spark.text, size: 12) + 10
      case .bar(let bar): TextMetrics.width(bar.text, size: 12) + 10
      case .line, .tile, .stack: 14
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
    top = lanes.isEmpty ? 0 : Double((lanes.max() ?? 0) + 1) * SVGWriter.laneHeight + 4
  }

  func y(_ index: Int) -> Double { top + Double(index) * row }

  func draw(into writer: inout SVGWriter) {
    for (index, name) in names.enumerated() {
      writer.text(name, x: left - 8, y: y(index) + row - 6, anchor: "end")
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
    for mark in plot.marks {
      guard case .bar(let bar) = mark else { continue }
      let (start, end) = (min(x(0), x(bar.position)), max(x(0), x(bar.position)))
      writer.area(x: start, y: y(bar.row) + 3, width: end - start, height: row - 6, fill: bar.fill)
      writer.text(bar.text, x: end + 6, y: y(bar.row) + 14)
    }
    writer.line(x(0), top, x(0), bottom, isAxis: true)
    writer.line(left, bottom, right, bottom, isAxis: true)
    for tick in values.ticks {
      writer.text(
        tick.label, x: x(tick.position), y: bottom + 15, size: 11, anchor: "middle", ink: .soft)
    }
  }
}
