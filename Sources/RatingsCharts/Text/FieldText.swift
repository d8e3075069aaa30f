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

extension FieldText {
  func drawLines(on canvas: inout Canvas) {
    let all = plot.linesFromBehind
    if isNamed { for line in all where line.role == .context { drawPoints(line, on: &canvas) } }
    let lines = all.filter { $0.role != .context }
    if all.count == 1 { drawLimits(of: all[0], on: &canvas) }
    for line in lines {
      for (index, run) in line.runs.enumerated() {
        if rows.isExact {
          drawSteps(run, line.ink, isFirst: index == 0, on: &canvas)
        } else if glyphs.isASCII {
          drawSlants(run, line.ink, on: &canvas)
        } else {
          drawDots(run, line.ink, on: &canvas)
        }
      }
    }
    for line in lines { markGaps(line, on: &canvas) }
    markSomePoints(lines, on: &canvas)
    for line in lines { markEnds(line, on: &canvas) }
  }

  /// Faint dots at both limits of every year, behind the line.
  private func drawLimits(of line: LineMark, on canvas: inout Canvas) {
    guard let end = line.last?.year else { return }
    for (place, limit) in line.limits.enumerated() {
      let next = line.limits.indices.contains(place + 1) ? line.limits[place + 1].year : end
      for column in column(limit.year)...max(column(limit.year), column(next)) {
        for level in [limit.low, limit.high] { canvas.paint(glyphs.rule, column, rows.row(level)) }
      }
    }
  }

  /// A faint dot a year behind everything else: many lines would be a surface.
  private func drawPoints(_ line: LineMark, on canvas: inout Canvas) {
    for point in line.runs.joined() {
      canvas.paint(glyphs.context, column(point.year), rows.row(point.position))
    }
  }

  /// Levels as level strokes, changes as upright ones in the year of the new value.
  private func drawSteps(_ run: [Point], _ ink: TextStyle, isFirst: Bool, on canvas: inout Canvas) {
    if isFirst, run.count > 1, let first = run.first {
      // A half stroke marks a gap, and before the first value there is none.
      canvas.stroke(Stroke.left, column(first.year), rows.row(first.position), ink)
    }
    for (point, next) in zip(run, run.dropFirst()) {
      let (from, to) = (column(point.year), column(next.year))
      let (row, nextRow) = (rows.row(point.position), rows.row(next.position))
      if from < to {
        canvas.stroke(Stroke.right, from, row, ink)
        for column in from + 1..<max(from + 1, to) {
          canvas.stroke(Stroke.left | Stroke.right, column, row, ink)
        }
        canvas.stroke(Stroke.left, to, row, ink)
      }
      guard row != nextRow else { continue }
      let down = nextRow > row
      canvas.stroke(down ? Stroke.down : Stroke.up, to, row, ink)
      for between in min(row, nextRow) + 1..<max(row, nextRow) {
        canvas.stroke(Stroke.up | Stroke.down, to, between, ink)
      }
      canvas.stroke(down ? Stroke.up : Stroke.down, to, nextRow, ink)
    }
  }

  /// Straight lines or steps between points in braille dots.
  private func drawDots(_ run: [Point], _ ink: TextStyle, on canvas: inout Canvas) {
    for (point, next) in zip(run, run.dropFirst()) {
      let (x0, y1) = (column(point.year) * 2, rows.part(next.position))
      let (x1, y0) = (column(next.year) * 2, rows.part(point.position))
      if plot.isStepped {
        for x in x0...max(x0, x1) { canvas.dot(x, y0, ink) }
        for y in min(y0, y1)...max(y0, y1) { canvas.dot(x1, y, ink) }
        continue
      }
      let steps = max(abs(x1 - x0), abs(y1 - y0))
      guard steps > 0 else {
        canvas.dot(x0, y0, ink)
        continue
      }
      for step in 0...steps {
        let share = Double(step) / Double(steps)
        canvas.dot(
          x0 + Int((Double(x1 - x0) * share).rounded()),
          y0 + Int((Double(y1 - y0) * share).rounded()), ink)
      }
    }
  }

  /// Straight lines or steps between points in ASCII: `_`, `-` and `"` for three heights of a row.
  private func drawSlants(_ run: [Point], _ ink: TextStyle, on canvas: inout Canvas) {
    for (point, next) in zip(run, run.dropFirst()) {
      let (from, to) = (column(point.year), column(next.year))
      let (start, end) = (rows.part(point.position), rows.part(next.position))
      var last = start / 3
      for column in from...max(from, to) {
        let share =
          column == to ? 1 : plot.isStepped ? 0 : Double(column - from) / Double(to - from)
        let part = start + Int((Double(end - start) * share).rounded())
        let row = part / 3
        for between in min(row, last)...max(row, last) where between != row && between != last {
          canvas.slant("|", column, between, ink)
        }
        canvas.slant(
          row > last ? "\\" : row < last ? "/" : ["\"", "-", "_"][part % 3], column, row, ink)
        last = row
      }
    }
  }

