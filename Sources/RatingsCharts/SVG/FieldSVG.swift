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

extension FieldSVG {
  /// Lines with dashes and markers; lines on the same level run side by side.
  func drawLines(into writer: inout SVGWriter) {
    if lines.count <= LineMark.mostWithLimits {
      for line in lines { drawLimits(of: line, into: &writer) }
    }
    let own = lines.filter { $0.role == .own }
    for line in lines {
      let place = own.firstIndex(of: line) ?? 0
      let shift = line.role == .own ? shift(place, of: own.count) : 0
      writer.group("g", []) { writer in
        // Browsers show it beside the pointer.
        writer.element("title", [], text: line.name)
        for run in line.runs { draw(run, line, shift, into: &writer) }
        guard line.role == .own else { return markAlone(line, into: &writer) }
        for (run, next) in zip(line.runs, line.runs.dropFirst()) {
          markGap(run, next, line, shift, into: &writer)
        }
        for point in marked(line, place, of: own.count) {
          MarkerShape.draw(
            line.style, x: x(point.year), y: y(point.position) + shift,
            size: isCompact ? 2.8 : 3.6, into: &writer)
        }
      }
    }
  }

  /// A light area between the limits, in steps like the line.
  private func drawLimits(of line: LineMark, into writer: inout SVGWriter) {
    guard let first = line.limits.first, let end = line.last?.year else { return }
    var path = "M\(x(first.year).decimals) \(y(first.high).decimals)"
    for limit in line.limits.dropFirst() {
      path += "H\(x(limit.year).decimals)V\(y(limit.high).decimals)"
    }
    path += "H\(x(end).decimals)"
    for (place, limit) in line.limits.enumerated().reversed() {
      let until = line.limits.indices.contains(place + 1) ? line.limits[place + 1].year : end
      path += "L\(x(until).decimals) \(y(limit.low).decimals)H\(x(limit.year).decimals)"
    }
    writer.element(
      "path",
      [
        ("d", path + "Z"), ("class", Palette.fillClass(line.style)),
        ("fill", Palette.series(line.style)), ("fill-opacity", "0.14"),
      ])
  }

  /// How far a line is moved so that lines on the same level can be distinguished: never so far
  /// that it could be mistaken for the next level.
  private func shift(_ place: Int, of count: Int) -> Double {
    guard plot.isStepped, !isNamedAtStart, count > 1, values.levels.count > 1 else { return 0 }
    let level = (bottom - top) / Double(values.levels.count)
    let step = min(3, level * 0.5 / Double(count - 1))
    return (Double(place) - Double(count - 1) / 2) * step
  }

  /// Small dots for the points without neighbours of a line that has no markers.
  private func markAlone(_ line: LineMark, into writer: inout SVGWriter) {
    for point in line.runs.filter({ $0.count == 1 }).joined() {
      writer.element(
        "circle",
        [
          ("cx", x(point.year).decimals), ("cy", y(point.position).decimals), ("r", "1.6"),
          ("class", line.role == .mean ? "ink" : "fc"), ("fill", Palette.stroke(line).color),
        ])
    }
  }

  private func draw(
    _ run: [Point], _ line: LineMark, _ shift: Double, into writer: inout SVGWriter
  ) {
    guard run.count > 1, let first = run.first else { return }
    var path = "M\(x(first.year).decimals) \((y(first.position) + shift).decimals)"
    var last = first
    for point in run.dropFirst() {
      let (x, y) = (x(point.year).decimals, (y(point.position) + shift).decimals)
      if !plot.isStepped {
        path += "L\(x) \(y)"
      } else if point.position == last.position {
        path += "H\(x)"
      } else {
        path += "H\(x)V\(y)"
      }
      last = point
    }
    let stroke = Palette.stroke(line)
    let width = line.role == .context ? isCompact || isCrowded ? "0.6" : "0.9" : "1.8"
    var attributes = [
      ("d", path), ("class", stroke.name), ("fill", "none"), ("stroke", stroke.color),
      ("stroke-width", width), ("stroke-linejoin", "round"),
    ]
    if !stroke.dash.isEmpty { attributes.append(("stroke-dasharray", stroke.dash)) }
    if line.role == .context, isCrowded { attributes.append(("stroke-opacity", "0.5")) }
    writer.element("path", attributes)
  }

