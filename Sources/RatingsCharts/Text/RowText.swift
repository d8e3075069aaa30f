internal import DisplayText
internal import FreedomModel

/// Draws a plot with one row a name: fields of years, small bars or long ones.
struct RowText {
  let plot: Plot
  let names: [String]
  let glyphs: Glyphs
  let lettering: ChartText
  let width: Int
  let nameWidth: Int
  private let texts: [String]
  private let textWidth: Int
  /// Whether the texts have arrows instead of words.
  let hasArrows: Bool

  /// Lays a plot out; `nil` where its scale from top to bottom is not one of names.
  init?(_ plot: Plot, width: Int, glyphs: Glyphs, lettering: ChartText) {
    guard case .categories(let names) = plot.y else { return nil }
    self.plot = plot
    self.glyphs = glyphs
    self.lettering = lettering
    self.width = width
    let isPicked = !plot.strongRows.isEmpty
    let cleaned = names.enumerated().map { row, name in
      let sign = plot.strongRows.contains(row) ? "\(glyphs.pointer) " : "  "
      return (isPicked ? sign : "") + lettering.clean(name)
    }
    let widest = cleaned.map(\.displayWidth).max() ?? 0
    let nameWidth = min(widest, max(6, Int(Double(width) * (plot.nameShare ?? 0.3))))
    self.nameWidth = nameWidth
    self.names = cleaned.map { lettering.shortened($0, to: nameWidth) }
    let rest = width - nameWidth - 2
    func fits(_ texts: [String], _ cells: Int) -> Bool {
      (texts.map(\.displayWidth).max() ?? 0) + 1 + cells <= rest
    }
    let full = RowText.texts(plot, rows: names.count, isShort: false).map(lettering.clean)
    let short = RowText.texts(plot, rows: names.count, isShort: true).map(lettering.clean)
    var span = 10
    if case .years(let years) = plot.x { span = years.count }
    texts = fits(full, span) ? full : fits(short, span) ? short : fits(full, 20) ? full : []
    let textWidth = texts.map(\.displayWidth).max() ?? 0
    self.textWidth = textWidth > 0 ? textWidth + 1 : 0
    hasArrows = texts == short && texts != full
  }

  private static func texts(_ plot: Plot, rows: Int, isShort: Bool) -> [String] {
    var texts = Array(repeating: "", count: rows)
    for mark in plot.marks {
      switch mark {
      case .spark(let spark) where texts.indices.contains(spark.row):
        texts[spark.row] = isShort ? spark.shortText : spark.text
      case .bar(let bar) where texts.indices.contains(bar.row): texts[bar.row] = bar.text
      case .spark, .bar, .line, .tile, .stack, .dot, .area: break
      }
    }
    return texts
  }

  func text(_ row: Int) -> String { texts.indices.contains(row) ? texts[row] : "" }

  /// Cells between the names and the texts, without the axis.
  var room: Int { max(1, width - nameWidth - 2 - textWidth) }

  func lines() -> [TextLine] {
    switch plot.x {
    case .years(let years): yearLines(years)
    case .values(let values): barLines(values)
    case .categories: []
    }
  }

  private func ink(ofName row: Int) -> TextStyle {
    plot.strongRows.contains(row) ? .strong : .plain
  }

  func start(_ row: Int) -> TextLine {
    var line = TextLine(names[row], ink(ofName: row))
    line.pad(to: nameWidth + 1)
    line.append(String(glyphs.vertical), .faint)
    return line
  }
}

extension RowText {
  /// Bars from zero along the rows, with the value after each, and an axis of values.
  func barLines(_ values: ValueScale) -> [TextLine] {
    let zero = Int((values.fraction(0) * Double(room)).rounded())
    var lines = names.indices.map { row in
      var line = TextLine(names[row], ink(ofName: row))
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

  /// A bar from the cell of zero: to the right in eighths of a cell where there are any, to the
  /// left in whole cells, since no character fills the right part of a cell.
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
    if bar.isMean {
      return String(repeating: String(glyphs.meanBar), count: Int(length.rounded()))
    }
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
