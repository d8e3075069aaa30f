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

extension RowText {
  /// Rows of years; years that do not fit beside one another go into blocks one under another.
  func yearLines(_ years: YearScale) -> [TextLine] {
    let perYear = cellsPerYear(years)
    let blocks = (years.count * perYear + room - 1) / room
    let size = (years.count + blocks - 1) / blocks
    let cells = rowCells(years, perYear)
    var lines: [TextLine] = []
    for first in stride(from: years.first, through: years.last, by: size) {
      let block = YearScale(first: first, last: min(years.last, first + size - 1))
      if !lines.isEmpty { lines.append(TextLine()) }
      lines += self.block(block, of: years, perYear, cells)
    }
    if hasArrows { lines.append(TextLine(lettering.clean("↑ improved  ↓ declined"), .faint)) }
    return lines
  }

  private func block(
    _ block: YearScale, of years: YearScale, _ perYear: Int, _ cells: [[Cell]]
  ) -> [TextLine] {
    let columns = block.count * perYear
    let offset = nameWidth + 2
    func column(_ year: Int) -> Int { (year - block.first) * perYear + (perYear - 1) / 2 }
    let shown = plot.annotations.compactMap { annotation -> PlacedAnnotation? in
      guard annotation.years.overlaps(block.first...block.last) else { return nil }
      return PlacedAnnotation(
        letter: annotation.letter, years: annotation.years.clamped(to: block.first...block.last),
        text: annotation.text)
    }
    var lines = AnnotationLanes(shown, glyphs: glyphs, columns: columns, at: column)
      .lines(offset: offset)
    let place = (block.first - years.first) * perYear
    for row in names.indices {
      var line = start(row)
      for cell in cells[row][place..<place + columns] {
        line.append(String(cell.scalar), cell.ink)
      }
      if block.last == years.last, !text(row).isEmpty {
        line.pad(to: offset + columns + 1)
        line.append(text(row))
      }
      lines.append(line)
    }
    return lines
      + YearAxis.lines(
        block, columns: columns, offset: offset, width: width, glyphs: glyphs, at: column)
  }

  /// One cell a year for small bars; fields grow with the width, and show their value if it fits.
  private func cellsPerYear(_ years: YearScale) -> Int {
    let most = max(1, room / years.count)
    let hasSparks = plot.marks.contains { if case .spark = $0 { true } else { false } }
    return hasSparks ? 1 : min(most, max(3, widestFigure + 1))
  }

  /// Whether the fields show values instead of shades.
  var hasFigures: Bool {
    guard case .years(let years) = plot.x else { return false }
    return hasFigures(cellsPerYear(years))
  }

  private func hasFigures(_ perYear: Int) -> Bool { widestFigure > 0 && perYear > widestFigure }

  private var widestFigure: Int {
    plot.marks.reduce(0) { widest, mark in
      guard case .tile(let tile) = mark, case .level = tile.fill else { return widest }
      return max(widest, tile.text.displayWidth)
    }
  }

  private typealias Cell = (scalar: Unicode.Scalar, ink: TextStyle)

  private func rowCells(_ years: YearScale, _ perYear: Int) -> [[Cell]] {
    let blank: Cell = (" ", .plain)
    var cells = Array(
      repeating: Array(repeating: blank, count: years.count * perYear), count: names.count)
    let hasFigures = hasFigures(perYear)
    for mark in plot.marks {
      switch mark {
      case .spark(let spark):
        guard cells.indices.contains(spark.row) else { continue }
        for point in spark.points where (years.first...years.last).contains(point.year) {
          cells[spark.row][(point.year - years.first) * perYear] = (
            glyphs.bar(point.position), .plain
          )
        }
      case .tile(let tile):
        guard cells.indices.contains(tile.row), (years.first...years.last).contains(tile.year)
        else { continue }
        let start = (tile.year - years.first) * perYear
        for (offset, scalar) in scalars(tile, perYear, asFigure: hasFigures).enumerated() {
          cells[tile.row][start + offset] = (scalar, tile.fill.ink)
        }
      case .line, .bar, .stack, .dot, .area: break
      }
    }
    return cells
  }

  private func scalars(_ tile: TileMark, _ count: Int, asFigure: Bool) -> [Unicode.Scalar] {
    if asFigure {
      let text = lettering.clean(tile.text).unicodeScalars
      return (0..<max(0, count - text.count)).map { _ in " " } + text.prefix(count)
    }
    let scalar: Unicode.Scalar =
      switch tile.fill {
      case .status(let status): glyphs.pattern(status)
      case .level(let level): glyphs.shade(level)
      case .plain, .change, .missing, .unrated, .territory: " "
      }
    return Array(repeating: scalar, count: count)
  }
}

extension Fill {
  var ink: TextStyle {
    switch self {
    case .status(let status): .status(status)
    case .level(let level): .level(level)
    case .change(let step) where step != 0: .status(step > 0 ? .free : .notFree)
    case .unrated: .faint
    case .plain, .change, .missing, .territory: .plain
    }
  }
}