  /// Marks the ends of runs at a gap: half strokes do, where there are any and the gap is wide
  /// enough.
  private func markGaps(_ line: LineMark, on canvas: inout Canvas) {
    let ink = line.ink
    for (run, next) in zip(line.runs, line.runs.dropFirst()) {
      guard let end = run.last, let start = next.first else { continue }
      let (from, to) = (column(end.year), column(start.year))
      let (row, nextRow) = (rows.row(end.position), rows.row(start.position))
      if to - from > 1 {
        guard glyphs.isASCII || !rows.isExact else { continue }
        if run.count > 1 { canvas.sign(glyphs.runEnd, from, row, ink) }
        if next.count > 1 { canvas.sign(glyphs.runStart, to, nextRow, ink) }
      } else if run.count > 1 || next.count > 1 {
        canvas.sign(glyphs.hiddenGap, run.count > 1 ? from : to, run.count > 1 ? row : nextRow, ink)
      }
    }
  }

  /// Markers at points by turns, so that lines on the same values can be distinguished.
  private func markSomePoints(_ lines: [LineMark], on canvas: inout Canvas) {
    let perYear = Double(columns) / Double(years.count)
    let cycle = max(lines.count, Int((8 / perYear).rounded(.up)), 1)
    for (place, line) in lines.enumerated() {
      let turn = place * cycle / lines.count
      let end = line.last.map { column($0.year) } ?? 0
      for run in line.runs where run.count > 1 {
        for point in run.dropFirst().dropLast() {
          let (column, row) = (column(point.year), rows.row(point.position))
          guard (point.year - years.first) % cycle == turn, !canvas.isSigned(column, row),
            column < end - 3
          else { continue }
          canvas.sign(glyphs.marker(line), column, row, line.ink)
        }
      }
    }
  }

  /// Markers at the last point and at points without neighbours; those of a tie are side by side.
  private func markEnds(_ line: LineMark, on canvas: inout Canvas) {
    if line.isNamedAtStart, let first = line.first { mark(first, line, on: &canvas) }
    for (index, run) in line.runs.enumerated() {
      guard let point = run.last, run.count == 1 || index == line.runs.count - 1 else { continue }
      mark(point, line, on: &canvas)
    }
  }

  private func mark(_ point: Point, _ line: LineMark, on canvas: inout Canvas) {
    let (column, row) = (column(point.year), rows.row(point.position))
    let marker = glyphs.marker(line)
    let places = [column] + (1...8).map { column - $0 } + (1...8).map { column + $0 }
    let free = places.first { !canvas.isSigned($0, row) } ?? column
    canvas.sign(marker, free, row, line.ink)
  }
}

/// Lines of letters and intervals above a drawing, so that nothing covers the data.
struct AnnotationLanes {
  private var lanes: [[(scalar: Unicode.Scalar, column: Int)]] = []
  private var ends: [Int] = []
  private(set) var guides: [Int] = []

  init(_ annotations: [PlacedAnnotation], glyphs: Glyphs, columns: Int, at column: (Int) -> Int) {
    for annotation in annotations {
      let letters = Array(annotation.letter.unicodeScalars)
      let start = max(0, min(columns - letters.count, column(annotation.years.lowerBound)))
      var scalars = letters
      if annotation.years.count > 1 {
        let end = min(columns - 1, column(annotation.years.upperBound))
        if end - start >= scalars.count {
          while end - start > scalars.count { scalars.append(glyphs.horizontal) }
          scalars.append(glyphs.intervalEnd)
        }
      } else {
        guides.append(column(annotation.years.lowerBound))
      }
      var lane = ends.firstIndex { $0 < start } ?? ends.count
      if lane == ends.count {
        ends.append(-1)
        lanes.append([])
      }
      lane = min(lane, lanes.count - 1)
      lanes[lane] += scalars.enumerated().map { ($1, start + $0) }
      ends[lane] = start + scalars.count
    }
  }

  /// The lanes as text, the first lane nearest to the drawing.
  func lines(offset: Int) -> [TextLine] {
    lanes.reversed().map { lane in
      var line = TextLine()
      for (scalar, column) in lane {
        line.pad(to: offset + column)
        line.append(String(scalar), .strong)
      }
      return line
    }
  }
}