  /// Whether the lines in the background would be a surface.
  private var isCrowded: Bool { lines.count > 40 }

  /// Short upright strokes where a line stops and where it continues.
  private func markGap(
    _ run: [Point], _ next: [Point], _ line: LineMark, _ shift: Double,
    into writer: inout SVGWriter
  ) {
    for point in [run.last, next.first] {
      guard let point else { continue }
      let (x, y) = (x(point.year), y(point.position) + shift)
      writer.element(
        "path",
        [
          ("d", "M\(x.decimals) \((y - 4).decimals)V\((y + 4).decimals)"),
          ("class", Palette.seriesClass(line.style)), ("fill", "none"),
          ("stroke", Palette.series(line.style)), ("stroke-width", "1.5"),
        ])
    }
  }

  /// The points that get a marker: by turns, so that those of different lines do not meet, and the
  /// last one and those without neighbours.
  private func marked(_ line: LineMark, _ place: Int, of count: Int) -> [Point] {
    let perYear = (right - left) / Double(years.count)
    let cycle = max(
      1, Int(((isCompact ? 40 : 28) / perYear).rounded(.up)), isCompact ? 1 : count)
    let turn = isCompact ? 0 : place * cycle / max(1, count)
    return line.runs.enumerated().flatMap { index, run in
      run.enumerated().compactMap { position, point in
        let isAlone = run.count == 1
        let isLast = index == line.runs.count - 1 && position == run.count - 1
        let isFirst = line.isNamedAtStart && position == 0
        let isDue =
          (point.year - years.first) % cycle == turn && position > 0 && position < run.count - 1
          && x(point.year) < x(line.last?.year ?? point.year) - 12
        return isAlone || isLast || isFirst || isDue ? point : nil
      }
    }
  }

  /// Names and values at the ends of the lines, moved apart where they would overlap.
  func drawLabels(into writer: inout SVGWriter) {
    place(EndOrder.sorted(named, at: \.last, on: values)) { line, point, y in
      let start = right + 14
      // A line that ends early is found by its marker: a leader would cross the others.
      if point.year == years.last {
        leader(from: x(point.year) + 6, self.y(point.position), to: start - 6, y, into: &writer)
      }
      if line.role != .context { MarkerShape.drawKey(line, x: start, y: y, into: &writer) }
      let label = FieldSVG.label(line.name, point, years, room: width - start - 9)
      writer.text(label, x: start + 9, y: y + 4, ink: line.role == .context ? .soft : .plain)
    }
    guard isNamedAtStart else { return }
    let bands = plot.bands.isEmpty ? 0.0 : 22
    place(EndOrder.sorted(named, at: \.first, on: values)) { line, point, y in
      let end = left - bands - 26
      let label = FieldSVG.label(line.name, point, nil, room: end)
      writer.text(
        label, x: end, y: y + 4, anchor: "end", ink: line.role == .context ? .soft : .plain)
      if line.role != .context {
        MarkerShape.drawKey(line, x: end + 10, y: y, into: &writer)
      }
      if bands == 0 {
        leader(from: end + 16, y, to: x(point.year) - 6, self.y(point.position), into: &writer)
      }
    }
  }

  private func leader(
    from x1: Double, _ y1: Double, to x2: Double, _ y2: Double, into writer: inout SVGWriter
  ) {
    guard abs(y2 - y1) > 5 else { return }
    writer.line(x1, y1, x2, y2, isAxis: true, dash: "1 2")
  }

  private func place(
    _ labels: [(line: LineMark, point: Point)], _ draw: (LineMark, Point, Double) -> Void
  ) {
    let spacing = 14.0
    let count = max(labels.count, Int((bottom - top) / spacing))
    let wanted = labels.map { Int(((y($0.point.position) - top) / 2).rounded()) }
    let rows = LabelStack.rows(wanted: wanted, of: count * 7, spacing: 7) ?? wanted
    for (item, row) in zip(labels, rows) { draw(item.line, item.point, top + Double(row) * 2) }
  }
}
