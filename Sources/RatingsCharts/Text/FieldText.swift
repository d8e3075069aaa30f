internal import DisplayText
internal import FreedomModel

/// Draws a plot with a scale of values from bottom to top: lines over the years.
struct FieldText {
  let plot: Plot
  let years: YearScale
  let values: ValueScale
  let glyphs: Glyphs
  let lettering: ChartText
  let width: Int
  let rows: RowScale
  /// Cells left of the field: names at the start, band codes, tick labels and the axis.
  let left: Int
  let columns: Int
  let startLabels: EndLabels
  let endLabels: EndLabels
  /// Whether the lines have names beside the field; small drawings have none.
  let isNamed: Bool
  private let tickWidth: Int
  private let hasAxis: Bool

  init?(
    _ plot: Plot, width: Int, rows wanted: Int?, isNamed: Bool, glyphs: Glyphs, lettering: ChartText
  ) {
    guard case .years(let years) = plot.x, case .values(let values) = plot.y else { return nil }
    self.plot = plot
    self.years = years
    self.values = values
    self.glyphs = glyphs
    self.lettering = lettering
    self.width = width
    self.isNamed = isNamed
    let lines = plot.lines
    let isNamedAtStart = lines.contains(where: \.isNamedAtStart)
    hasAxis = !isNamedAtStart
    tickWidth = hasAxis ? values.ticks.map { lettering.clean($0.label).displayWidth }.max() ?? 0 : 0
    let bands = plot.bands.isEmpty ? 0 : 3
    let axis = (tickWidth > 0 ? tickWidth + 1 : 0) + 1
    let room = max(0, width - bands - axis)
    let namesRoom = !isNamed || width < 28 ? 0 : isNamedAtStart ? room / 3 : room * 2 / 5
    rows = RowScale(
      values, boundaries: plot.bands.boundaries, isStepped: plot.isStepped,
      wanted: isNamedAtStart
        ? max(wanted ?? 0, min(60, max(16, lines.count(where: \.isNamed)))) : wanted,
      parts: glyphs.isASCII ? 3 : 4)
    endLabels = EndLabels(
      lines, .end(of: years), on: values, room: namesRoom, rows: rows, glyphs: glyphs,
      lettering: lettering)
    startLabels = EndLabels(
      isNamedAtStart ? lines : [], .start, on: values, room: namesRoom, rows: rows,
      glyphs: glyphs, lettering: lettering)
    left = bands + axis + startLabels.width
    columns = max(1, width - left - endLabels.width)
  }

  /// The cell of a year, counted from the left end of the field.
  func column(_ year: Int) -> Int {
    Int((years.fraction(year) * Double(columns - 1)).rounded())
  }

  func lines() -> [TextLine] {
    let lanes = AnnotationLanes(plot.annotations, glyphs: glyphs, columns: columns, at: column)
    var canvas = Canvas(columns: columns, rows: rows.count)
    for row in rows.rules {
      for column in stride(from: 0, to: columns, by: 2) { canvas.paint(glyphs.rule, column, row) }
    }
    if let reference = plot.reference {
      let row = rows.row(reference)
      for column in 0..<columns { canvas.paint(glyphs.horizontal, column, row) }
    }
    for column in lanes.guides.prefix(12) {
      for row in 0..<rows.count { canvas.paint(glyphs.guide, column, row) }
    }
    drawLines(on: &canvas)
    return lanes.lines(offset: left) + (0..<rows.count).map { line($0, canvas) } + axis()
  }

  private func line(_ row: Int, _ canvas: Canvas) -> TextLine {
    var line = TextLine()
    if let label = startLabels.label(row) { line.append(label.text, label.ink) }
    line.pad(to: startLabels.width)
    if !plot.bands.isEmpty {
      line.append(bandCode(row))
      line.pad(to: startLabels.width + 3)
    }
    let tick = hasAxis ? values.ticks.first { rows.row($0.position) == row } : nil
    if tickWidth > 0 {
      let label = tick.map { lettering.clean($0.label) } ?? ""
      line.append(
        String(repeating: " ", count: max(0, tickWidth - label.displayWidth)) + label + " ")
    }
    line.pad(to: left - 1)
    line.append(String(tick == nil ? glyphs.vertical : glyphs.tickLeft), .faint)
    line.append(canvas.line(row, glyphs))
    if let label = endLabels.label(row) {
      line.pad(to: left + columns + 1)
      line.append(label.text, label.ink)
    }
    return line
  }

  /// The code of the band whose middle row this is.
  private func bandCode(_ row: Int) -> String {
    for band in plot.bands {
      let middle = (rows.row(band.freest) + rows.row(band.leastFree)) / 2
      if middle == row { return band.status.code }
    }
    return ""
  }

  private func axis() -> [TextLine] {
    YearAxis.lines(
      years, columns: columns, offset: left, width: width, glyphs: glyphs,
      isEndsOnly: !hasAxis, at: column)
  }
}

extension Plot {
  var lines: [LineMark] {
    marks.compactMap { if case .line(let line) = $0 { line } else { nil } }
  }
}
