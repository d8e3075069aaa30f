internal import DisplayText
internal import FreedomModel

extension RowText {
  /// Bars from zero along the rows, with the figure after each, and an axis of figures.
  func barLines(_ values: ValueScale) -> [TextLine] {
    let zero = Int((values.fraction(0) * Double(room)).rounded())
    var lines = names.indices.map { row in
      var line = TextLine(names[row])
      line.pad(to: nameWidth + 1)
      return line
    }
    for mark in plot.marks {
      guard case .bar(let bar) = mark, lines.indices.contains(bar.row) else { continue }
      append(bar, values, zero: zero, to: &lines[bar.row])
      if !text(bar.row).isEmpty { lines[bar.row].append(" " + text(bar.row)) }
    }
    return lines + axis(values)
  }

  /// A bar from the cell of zero: to the right in eighths of a cell where there are any, to the left in
  /// whole cells, since no character fills the right part of a cell.
  private func append(
    _ bar: BarMark, _ values: ValueScale, zero: Int, to line: inout TextLine
  ) {
    let start = line.width
    let length = (values.fraction(bar.position) - values.fraction(0)) * Double(room)
    if length < 0 {
      let cells = min(zero, max(1, Int((-length).rounded())))
      line.pad(to: start + zero - cells)
      line.append(filled(bar, length: Double(cells)), bar.fill.ink)
    }
    line.pad(to: start + zero)
    line.append(String(glyphs.vertical), .faint)
    line.append(filled(bar, length: length), bar.fill.ink)
  }

  private func filled(_ bar: BarMark, length: Double) -> String {
    guard length > 0 else { return "" }
    if case .status(let status) = bar.fill {
      return String(repeating: String(glyphs.pattern(status)), count: Int(length.rounded()))
    }
    if glyphs.isASCII { return String(repeating: "#", count: Int(length.rounded())) }
    let eighths = Int((length * 8).rounded())
    let rest = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8]
    return String(repeating: "█", count: eighths / 8) + rest
  }

  private func axis(_ values: ValueScale) -> [TextLine] {
    let offset = nameWidth + 1
    let ticks = values.ticks.sorted { values.fraction($0.position) < values.fraction($1.position) }
    var rule = Array(repeating: glyphs.horizontal, count: room + 1)
    rule[0] = glyphs.corner
    var labels = TextLine()
    for (index, tick) in ticks.enumerated() {
      let label = lettering.clean(tick.label)
      let column = Int((values.fraction(tick.position) * Double(room)).rounded())
      let start = max(
        0, min(width - label.displayWidth, offset + column - (label.displayWidth - 1) / 2))
      let isLast = index == ticks.count - 1
      guard start > labels.width || labels.width == 0,
        isLast || start + label.displayWidth + 3 < offset + room
      else { continue }
      if rule.indices.contains(column), column > 0 { rule[column] = glyphs.tickDown }
      labels.pad(to: start)
      labels.append(label)
    }
    var line = TextLine()
    line.pad(to: offset)
    line.append(rule.reduce(into: "") { $0.unicodeScalars.append($1) }, .faint)
    return [line, labels]
  }
}
