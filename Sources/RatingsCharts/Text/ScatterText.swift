internal import DisplayText
internal import FreedomModel

/// Draws dots between two scales of values: a sign a cell, the codes of those that are named beside
/// it.
struct ScatterText {
  private let plot: Plot
  private let across: ValueScale
  private let up: ValueScale
  private let glyphs: Glyphs
  private let lettering: ChartText
  private let width: Int
  private let rows: RowScale
  private let left: Int
  private let columns: Int

  /// How many lines high it is by default.
  private static let usualRows = 21

  init?(_ plot: Plot, width: Int, rows wanted: Int?, glyphs: Glyphs, lettering: ChartText) {
    guard case .values(let across) = plot.x, case .values(let up) = plot.y else { return nil }
    self.plot = plot
    self.across = across
    self.up = up
    self.glyphs = glyphs
    self.lettering = lettering
    self.width = width
    rows = RowScale(
      up, boundaries: [], isStepped: false, wanted: wanted ?? Self.usualRows,
      parts: glyphs.isASCII ? 3 : 4)
    let ticks = up.ticks.map { lettering.clean($0.label).displayWidth }.max() ?? 0
    left = min(width / 3, ticks + 1) + 1
    // The name of a country at the right end needs space too.
    columns = max(1, width - left - 4)
  }

  /// What is in one cell.
  private struct Place: Hashable {
    let column: Int
    let row: Int
  }

  func lines() -> [TextLine] {
    var cells: [Place: [DotMark.Entry]] = [:]
    var order: [Place] = []
    for dot in plot.dots {
      let place = Place(column: column(dot.x), row: rows.row(dot.y))
      if cells[place] == nil { order.append(place) }
      cells[place, default: []] += dot.entries
    }
    var canvas = Canvas(columns: columns + 4, rows: rows.count)
    drawGuide(on: &canvas)
    for (place, entries) in cells {
      let isNamed = entries.contains(where: \.isNamed)
      canvas.sign(
        glyphs.dot(entries.count, isNamed: isNamed), place.column, place.row,
        isNamed ? .series(0) : .plain)
    }
    for place in order {
      for entry in cells[place] ?? [] where entry.isNamed { name(entry, at: place, on: &canvas) }
    }
    return heading(plot.axisNames.last, isRight: false)
      + (0..<rows.count).map { line($0, canvas) } + axis()
      + heading(plot.axisNames.first, isRight: true) + [key(cells.values.map(\.count))]
  }

  private func column(_ position: Double) -> Int {
    Int((across.fraction(position) * Double(columns - 1)).rounded())
  }

  private func drawGuide(on canvas: inout Canvas) {
    guard let guide = plot.guide else { return }
    for column in stride(from: 0, to: columns, by: 2) {
      let share = columns == 1 ? 0 : Double(column) / Double(columns - 1)
      let x = across.start + (across.end - across.start) * share
      let isOnLine = (min(guide.fromX, guide.toX)...max(guide.fromX, guide.toX)).contains(x)
      let y = guide.y(at: x)
      guard isOnLine, (0...1).contains(up.fraction(y)) else { continue }
      canvas.paint(glyphs.rule, column, rows.row(y))
    }
  }

  /// Writes the code of an entity beside its dot, to the right or to the left, where there is
  /// space.
  private func name(_ entry: DotMark.Entry, at place: Place, on canvas: inout Canvas) {
    let text = Array(lettering.clean(entry.shortName).unicodeScalars)
    guard !text.isEmpty, text.count <= 4 else { return }
    for start in [place.column + 1, place.column - text.count] {
      let cells = start..<(start + text.count)
      guard cells.allSatisfy({ !canvas.isSigned($0, place.row) }) else { continue }
      for (column, scalar) in zip(cells, text) {
        canvas.sign(scalar, column, place.row, .series(0))
      }
      return
    }
  }

  private func line(_ row: Int, _ canvas: Canvas) -> TextLine {
    var line = TextLine()
    let tick = up.ticks.first { rows.row($0.position) == row }
    let label = tick.map { lettering.clean($0.label) } ?? ""
    line.pad(to: left - 2 - label.displayWidth)
    line.append(label + " ")
    line.pad(to: left - 1)
    line.append(String(tick == nil ? glyphs.vertical : glyphs.tickLeft), .faint)
    line.append(canvas.line(row, glyphs))
    return line
  }

  /// The axis below: a rule with its ticks, and the labels that have space.
  private func axis() -> [TextLine] {
    var rule = [Unicode.Scalar](repeating: glyphs.horizontal, count: columns)
    var labels = TextLine()
    for tick in across.ticks.sorted(by: { column($0.position) < column($1.position) }) {
      let place = column(tick.position)
      if rule.indices.contains(place) { rule[place] = glyphs.tickDown }
      let label = lettering.clean(tick.label)
      let start = max(0, left + place - label.displayWidth / 2)
      guard start >= labels.width + (labels.width == 0 ? 0 : 1), start + label.displayWidth <= width
      else { continue }
      labels.pad(to: start)
      labels.append(label)
    }
    var line = TextLine()
    line.pad(to: left - 1)
    line.append(String(glyphs.corner) + String(String.UnicodeScalarView(rule)), .faint)
    return [line, labels]
  }

  private func heading(_ name: String?, isRight: Bool) -> [TextLine] {
    guard let name, !name.isEmpty else { return [] }
    let text = lettering.shortened(lettering.clean(name), to: width)
    var line = TextLine()
    if isRight { line.pad(to: max(0, left + columns - text.displayWidth)) }
    line.append(text, .strong)
    return [line]
  }

  private func key(_ counts: [Int]) -> TextLine {
    let isMany = counts.contains { $0 > 1 }
    let parts = [
      "\(glyphs.dot(1, isNamed: true)) named", "\(glyphs.dot(1, isNamed: false)) others",
      isMany ? "2-9, + several" : nil,
    ].compactMap(\.self)
    return TextLine(lettering.shortened(parts.joined(separator: "   "), to: width), .faint)
  }
}

extension Glyphs {
  /// The sign of a cell with one dot or several.
  fileprivate func dot(_ count: Int, isNamed: Bool) -> Unicode.Scalar {
    switch count {
    case ...1: isASCII ? (isNamed ? "*" : "o") : (isNamed ? "●" : "○")
    case 2...9: Unicode.Scalar(UInt8(ascii: "0") + UInt8(count))
    default: "+"
    }
  }
}
