internal import FreedomModel

/// Draws a plot with a scale of values from bottom to top: lines over the years.
struct FieldSVG: SVGDrawing {
  let plot: Plot
  let years: YearScale
  let values: ValueScale
  let lines: [LineMark]
  /// The lines whose names are drawn.
  let named: [LineMark]
  let isCompact: Bool
  let isNamedAtStart: Bool
  let left: Double
  let right: Double
  let width: Double
  let top: Double
  let bottom: Double
  private let lanes: [Int]

  var height: Double { bottom + 22 }

  init?(_ plot: Plot, width: Double, fieldHeight: Double?, isCompact: Bool) {
    guard case .years(let years) = plot.x, case .values(let values) = plot.y else { return nil }
    self.plot = plot
    self.years = years
    self.values = values
    self.isCompact = isCompact
    self.width = width
    lines = plot.linesFromBehind
    named = plot.lines.filter(\.isNamed)
    isNamedAtStart = lines.contains(where: \.isNamedAtStart)
    let labels = named.map { FieldSVG.label($0.name, $0.last, years) }
    let widest = labels.map { TextMetrics.width($0, size: 12) }.max() ?? 0
    let names = isCompact ? 6.0 : min(widest + 34, width * 0.38)
    let ticks = values.ticks.map { TextMetrics.width($0.label, size: 11) }.max() ?? 0
    let bands = plot.bands.isEmpty ? 0.0 : 22
    let starts = named.map { TextMetrics.width(FieldSVG.label($0.name, $0.first, nil), size: 12) }
    left =
      (isNamedAtStart ? min((starts.max() ?? 0) + 34, width * 0.36) : ticks + 10) + bands
    let right = max(left + 20, width - names)
    self.right = right
    let left = left
    lanes = SVGWriter.lanes(plot.annotations) {
      left + years.fraction($0) * (right - left)
    }
    top = Double((lanes.max() ?? -1) + 1) * SVGWriter.laneHeight + 6
    // Names need a line each, whatever height is requested.
    let least = isCompact ? 0 : Double(named.count) * 15
    bottom = top + max(least, fieldHeight ?? (isCompact ? 110 : 290))
  }

  func x(_ year: Int) -> Double {
    // Room for markers at both ends.
    let inset = min(8, (right - left) / 8)
    return left + inset + years.fraction(year) * (right - left - 2 * inset)
  }

  func y(_ position: Double) -> Double {
    let inset = 8.0
    return bottom - inset - values.fraction(position) * (bottom - top - 2 * inset)
  }

  func draw(into writer: inout SVGWriter) {
    drawBands(into: &writer)
    drawTicks(into: &writer)
    if let reference = plot.reference {
      writer.line(left, y(reference), right, y(reference), isAxis: true)
    }
    writer.annotations(plot.annotations, lanes: lanes, bottom: bottom, at: x)
    writer.yearAxis(
      years, from: left, to: right, y: bottom, isEndsOnly: isNamedAtStart, at: x)
    drawLines(into: &writer)
    guard !isCompact else { return }
    drawLabels(into: &writer)
  }

  private func drawBands(into writer: inout SVGWriter) {
    let boundaries = plot.bands.boundaries.map(y)
    let edges = [top] + boundaries + [bottom]
    let sorted = plot.bands.sorted { $0.status > $1.status }
    for (index, band) in sorted.enumerated() where index + 1 < edges.count {
      writer.element(
        "rect",
        [
          ("x", left.decimals), ("y", edges[index].decimals),
          ("width", (right - left).decimals),
          ("height", max(0, edges[index + 1] - edges[index]).decimals),
          ("fill", StatusPalette.color(band.status)), ("fill-opacity", "0.09"),
        ])
      let middle = (edges[index] + edges[index + 1]) / 2 + 4
      let place = isNamedAtStart ? left - 6 : 0
      writer.text(
        band.status.code, x: place, y: middle, size: 11, weight: "bold",
        anchor: isNamedAtStart ? "end" : "", ink: .soft)
    }
    for boundary in boundaries { writer.line(left, boundary, right, boundary, dash: "3 3") }
  }

  private func drawTicks(into writer: inout SVGWriter) {
    guard !isNamedAtStart else {
      writer.line(left, top, left, bottom)
      writer.line(right, top, right, bottom)
      return
    }
    for tick in values.ticks {
      let y = y(tick.position)
      writer.line(left, y, right, y)
      writer.text(
        tick.label, x: left - 6, y: y + 4, size: 11, anchor: "end", ink: .soft)
    }
  }

  /// The name and the value at the end of a line; the name is cut where it does not fit.
  static func label(
    _ name: String, _ point: Point?, _ years: YearScale?, room: Double = .infinity
  ) -> String {
    guard let point else { return name }
    let until = years.map { point.year < $0.last ? " (\(point.year))" : "" } ?? ""
    let figure = " \(point.text)\(until)"
    let rest = room - TextMetrics.width(figure, size: 12)
    return TextMetrics.shortened(name, size: 12, to: rest) + figure
  }
}
